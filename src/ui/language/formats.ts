import type { Locale } from '../../core/language/localized-text.ts'

/** In Chinese tables money stands in 万元, in English ones in yuan. */
export function moneyUnit(locale: Locale): number {
  return locale === 'en' ? 1 : 10_000
}

/** How numbers, money, dates and times read in one language. Unknown (`null`) is always an empty text. */
export function createFormats(locale: Locale) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const unit = moneyUnit(locale)
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false })
  const day = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' })
  return {
    count: (value: number | null) => (value === null ? '' : whole.format(value)),
    number: (value: number | null) => (value === null ? '' : fine.format(value)),
    /** Yuan in the unit of the tables, without the unit. */
    money: (yuan: number | null) => (yuan === null ? '' : fine.format(yuan / unit)),
    /** The exact figure, in yuan. */
    yuan: (yuan: number | null) => (yuan === null ? '' : fine.format(yuan)),
    percent: (share: number | null) => (share === null ? '' : `${whole.format(share * 100)}\u00a0%`),
    time: (iso: string) => clock.format(new Date(iso)),
    dateTime: (iso: string) => `${day.format(new Date(iso))} ${clock.format(new Date(iso))}`,
    /** An ISO date of any precision (`2021`, `2021-03`, `2021-03-05`) as it is written in tables. */
    date: (iso: string | null) => (iso === null ? '' : iso),
  }
}

export type Formats = ReturnType<typeof createFormats>
