import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { textIn, type Locale, type LocalizedText } from '../../core/language/localized-text.ts'
import { createFormats } from './formats.ts'

/** The words and figures of a screen: `t` for messages, `text` for texts of the core, `formats` for numbers and dates. */
export function useLanguage() {
  const { t, te, tm, locale } = useI18n()
  const current = computed(() => locale.value as Locale)
  const formats = computed(() => createFormats(current.value))
  function text(localized: LocalizedText): string {
    return textIn(localized, current.value)
  }
  return { t, te, tm, locale: current, text, formats }
}
