import { locales, type Locale, type LocalizedText } from '../../core/language/localized-text.ts'
import type { Session } from '../session.ts'

/** What a fact is called in every language: a field's label, or a derived fact's. */
export function factLabel(session: Session, name: string): LocalizedText {
  const labels = locales.map((locale) => {
    const { find } = session.resources.words[locale]
    return [locale, find(`fields.field.${name}`) ?? find(`facts.${name}`) ?? name] as const
  })
  return Object.fromEntries(labels) as LocalizedText
}

/** A fact's value as people read it; an unknown one by its own word. */
export function factText(session: Session, name: string, value: unknown, locale: Locale): string {
  const { find, say } = session.resources.words[locale]
  if (value === null || value === undefined) return say('reasons.value_unknown')
  if (typeof value === 'boolean') return say(value ? 'reasons.value_yes' : 'reasons.value_no')
  if (Array.isArray(value)) {
    return value.map((entry) => factText(session, name, entry, locale)).join(say('reasons.list_separator'))
  }
  if (typeof value === 'number') return String(Math.round(value * 100) / 100)
  return find(`fields.choice.${name}.${String(value)}`) ?? String(value)
}
