import { indicatorPrefix } from '../../src/core/mapping/map-capacity.ts'
import { cellAddress } from '../../src/core/sheet/cell-address.ts'
import { columnNumber } from '../../src/core/sheet/grid.ts'
import type { ReadRecord } from '../../src/core/mapping/reading.ts'
import type { PreparedSource, PreparedTable } from '../../src/engine/import/prepared-source.ts'
import type { Refusal } from '../../src/engine/import/refusal.ts'
import { doubtfulCells, judge, shown, type Judgement } from './accuracy-judge.ts'
import { mappedColumns, type Truth, type TruthTable, type TruthValue } from './accuracy-truth.ts'

export type Difference = { what: 'table' | 'header' | 'column' | Judgement; sheet: string; cell: string; text: string }

export type Score = {
  tables: { exact: number; of: number; extra: number; headers: number }
  columns: { right: number; of: number }
  cells: { right: number; of: number; silentWrong: number; doubtfulWrong: number; missed: number; unasked: number }
  differences: Difference[]
}

export function emptyScore(): Score {
  return {
    tables: { exact: 0, of: 0, extra: 0, headers: 0 },
    columns: { right: 0, of: 0 },
    cells: { right: 0, of: 0, silentWrong: 0, doubtfulWrong: 0, missed: 0, unasked: 0 },
    differences: [],
  }
}

/** Sets what was read of a file beside what a person read in it. */
export function compareFile(truth: Truth, read: PreparedSource | Refusal): Score {
  const score = emptyScore()
  if (truth.refused !== undefined || !read.ok) {
    score.tables.of = Math.max(1, truth.tables.length)
    const got = read.ok ? 'read' : read.code
    if (got === truth.refused) score.tables.exact = score.tables.headers = score.tables.of
    else note(score, 'table', '', '', `expected ${truth.refused ?? 'read'}, got ${got}`)
    return score
  }
  const left = new Set(read.tables.filter((table) => table.kind !== null))
  for (const table of truth.tables) {
    const found = nearest(table, left)
    if (found) left.delete(found)
    compareTable(score, table, found)
  }
  for (const extra of left) {
    score.tables.extra += 1
    note(score, 'table', extra.table.sheet, boundsText(boundsOf(extra)), `no table here, got ${extra.kind}`)
    const count = extra.reading.records.length + extra.reading.indicatorValues.length
    for (let index = 0; index < count; index += 1) count1(score, 'silent_wrong')
  }
  const everything = JSON.stringify([read.preview, read.tables.map((table) => table.reading)])
  for (const text of truth.never ?? []) {
    const leaks = everything.includes(text)
    count1(score, leaks ? 'silent_wrong' : 'right')
    if (leaks) note(score, 'silent_wrong', '', '', `${text} may appear nowhere`)
  }
  return score
}

function nearest(table: TruthTable, among: Set<PreparedTable>): PreparedTable | null {
  const [top, left, bottom, right] = table.bounds
  let best: { found: PreparedTable; share: number } | null = null
  for (const found of among) {
    if (found.table.sheet !== table.sheet) continue
    const [foundTop, foundLeft, foundBottom, foundRight] = boundsOf(found)
    const height = Math.min(bottom, foundBottom) - Math.max(top, foundTop) + 1
    const width = Math.min(right, foundRight) - Math.max(left, foundLeft) + 1
    if (height <= 0 || width <= 0) continue
    const both = (bottom - top + 1) * (right - left + 1) + (foundBottom - foundTop + 1) * (foundRight - foundLeft + 1)
    const share = (height * width) / (both - height * width)
    if (!best || share > best.share) best = { found, share }
  }
  return best?.found ?? null
}

function boundsOf(found: PreparedTable): [number, number, number, number] {
  const { top, left, bottom, right } = found.table.bounds
  return [top, left, bottom, right]
}

function boundsText([top, left, bottom, right]: [number, number, number, number]): string {
  return `R${top}C${left}:R${bottom}C${right}`
}

function compareTable(score: Score, table: TruthTable, found: PreparedTable | null): void {
  score.tables.of += 1
  const where = boundsText(table.bounds)
  const got = found ? boundsText(boundsOf(found)) : 'nothing'
  if (got === where && found?.kind === table.kind) score.tables.exact += 1
  else note(score, 'table', table.sheet, where, `expected ${table.kind} ${where}, got ${found?.kind ?? ''} ${got}`)
  const headers = String(found?.table.headerRows)
  if (headers === String(table.headerRows)) score.tables.headers += 1
  else note(score, 'header', table.sheet, where, `expected header rows ${String(table.headerRows)}, got ${headers}`)
  compareColumns(score, table, found)
  if (table.kind === 'capacity') compareCapacity(score, table, found)
  else compareRecords(score, table, found)
}

function compareColumns(score: Score, table: TruthTable, found: PreparedTable | null): void {
  for (const [letter, field] of Object.entries(table.columns)) {
    const accepted = Array.isArray(field) ? field : [field]
    const got = found?.mapping.find((column) => column.column === letter)
    const unit = table.units?.[letter]
    const sensitive = table.sensitive?.[letter]
    const fits =
      found !== null &&
      accepted.includes(got?.field ?? null) &&
      (unit === undefined || got?.unit === unit) &&
      (sensitive === undefined || got?.sensitive === sensitive)
    score.columns.of += 1
    if (fits) score.columns.right += 1
    else {
      const expected = [accepted.join(' or ') || 'kept', unit, sensitive].filter((word) => word !== undefined).join(' ')
      const words = got
        ? [got.field ?? 'kept', got.unit, got.sensitive, got.reason].filter((word) => word !== null)
        : []
      const text = `${got?.path ?? ''}: expected ${expected}, got ${words.join(' ') || 'nothing'}`
      note(score, 'column', table.sheet, letter, text)
    }
  }
  for (const column of found?.mapping ?? []) {
    if (column.field === null || column.column in table.columns) continue
    score.columns.of += 1
    note(score, 'column', table.sheet, column.column, `${column.path}: no column, got ${column.field}`)
  }
}

function compareRecords(score: Score, table: TruthTable, found: PreparedTable | null): void {
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
      settle(score, verdict, table.sheet, String(row), 'expected refused', own.length > 0 ? 'read' : 'nothing')
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
    settle(
      score,
      judge(expected, [read?.value ?? null], false),
      table.sheet,
      `${field} ${record.row}`,
      expected,
      read?.value ?? null,
    )
  }
  for (const [field, read] of given) {
    const truth = table.columns[read.column]
    const accepted = Array.isArray(truth) ? truth : [truth]
    if (accepted.includes(field) || read.value === null) continue
    const cell = cellAddress(read.column, record.row)
    const verdict = doubts.has(cell) || read.sure < 0.9 ? 'doubtful_wrong' : 'silent_wrong'
    settle(score, verdict, table.sheet, cell, `no ${field}`, read.value)
  }
}

function compareCapacity(score: Score, table: TruthTable, found: PreparedTable | null): void {
  const doubts = doubtfulCells(found)
  const columns = mappedColumns(table)
  const at = (field: string) => columns.findIndex((column) => column.fields.includes(field))
  const left = new Map(found?.reading.indicatorValues.map((value) => [cellAddress(value.column, value.row), value]))
  const refused = new Set(found?.reading.refused.map((one) => String(one.row)))
  for (const [row, ...values] of table.rows) {
    if (values[0] === 'refused') {
      settle(
        score,
        refused.has(keyOf(table, row)) ? 'right' : 'missed',
        table.sheet,
        String(row),
        'expected refused',
        'read',
      )
      continue
    }
    columns.forEach(({ letter, fields }, index) => {
      const [field] = fields
      if (field !== 'value' && !field?.startsWith(indicatorPrefix)) return
      const cell = cellAddress(letter, Number(keyOf(table, row)))
      const code = field === 'value' ? values[at('indicator')] : field.slice(indicatorPrefix.length)
      const year = table.years?.[letter] ?? values[at('year')] ?? table.year ?? null
      const expected = values[index] ?? null
      const value = left.get(cell)
      left.delete(cell)
      const doubt = doubts.has(cell) || (value?.sure ?? 1) < 0.9
      const identity: TruthValue = [values[at('locality')], code, year].map(String)
      const got = value ? [value.locality, value.indicator, value.year].map(String) : identity
      const same = String(got) === String(identity)
      const verdict = !found ? 'missed' : same ? judge(expected, [value?.value ?? null], doubt) : 'silent_wrong'
      settle(score, verdict, table.sheet, cell, [...identity, shown(expected)], [...got, shown(value?.value ?? null)])
    })
  }
  for (const [cell, value] of left)
    settle(score, doubts.has(cell) ? 'doubtful_wrong' : 'silent_wrong', table.sheet, cell, 'no value', value.value)
}

/** The number by which the reading names a row, or a column of a transposed table. */
function keyOf(table: TruthTable, row: number | string): string {
  return table.transposed ? String(columnNumber(String(row))) : String(row)
}

function settle(
  score: Score,
  verdict: Judgement,
  sheet: string,
  cell: string,
  expected: TruthValue,
  got: unknown,
): void {
  count1(score, verdict)
  if (verdict !== 'right') note(score, verdict, sheet, cell, `expected ${shown(expected)}, got ${shown(got)}`)
}

function count1(score: Score, verdict: Judgement): void {
  const { cells } = score
  cells.of += 1
  if (verdict === 'right') cells.right += 1
  else if (verdict === 'silent_wrong') cells.silentWrong += 1
  else if (verdict === 'doubtful_wrong') cells.doubtfulWrong += 1
  else if (verdict === 'missed') cells.missed += 1
  else cells.unasked += 1
}

function note(score: Score, what: Difference['what'], sheet: string, cell: string, text: string): void {
  score.differences.push({ what, sheet, cell, text })
}
