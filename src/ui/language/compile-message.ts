/** What a message is filled from: named values, and the form that fits a count. */
export type MessageValues = { named(name: string): unknown; plural(forms: string[]): unknown }

/**
 * Fills `{name}`; `one | many` chooses by count. The same sentences serve engine and documents,
 * so the special characters of vue-i18n's own syntax mean nothing here, and nothing is evaluated.
 */
export function compileMessage(message: string): (context: MessageValues) => string {
  return (context) => {
    const forms = message.split(' | ')
    const form = forms.length > 1 ? String(context.plural(forms)) : message
    return form.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = context.named(name)
      return value === undefined || value === null ? whole : String(value)
    })
  }
}
