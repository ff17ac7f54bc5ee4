import { cellAddress } from '../sheet/cell-address.ts'
import type { Indicator } from '../capacity/capacity.ts'
import type { FoundTable } from '../sheet/found-table.ts'
import { plainText } from '../value/parsed.ts'
import { findIndicator, indicatorPrefix } from './map-capacity.ts'
import { yearOfHeading } from './heading-key.ts'
import type { ColumnMapping } from './map-columns.ts'
import { maskText } from './mask-text.ts'
import { pointerOf } from './read-column.ts'
import { readField } from './read-field.ts'
import { readIndicatorCell } from './read-indicator.ts'
import { problemOf } from './cell-problem.ts'
import type { ReadContext, TableReading } from './reading.ts'
import type { TableCells } from './table-cells.ts'

type Place = { row: number; locality: string; year: number | null }

/** Reads indicator values of wide and long tables. The year is the row's, else the column's, else the one the sheet names. */
export function readCapacity(
  table: FoundTable,
  cells: TableCells,
  mapping: ColumnMapping[],
  context: ReadContext,
): TableReading {
  const reading: TableReading = { records: [], indicatorValues: [], refused: [], problems: [] }
  const by = (field: string) => mapping.find((column) => column.field === field)
  const [locality, year, indicator, value, unit] = ['locality', 'year', 'indicator', 'value', 'unit'].map(by)
  const wide = mapping.filter((column) => column.field?.startsWith(indicatorPrefix))
  const sheetYear = yearOfSheet(table)
  const codes = new Map(context.indicators.map((one) => [one.code, one]))
  const above = new Map<string, string>()
  const text = (row: number, column: ColumnMapping | undefined) => {
    const cell = column ? cells.cell(row, column.column) : null
    if (!column || cell === null) return ''
    const own = pointerOf(cell) === 'above' ? (above.get(column.column) ?? '') : maskText(cell.text.trim())
    above.set(column.column, own)
    return own
  }
  const fractions = new Map(wide.map((column) => [column.column, writtenAsFractions(column, cells, codes)]))
  for (const row of table.dataRows) {
    const name = plainText(text(row, locality))
    if (name === '') {
      reading.refused.push({
        row,
        reason: 'no_locality',
        text: mapping
          .map((column) => text(row, column))
          .join(' | ')
          .slice(0, 200),
      })
      continue
    }
    const place: Place = { row, locality: name, year: rowYear(cells, row, year) ?? sheetYear }
    const before = reading.indicatorValues.length
    for (const column of wide) {
      const known = codes.get(column.field?.slice(indicatorPrefix.length) ?? '')
      if (known) take(reading, cells, place, column, known, column.unit, fractions.get(column.column) ?? false)
    }
    if (wide.length === 0 && indicator && value) {
      const named = text(row, indicator)
      const found = findIndicator(named, '', context.words)
      const known = found ? codes.get(found.code) : undefined
      if (!known || !found || found.confidence < 0.65) {
        reading.problems.push({
          cell: cellAddress(indicator.column, row),
          code: 'unknown_indicator',
          severity: 'error',
          values: { field: 'indicator', raw: named },
        })
      } else take(reading, cells, place, value, known, text(row, unit) || (unitInBrackets(named) ?? value.unit), false)
    }
    if (reading.indicatorValues.length === before) reading.refused.push({ row, reason: 'nothing_read', text: name })
  }
  return reading
}

function take(
  reading: TableReading,
  cells: TableCells,
  place: Place,
  column: ColumnMapping,
  indicator: Indicator,
  unit: string | null,
  fractions: boolean,
): void {
  const cell = cells.cell(place.row, column.column)
  if (cell === null || cell.text.trim() === '') return
  const parsed = readIndicatorCell(cell, indicator, unit, fractions)
  const raw = cell.text.trim()
  const problem = problemOf(
    parsed,
    { value: null, raw },
    { ...column, field: indicatorPrefix + indicator.code },
    place.row,
  )
  if (problem) reading.problems.push(problem)
  if ('problem' in parsed || parsed.value === null) return
  const [low, high] = indicator.plausible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const doubtful = parsed.value < low || parsed.value > high
  if (doubtful) {
    reading.problems.push({
      cell: cellAddress(column.column, place.row),
      code: 'implausible',
      severity: 'warning',
      values: { field: indicatorPrefix + indicator.code, raw, value: String(parsed.value) },
    })
  }
  reading.indicatorValues.push({
    row: place.row,
    column: column.column,
    locality: place.locality,
    indicator: indicator.code,
    year: column.year ?? place.year,
    value: parsed.value,
    unit: indicator.unit,
    raw,
    sure: doubtful ? Math.min(0.6, parsed.sure) : parsed.sure,
    ...(parsed.note ? { note: parsed.note } : {}),
  })
}

/** A column of shares without a single value above 1 is written in fractions of one. */
function writtenAsFractions(column: ColumnMapping, cells: TableCells, codes: Map<string, Indicator>): boolean {
  const indicator = codes.get(column.field?.slice(indicatorPrefix.length) ?? '')
  if (indicator?.unit !== '%' || column.unit === '%') return false
  const numbers = cells
    .sample(column.column)
    .map((cell) => (typeof cell.value === 'number' ? cell.value : Number(plainText(cell.text))))
  const filled = numbers.filter((number) => Number.isFinite(number))
  return (
    filled.length >= 3 &&
    filled.every((number) => number >= 0 && number <= 1) &&
    filled.some((number) => number > 0 && number < 1)
  )
}

function rowYear(cells: TableCells, row: number, column: ColumnMapping | undefined): number | null {
  const cell = column ? cells.cell(row, column.column) : null
  if (!cell) return null
  const parsed = readField(cell, { type: 'year' }, null)
  return !('problem' in parsed) && typeof parsed.value === 'number' ? parsed.value : null
}

function yearOfSheet(table: FoundTable): number | null {
  const stated = table.facts.find((fact) => /年度|年份|统计时间|year/i.test(fact.label))
  return (
    (stated ? yearOfHeading(stated.value) : null) ??
    (table.title ? yearOfHeading(table.title) : null) ??
    yearOfHeading(table.sheet)
  )
}

function unitInBrackets(text: string): string | null {
  return /[（(]([^（()）]{1,8})[)）]\s*$/.exec(text)?.[1] ?? null
}
