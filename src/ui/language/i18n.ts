import { createI18n, type LocaleMessageValue, type VueMessageType } from 'vue-i18n'
import { locales, type Locale } from '../../core/language/localized-text.ts'
import { compileMessage } from './compile-message.ts'

type Messages = Record<string, LocaleMessageValue<VueMessageType>>

const files = import.meta.glob<Messages>('../../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
})

/** `resources/locales/<locale>/<subject>.json` gives the messages `<subject>.…` of that locale. */
function messagesOf(locale: Locale): Messages {
  const messages: Messages = {}
  for (const [path, content] of Object.entries(files)) {
    const [, folder, subject] = /\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? []
    if (folder === locale && subject) messages[subject] = content
  }
  return messages
}

/** zh-CN is the language of reference; what zh-TW lacks is taken from it. */
export function createLanguage(locale: Locale) {
  return createI18n({
    legacy: false,
    locale,
    fallbackLocale: { 'zh-TW': ['zh-CN'], default: ['zh-CN'] },
    missingWarn: false,
    fallbackWarn: false,
    messages: Object.fromEntries(locales.map((name) => [name, messagesOf(name)])) as Record<Locale, Messages>,
    messageCompiler: (message) => compileMessage(typeof message === 'string' ? message : ''),
  })
}
