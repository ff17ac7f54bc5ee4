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

export type SkippedRow = { row: number; reason: SkipReason; text: string }

/** Something the sheet says about all its rows: 单位：万元, 填报单位：县教育局. `cell` is its address. */
export type SheetFact = { label: string; value: string; cell: string }

/** `header` is the lowest heading, `path` all of them from the top; `unit` as it is written in a heading. */
export type FoundColumn = { column: string; header: string; path: string; unit: string | null }

export type Bounds = { top: number; bottom: number; left: number; right: number }

/** A table on a sheet. Rows and columns are counted from 1; `bounds` runs from the first header row to the last data row. */
export type FoundTable = {
  sheet: string
  hidden: boolean
  bounds: Bounds
  title: string | null
  headerRows: number[]
  columns: FoundColumn[]
  dataRows: number[]
  skipped: SkippedRow[]
  facts: SheetFact[]
  /** The section row that stands above each data row, where there are such rows. */
  sections: { row: number; text: string }[]
}
