/** Why a row of a sheet is not read as data; sentences in `import.json` under `skip.*`. */
export const skipReasons = [
  'title',
  'fact',
  'header',
  'repeated_header',
  'column_numbers',
  'subtotal',
  'note',
  'signature',
  'section',
  'example',
  'numbered_only',
  'blank',
  'outside_table',
] as const
export type SkipReason = (typeof skipReasons)[number]

/** `column` is set where a column of a transposed table is left out, not a row; `row` is then its first row. */
export type SkippedRow = { row: number; reason: SkipReason; text: string; column?: string }

/** Something the sheet says about all its rows: 单位：万元, 填报单位：县教育局. `cell` is its address. */
export type SheetFact = { label: string; value: string; cell: string }

/**
 * `header` is the lowest heading, `path` all of them from the top; `unit` as it is written in a heading.
 * `column` is a letter, or the number of a row of the sheet in a transposed table (`cellAddress` reads both).
 */
export type FoundColumn = { column: string; header: string; path: string; unit: string | null }

export type Bounds = { top: number; bottom: number; left: number; right: number }

/** `columns`: transposed, the headings stand down the first columns and each further column is a record. */
export type Orientation = 'rows' | 'columns'

/**
 * A table on a sheet. Rows and columns are counted from 1; `bounds` runs from the first header row to the last data
 * row, in rows and columns of the sheet whatever the orientation. In a transposed table `headerRows`, `dataRows` and
 * the rows of `sections` are columns of the sheet.
 */
export type FoundTable = {
  sheet: string
  hidden: boolean
  orientation: Orientation
  bounds: Bounds
  title: string | null
  /** Empty where the table has no headings: its first row is data, and its columns have no name. */
  headerRows: number[]
  columns: FoundColumn[]
  dataRows: number[]
  /** Data rows and columns that the sheet hides (a filter, a fold): they are read, and said. */
  hiddenRows: number[]
  hiddenColumns: string[]
  skipped: SkippedRow[]
  facts: SheetFact[]
  /** The section row that stands above each data row, where there are such rows. */
  sections: { row: number; text: string }[]
}
