import { readFileSync } from 'node:fs'
import type { RecordPair, RecordTable } from '../../../src/core/matching/records/record-table.ts'
import type { LinkageSet } from './linkage-set.ts'

/** Whether a file holds pairs as lines of `COL name VAL value … ⇥ COL … ⇥ 0|1`. */
export function hasLabelledLines(text: string): boolean {
  return /^COL .+ VAL .*\tCOL .+\t[01]\s*$/.test(text.slice(0, text.indexOf('\n')).trimEnd())
}

/** Pairs of records with a label. The same record in several lines is one row. */
export function readLabelledLines(name: string, paths: readonly string[]): LinkageSet {
  const left = collector()
  const right = collector()
  const asked: RecordPair[] = []
  const truth: RecordPair[] = []
  for (const path of paths) {
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      const [one, other, label] = line.split('\t')
      if (one === undefined || other === undefined || label === undefined) continue
      const pair = { one: left.row(one), other: right.row(other) }
      asked.push(pair)
      if (label.trim() === '1') truth.push(pair)
    }
  }
  const columns = [...new Set([...left.columns, ...right.columns])]
  return { name, left: left.table(columns), right: right.table(columns), asked, truth, complete: true }
}

function collector() {
  const known = new Map<string, number>()
  const columns = new Set<string>()
  const records: Map<string, string>[] = []
  return {
    columns,
    row(text: string): number {
      const at = known.get(text)
      if (at !== undefined) return at
      const values = new Map<string, string>()
      for (const part of text.split(/(?:^|\s)COL\s+/).slice(1)) {
        const [name = '', value = ''] = part.split(/\s+VAL(?:\s+|$)/)
        values.set(name, value)
        columns.add(name)
      }
      known.set(text, records.length)
      records.push(values)
      return records.length - 1
    },
    table(all: readonly string[]): RecordTable {
      return { columns: all, rows: records.map((values) => all.map((name) => values.get(name) ?? '')) }
    },
  }
}
