import type { PreparedSource, PreparedTable } from '../../src/engine/import/prepared-source.ts'
import type { Refusal } from '../../src/engine/import/refusal.ts'
import { compareCapacity } from './accuracy-capacity.ts'
import { compareRecords } from './accuracy-records.ts'
import { count, emptyScore, note, type Score } from './accuracy-score.ts'
import type { Truth, TruthTable } from './accuracy-truth.ts'

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
    const values = extra.reading.records.length + extra.reading.indicatorValues.length
    for (let index = 0; index < values; index += 1) count(score, 'silent_wrong')
  }
  const everything = JSON.stringify([read.preview, read.tables.map((table) => table.reading)])
  for (const text of truth.never ?? []) {
    const leaks = everything.includes(text)
    count(score, leaks ? 'silent_wrong' : 'right')
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
  const hidden = hiddenParts(table.hidden?.sheet, table.hidden?.rows, table.hidden?.columns)
  const said = hiddenParts(found?.table.hidden, found?.table.hiddenRows, found?.table.hiddenColumns)
  if (headers === String(table.headerRows) && hidden === said) score.tables.headers += 1
  if (found && hidden !== said) note(score, 'header', table.sheet, where, `expected ${hidden}, got ${said}`)
  if (headers !== String(table.headerRows))
    note(score, 'header', table.sheet, where, `expected header rows ${String(table.headerRows)}, got ${headers}`)
  compareColumns(score, table, found)
  if (table.kind === 'capacity') compareCapacity(score, table, found)
  else compareRecords(score, table, found)
}

function hiddenParts(sheet = false, rows: number[] = [], columns: string[] = []): string {
  return `hidden ${sheet ? 'sheet' : ''} rows ${String(rows)} columns ${String(columns)}`
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
