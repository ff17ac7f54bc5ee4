import type { TableReading } from '../../core/mapping/reading.ts'

/** The raw text of every cell that was read, by row and column letter; texts of sensitive columns are masked already. */
export function rowCells(reading: TableReading): Map<number, Record<string, string>> {
  const rows = new Map<number, Record<string, string>>()
  const put = (row: number, column: string, raw: string) => {
    const cells = rows.get(row) ?? {}
    rows.set(row, cells)
    cells[column] = raw
  }
  for (const record of reading.records) {
    for (const { column, raw, implied } of Object.values(record.values)) if (!implied) put(record.row, column, raw)
    for (const { column, raw } of Object.values(record.extra)) put(record.row, column, raw)
  }
  for (const value of reading.indicatorValues) put(value.row, value.column, value.raw)
  return rows
}
