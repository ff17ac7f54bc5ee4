import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TableKind } from '../../src/core/mapping/dictionary.ts'
import { columnNumber } from '../../src/core/sheet/grid.ts'

type Plain = string | number | boolean | string[] | null

/**
 * What a careful clerk reads in a cell. `null` is a cell that says nothing; `problem` one that must be asked about
 * and not guessed (`or` lists values that are tolerable if they are marked as doubtful); `several` are the names of
 * systems that share one cell: read one by one, or asked about. `any` lists readings that are equally right.
 */
export type TruthValue = Plain | { problem: true; or?: Plain[] } | { several: string[] } | { any: Plain[] }

/** The number of the row (or the letter of the column, in a transposed table), then a value for each mapped column. */
export type TruthRow = [number | string, ...TruthValue[]]

/**
 * A table as it stands on its sheet. `columns` gives for each column its field, several that are equally right,
 * or `null` for a column kept as it is; in a transposed table the keys are the numbers of the rows that hold fields.
 * `rows` lists all data rows, with the values of the mapped columns from left to right, or `refused` for a row that
 * is data but names no system. `bounds` is top, left, bottom, right, from the first header row to the last data row.
 */
export type TruthTable = {
  sheet: string
  kind: TableKind
  bounds: [number, number, number, number]
  headerRows: number[]
  transposed?: true
  /** What the sheet hides and a preview must say: the whole sheet, data rows, columns. */
  hidden?: { sheet?: true; rows?: number[]; columns?: string[] }
  columns: Record<string, string | null | (string | null)[]>
  units?: Record<string, string>
  sensitive?: Record<string, string>
  /** Of indicator columns: the year a heading names. `year` is the one of the whole table. */
  years?: Record<string, number>
  year?: number
  /** What holds for every row without a column of its own. */
  implied?: Record<string, TruthValue>
  rows: TruthRow[]
}

/** `never` lists texts that may appear nowhere in what was read; `refused` is the code of a file that must be refused. */
export type Truth = { about: string; refused?: string; never?: string[]; tables: TruthTable[] }

export type Labelled = { name: string; bytes: Uint8Array; truth: Truth }

const ending = '.truth.json'

/** The files of a folder that have their truth beside them: `NAME.xlsx` and `NAME.truth.json`. */
export function labelledFiles(folder: string): Labelled[] {
  const names = readdirSync(folder).toSorted()
  return names
    .filter((name) => name.endsWith(ending))
    .map((truthName) => {
      const stem = truthName.slice(0, -ending.length)
      const name = names.find((one) => one !== truthName && one.slice(0, one.lastIndexOf('.')) === stem)
      if (name === undefined) throw new Error(`${truthName} has no file beside it`)
      const truth = JSON.parse(readFileSync(join(folder, truthName), 'utf8')) as Truth
      const faults = truthFaults(truth)
      if (faults.length > 0) throw new Error(`${truthName}: ${faults.join('; ')}`)
      return { name, bytes: readFileSync(join(folder, name)), truth }
    })
}

/** The columns that hold values, from left to right. */
export function mappedColumns(table: TruthTable): { letter: string; fields: (string | null)[] }[] {
  return Object.entries(table.columns).flatMap(([letter, field]) =>
    field === null ? [] : [{ letter, fields: Array.isArray(field) ? field : [field] }],
  )
}

/** The number by which the reading names a row, or a column of a transposed table. */
export function keyOf(table: TruthTable, row: number | string): string {
  return table.transposed ? String(columnNumber(String(row))) : String(row)
}

/** Slips of the hand that labelled: rows of another length than the columns, rows outside the bounds. */
function truthFaults(truth: Truth): string[] {
  return truth.tables.flatMap((table) => {
    const width = mappedColumns(table).length
    const [top, left, bottom, right] = table.bounds
    const faults = table.rows.flatMap((row) => {
      const said = `${table.sheet} ${row[0]}`
      if (row[1] !== 'refused' && row.length - 1 !== width)
        return [`${said}: ${row.length - 1} values, ${width} columns`]
      if (!table.transposed && (Number(row[0]) <= top || Number(row[0]) > bottom))
        return [`${said}: outside the bounds`]
      return []
    })
    const lines = table.transposed ? bottom - top + 1 : right - left + 1
    const listed = Object.keys(table.columns).length
    if (listed !== lines) faults.push(`${table.sheet}: ${listed} columns listed of ${lines}`)
    return faults
  })
}
