import { columnLimit, emptyGrid, type Grid, type StoredCell } from '../../core/sheet/grid.ts'
import { progressRows, type ReadLimits, type ReadProgress } from './limits.ts'
import { RefusedSource } from './refusal.ts'

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** Reads delimited text into one grid. All cells stay text: what they mean is decided with their column. */
export function readCsv(
  text: string,
  sheet: string,
  limits: ReadLimits,
  progress: ReadProgress,
): { grid: Grid; delimiter: Delimiter } {
  const started = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const named = /^sep=(.)\r?\n/i.exec(text.slice(started, started + 10))
  const body = started + (named?.[0].length ?? 0)
  const delimiter = delimiters.find((one) => one === named?.[1]) ?? findDelimiter(text, body)
  const grid = emptyGrid(sheet)
  let cells = 0
  let row = 0
  for (const record of records(text, body, delimiter)) {
    row += 1
    if (row % progressRows === 0) progress(row)
    if (row > limits.rows) throw new RefusedSource('too_large', { rows: limits.rows })
    const stored: (StoredCell | undefined)[] = []
    record.forEach((value, index) => {
      if (value.trim() === '') return
      if (index >= columnLimit) grid.beyondColumns += 1
      else stored[index] = shownText(value)
      cells += 1
    })
    if (cells > limits.cells) throw new RefusedSource('too_large', { cells: limits.cells })
    if (stored.length > 0) grid.rows.push({ row, cells: stored })
  }
  return { grid, delimiter }
}

/** Programs write ="0012" so that a spreadsheet keeps the zeros: what it shows is 0012. Other formulas stay text. */
function shownText(value: string): string {
  const kept = value.startsWith('="') ? /^="((?:[^"]|"")*)"\s*$/.exec(value)?.[1] : undefined
  return kept === undefined ? value : kept.replaceAll('""', '"')
}

/**
 * Splits text into records. A quote opens a quoted value only at its beginning; a quoted value that is never closed
 * is read as plain text up to the end of its line, so that one stray quote cannot swallow the file.
 */
function* records(text: string, from: number, delimiter: string): Generator<string[]> {
  let at = from
  let record: string[] = []
  while (at < text.length) {
    if (text[at] === '"') {
      const quoted = quotedValue(text, at, delimiter)
      if (quoted) {
        record.push(quoted.value)
        at = quoted.next
        if (text[at] === delimiter) {
          at += 1
          if (at === text.length) record.push('')
          continue
        }
        at = afterLineBreak(text, at)
        yield record
        record = []
        continue
      }
    }
    const end = plainEnd(text, at, delimiter)
    record.push(text.slice(at, end))
    at = end
    if (text[at] === delimiter) {
      at += 1
      if (at === text.length) record.push('')
      continue
    }
    at = afterLineBreak(text, at)
    yield record
    record = []
  }
  if (record.length > 0) yield record
}

function plainEnd(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === delimiter || letter === '\n' || letter === '\r') return at
  }
  return text.length
}

const longestQuoted = 1_000_000

function quotedValue(text: string, from: number, delimiter: string): { value: string; next: number } | null {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0 || quote - from > longestQuoted) return null
    const next = text[quote + 1]
    if (next === '"') {
      at = quote + 2
      continue
    }
    if (next === undefined || next === delimiter || next === '\n' || next === '\r') {
      return {
        value: text
          .slice(from + 1, quote)
          .replaceAll('""', '"')
          .replaceAll(/\r\n?/g, '\n'),
        next: quote + 1,
      }
    }
    // A later value opens after a line break: the quote at `from` was a stray one, not the beginning of all this.
    const before = text[quote - 1]
    const opens = before === delimiter || before === '\n' || before === '\r'
    if (opens && /[\r\n]/.test(text.slice(from, quote))) return null
    // A quote within the value that was not doubled: common in hand-made files.
    at = quote + 1
  }
}

function afterLineBreak(text: string, at: number): number {
  if (text[at] === '\r' && text[at + 1] === '\n') return at + 2
  return at + 1
}

/** The delimiter that cuts the first lines most often into the same number of values. */
function findDelimiter(text: string, from: number): Delimiter {
  let best: Delimiter = ','
  let bestScore = 0
  const sample = text.slice(from, from + 64_000)
  for (const delimiter of delimiters) {
    const widths: number[] = []
    for (const record of records(sample, 0, delimiter)) {
      widths.push(record.length)
      if (widths.length === 60) break
    }
    const counts = new Map<number, number>()
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
    let score = 0
    for (const [width, count] of counts) score = Math.max(score, (count / widths.length) * Math.min(width, 12) ** 0.5)
    if (score > bestScore + 0.001) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}
