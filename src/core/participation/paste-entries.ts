import { splitItems } from './entry-items.ts'

/** One pasted line: items typed into a system, by whom, and how long it takes a week altogether (minutes a worker). */
export type PastedEntry = { line: number; items: string[]; system: string; role: string | null; minutes: number | null }
export type PastedProblem = { line: number; text: string; code: 'no_item' | 'no_system' | 'not_minutes' }

const heading = /^(填报|录入|采集|数据项|事项|字段|item|field)/i

/**
 * Reads lines as they are pasted from a sheet: items, system, role, minutes a week, separated by tabs (or by commas where
 * there is no tab). Several items of a cell share its minutes evenly. A heading line is passed over.
 */
export function readPastedEntries(text: string): { entries: PastedEntry[]; problems: PastedProblem[] } {
  const entries: PastedEntry[] = []
  const problems: PastedProblem[] = []
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue
    const cells = (raw.includes('\t') ? raw.split('\t') : raw.split(/[,，]/)).map((cell) => cell.trim())
    const [first = '', system = '', role = '', minutes = ''] = cells
    const line = at + 1
    if (at === 0 && heading.test(first) && /系统|system/i.test(system)) continue
    const items = splitItems(first)
    const number = minutes === '' ? null : Number(minutes.normalize('NFKC').replace(/(分钟|分|min\w*)$/i, ''))
    if (items.length === 0) problems.push({ line, text: raw, code: 'no_item' })
    else if (system === '') problems.push({ line, text: raw, code: 'no_system' })
    else if (number !== null && !(number >= 0)) problems.push({ line, text: raw, code: 'not_minutes' })
    else
      entries.push({ line, items, system, role: role || null, minutes: number === null ? null : number / items.length })
  }
  return { entries, problems }
}
