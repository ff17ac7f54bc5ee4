import type { ReadRecord } from '../../src/core/mapping/reading.ts'
import { cellAddress } from '../../src/core/sheet/cell-address.ts'
import type { PreparedTable } from '../../src/engine/import/prepared-source.ts'
import { doubtfulCells, judge } from './accuracy-judge.ts'
import { settle, type Score } from './accuracy-score.ts'
import { keyOf, mappedColumns, type TruthTable } from './accuracy-truth.ts'

/** Sets systems, or what people said of them, beside their rows: each cell, and what no cell of the truth gave. */
export function compareRecords(score: Score, table: TruthTable, found: PreparedTable | null): void {
  const doubts = doubtfulCells(found)
  const columns = mappedColumns(table)
  const records = new Map<string, ReadRecord[]>()
  for (const record of found?.reading.records ?? []) {
    const row = String(record.row)
    records.set(row, [...(records.get(row) ?? []), record])
  }
  const refused = new Set(found?.reading.refused.map((one) => String(one.row)))
  for (const [row, ...values] of table.rows) {
    const key = keyOf(table, row)
    const own = records.get(key) ?? []
    records.delete(key)
    if (values[0] === 'refused') {
      const verdict = own.length > 0 ? 'silent_wrong' : refused.has(keyOf(table, row)) ? 'right' : 'missed'
      settle(score, verdict, table.sheet, String(row), 'refused', own.length > 0 ? 'read' : 'nothing')
      continue
    }
    columns.forEach(({ letter, fields }, index) => {
      const mapped = found?.mapping.find((column) => column.column === letter)?.field ?? null
      if (mapped === null && fields.includes(null)) return
      const cell = cellAddress(letter, Number(keyOf(table, row)))
      const field = fields.includes(mapped) ? mapped : fields[0]
      const got = own.map((record) => record.values[field ?? '']).filter((value) => value?.column === letter)
      const doubt = doubts.has(cell) || got.some((value) => (value?.sure ?? 1) < 0.9)
      const read = got.map((value) => value?.value ?? null)
      const expected = values[index] ?? null
      const verdict = found ? judge(expected, read, doubt) : 'missed'
      settle(score, verdict, table.sheet, cell, expected, read.length > 1 ? read : (read[0] ?? null))
    })
    for (const record of own) compareImplied(score, table, record, doubts)
  }
  for (const [row, own] of records) {
    for (const record of own)
      settle(score, 'silent_wrong', table.sheet, row, 'no row of data', Object.values(record.values)[0]?.raw ?? '')
  }
}

/** Values that no column of their own gave, or that came from a column which holds something else. */
function compareImplied(score: Score, table: TruthTable, record: ReadRecord, doubts: Set<string>): void {
  const given = new Map(Object.entries(record.values))
  for (const [field, expected] of Object.entries(table.implied ?? {})) {
    const read = given.get(field)
    given.delete(field)
    const got = read?.value ?? null
    settle(score, judge(expected, [got], false), table.sheet, `${field} ${record.row}`, expected, got)
  }
  for (const [field, read] of given) {
    const truth = table.columns[read.column]
    const accepted = Array.isArray(truth) ? truth : [truth]
    if (accepted.includes(field) || read.value === null) continue
    // A value that the sheet says of all rows names the cell it stands in.
    const cell = /[A-Z]\d/.test(read.column) ? read.column : cellAddress(read.column, record.row)
    const verdict = doubts.has(cell) || read.sure < 0.9 ? 'doubtful_wrong' : 'silent_wrong'
    settle(score, verdict, table.sheet, cell, `no ${field}`, read.value)
  }
}
