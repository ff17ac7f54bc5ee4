import type { GridWindow } from '../../../core/mapping/import-preview.ts'

export type DrawnCell = { key: string; address: string; text: string; colspan: number; rowspan: number }
export type DrawnRow = {
  row: number
  role: GridWindow['rows'][number]['role']
  table: number | null
  hidden: boolean
  cells: DrawnCell[]
}

/** The window of a sheet as rows of cells, merged ones drawn once with their spans. */
export function drawSheet(window: GridWindow): DrawnRow[] {
  const rowNumbers = window.rows.map((row) => row.row)
  const columnNumbers = window.columns.map((letters) => columnNumber(letters))
  const covered = new Map<string, { colspan: number; rowspan: number } | null>()
  for (const merge of window.merges) {
    const rows = rowNumbers.filter((row) => row >= merge.top && row <= merge.bottom)
    const columns = columnNumbers.filter((column) => column >= merge.left && column <= merge.right)
    for (const row of rows) for (const column of columns) covered.set(`${row}:${column}`, null)
    const [top, left] = [rows[0], columns[0]]
    if (top !== undefined && left !== undefined)
      covered.set(`${top}:${left}`, { colspan: columns.length, rowspan: rows.length })
  }
  return window.rows.map((row) => ({
    row: row.row,
    role: row.role,
    table: row.table,
    hidden: row.hidden,
    cells: window.columns.flatMap((letters, index) => {
      const place = `${row.row}:${columnNumbers[index] ?? 0}`
      const span = covered.get(place)
      if (span === null) return []
      const { colspan, rowspan } = span ?? { colspan: 1, rowspan: 1 }
      return [{ key: place, address: `${letters}${row.row}`, text: row.cells[index] ?? '', colspan, rowspan }]
    }),
  }))
}

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
