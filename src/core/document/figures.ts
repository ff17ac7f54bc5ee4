import type { FigureSource, Run } from './document.ts'
import { label, say, type DocumentWords } from './words.ts'

type Rows = FigureSource['rows']

/** How many rows; the figure keeps which. */
export function countFigure(words: DocumentWords, rows: Rows, ids: string[]): Run {
  return { text: formatNumber(words, ids.length), source: { rows, ids, formula: 'count' } }
}

/** `part` of `whole` in percent with one decimal, reckoned from the two sets of rows; no whole gives the word for no data. */
export function shareFigure(words: DocumentWords, rows: Rows, part: string[], whole: string[]): Run {
  const source: FigureSource = { rows, ids: part, formula: 'share' }
  return { text: percentText(words, part.length, whole.length), source }
}

/** 12.5% with one decimal where it needs one; a whole of 0 or an unknown part gives the word for no data. */
export function percentText(words: DocumentWords, part: number | null, whole: number | null): string {
  if (part === null || whole === null || whole === 0) return label(words, 'word', 'no_data')
  return `${formatNumber(words, Math.round((part / whole) * 1000) / 10)}%`
}

export type PartialSum = { sum: number | null; known: string[]; unknown: string[] }

/** Adds what is known and says how many rows are not; `sum` is `null` if nothing is known. */
export function partialSum<Row>(
  rows: Row[],
  identity: (row: Row) => string,
  value: (row: Row) => number | null,
): PartialSum {
  const known = rows.filter((row) => value(row) !== null)
  const unknown = rows.filter((row) => value(row) === null)
  const sum = known.length === 0 ? null : known.reduce((total, row) => total + (value(row) ?? 0), 0)
  return { sum, known: known.map(identity), unknown: unknown.map(identity) }
}

/** A sum in words: alone where every row is known, with the number of unknown rows where not, 无数据 where none is. */
export function sumRuns(words: DocumentWords, rows: Rows, field: string, total: PartialSum, format: Format): Run[] {
  if (total.sum === null) return [{ text: label(words, 'word', 'no_data') }]
  const sum: Run = { text: format(words, total.sum), source: { rows, ids: total.known, formula: 'sum', field } }
  if (total.unknown.length === 0) return [sum]
  return say(words, 'sum.partial', {
    sum,
    known: countFigure(words, rows, total.known),
    unknown: countFigure(words, rows, total.unknown),
  })
}

export type Format = (words: DocumentWords, value: number) => string

/** Money in 万元 with at most two decimals; in English CNY with thousands. */
export function formatMoney(words: DocumentWords, yuan: number): string {
  if (words.locale === 'en') return `CNY ${grouped(Math.round(yuan))}`
  return `${trimmed(yuan / 10_000, 2)}万元`
}

export function formatMinutes(words: DocumentWords, minutes: number): string {
  return `${formatNumber(words, minutes)}${label(words, 'unit', 'minutes')}`
}

/** At most two decimals; thousands are parted in English alone. */
export function formatNumber(words: DocumentWords, value: number): string {
  return words.locale === 'en' ? grouped(value) : trimmed(value, 2)
}

/** A date as documents write it: 2026年11月24日, or “24 November 2026”. Takes `2026`, `2026-03`, `2026-03-05` or a full time. */
export function formatDate(words: DocumentWords, iso: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/u.exec(iso)
  if (match === null) return iso
  const [, year = '', month, day] = match
  if (words.locale === 'en') {
    const name = month === undefined ? '' : `${label(words, 'month', month)} `
    return `${day === undefined ? '' : `${Number(day)} `}${name}${year}`
  }
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`
}

/** `2027Q1` → 2027年第1季度. */
export function formatQuarter(words: DocumentWords, quarter: string | null): string {
  const match = quarter === null ? null : /^(\d{4})-?Q([1-4])$/u.exec(quarter)
  if (match === null) return quarter ?? label(words, 'word', 'unknown')
  return words.locale === 'en' ? `Q${match[2]} ${match[1]}` : `${match[1]}年第${match[2]}季度`
}

function trimmed(value: number, decimals: number): string {
  const scale = 10 ** decimals
  return String(Math.round(value * scale) / scale)
}

function grouped(value: number): string {
  const [whole = '', fraction] = trimmed(value, 2).split('.')
  const parted = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')
  return fraction === undefined ? parted : `${parted}.${fraction}`
}
