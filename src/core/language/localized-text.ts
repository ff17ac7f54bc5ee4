/** The languages of screens and documents. Chinese (simplified) is the language of reference. */
export const locales = ['zh-CN', 'zh-TW', 'en'] as const
export type Locale = (typeof locales)[number]

/** A text for people in every language we ship. `zh-TW` falls back to `zh-CN` where it is not written. */
export type LocalizedText = { 'zh-CN': string; en: string; 'zh-TW'?: string }

/** The text in one language; zh-TW falls back to zh-CN. */
export function textIn(text: LocalizedText, locale: Locale): string {
  if (locale === 'en') return text.en
  if (locale === 'zh-TW') return text['zh-TW'] ?? text['zh-CN']
  return text['zh-CN']
}
