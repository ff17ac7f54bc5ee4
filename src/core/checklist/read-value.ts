import type { LocalizedText } from '../language/localized-text.ts'
import { suggestion } from './nearest-name.ts'

/** Where in the data something is wrong, and what. The loader turns the path into a line. */
export type Problem = { path: Path; message: string }
export type Path = readonly (string | number)[]
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

/**
 * Collects what is wrong while untyped data is read. Every reader returns a usable value or `null` and notes the problem,
 * so that one pass reports everything instead of stopping at the first mistake.
 */
export type Reading = { problems: Problem[] }

export function startReading(): Reading {
  return { problems: [] }
}

export function note(reading: Reading, path: Path, message: string): null {
  reading.problems.push({ path, message })
  return null
}

/** The value if nothing was noted, else the problems. */
export function finish<T>(reading: Reading, value: T | null): Parsed<T> {
  if (reading.problems.length > 0 || value === null) return { ok: false, problems: reading.problems }
  return { ok: true, value }
}

/** An object whose keys are all known; `required` keys must be there. */
export function readObject(
  reading: Reading,
  value: unknown,
  path: Path,
  keys: { required: readonly string[]; optional?: readonly string[] },
): Record<string, unknown> | null {
  if (!isObject(value)) return note(reading, path, `${nameOf(path)} must be a mapping`)
  const known = [...keys.required, ...(keys.optional ?? [])]
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) note(reading, [...path, key], `"${key}" is not a known key${suggestion(key, known)}`)
  }
  for (const key of keys.required) if (!(key in value)) note(reading, path, `${nameOf(path)} lacks "${key}"`)
  return value
}

export function readText(reading: Reading, value: unknown, path: Path): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  if (value !== undefined) note(reading, path, `${nameOf(path)} must be a text that is not empty`)
  return ''
}

export function readNumber(reading: Reading, value: unknown, path: Path): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value !== undefined) note(reading, path, `${nameOf(path)} must be a number`)
  return Number.NaN
}

export function readChoice<T extends string>(reading: Reading, value: unknown, path: Path, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value)
  if (found === undefined && value !== undefined) {
    note(
      reading,
      path,
      `${nameOf(path)} is "${String(value)}"${suggestion(String(value), choices)}; it must be one of ${choices.join(', ')}`,
    )
  }
  return found ?? choices[0]!
}

/** A list, each entry read by `readEntry`; entries that could not be read are left out. */
export function readList<T>(
  reading: Reading,
  value: unknown,
  path: Path,
  readEntry: (entry: unknown, path: Path) => T | null,
): T[] {
  if (!Array.isArray(value)) {
    if (value !== undefined) note(reading, path, `${nameOf(path)} must be a list`)
    return []
  }
  return value.map((entry: unknown, index) => readEntry(entry, [...path, index])).filter((entry) => entry !== null)
}

/** A text in both languages of reference; zh-TW may be added. */
export function readLocalized(reading: Reading, value: unknown, path: Path): LocalizedText {
  if (value === undefined) return { 'zh-CN': '', en: '' }
  const object = readObject(reading, value, path, { required: ['zh-CN', 'en'], optional: ['zh-TW'] })
  if (object === null) return { 'zh-CN': '', en: '' }
  const text = (locale: string) => readText(reading, object[locale], [...path, locale])
  const both = { 'zh-CN': text('zh-CN'), en: text('en') }
  return 'zh-TW' in object ? { ...both, 'zh-TW': text('zh-TW') } : both
}

/** ISO date `2026-01-25`, or `null` where it is not known. */
export function readDate(reading: Reading, value: unknown, path: Path): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) return value
  return note(reading, path, `${nameOf(path)} must be a date such as "2026-01-25", "2026-01" or "2026", or null`)
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The last name of a path, for messages: `"weight"`, `"proven_by" entry 2`. */
function nameOf(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'the file'
  return typeof last === 'string' ? `"${last}"` : `${nameOf(path.slice(0, -1))} entry ${last + 1}`
}
