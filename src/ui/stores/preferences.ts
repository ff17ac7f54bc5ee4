import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'
import { locales, type Locale } from '../../core/language/localized-text.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** How this person likes the window on this computer. `public/theme.js` reads `heshu.theme` before the first paint. */
export const usePreferences = defineStore('preferences', () => {
  const theme = ref<Theme>(themes.find((name) => name === stored('heshu.theme')) ?? 'system')
  const locale = ref<Locale>(storedLocale())
  /** Under which name changes made on this computer are recorded; empty leaves it to the host. */
  const author = ref(stored('heshu.author') ?? '')
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')
  const systemDark = ref(prefersDark.matches)
  prefersDark.addEventListener('change', (event) => (systemDark.value = event.matches))

  watchEffect(() => {
    const dark = theme.value === 'dark' || (theme.value === 'system' && systemDark.value)
    document.documentElement.classList.toggle('dark', dark)
    document.documentElement.classList.toggle('light', !dark)
    store('heshu.theme', theme.value)
  })
  watchEffect(() => {
    document.documentElement.lang = locale.value
    store('heshu.locale', locale.value)
  })
  watchEffect(() => store('heshu.author', author.value))

  return { theme, locale, author, systemDark }
})

/** The language chosen last, else Chinese. */
export function storedLocale(): Locale {
  return locales.find((name) => name === stored('heshu.locale')) ?? 'zh-CN'
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage may be refused; the choice then holds for this window only.
  }
}
