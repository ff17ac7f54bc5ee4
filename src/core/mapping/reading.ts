import type { Indicator } from '../capacity/capacity.ts'
import type { ValueNote, ValueProblem } from '../value/parsed.ts'
import type { Dictionaries } from './dictionary.ts'
import type { IndicatorWords } from './map-capacity.ts'
import type { FieldValue } from './read-field.ts'

export type { FieldValue } from './read-field.ts'

/** What reading needs beside the sheet. */
export type ReadContext = { dictionaries: Dictionaries; indicators: Indicator[]; words: IndicatorWords }

/** A value with the text it was read from; raw texts of sensitive columns are masked already. */
export type ReadValue = {
  value: FieldValue | null
  raw: string
  column: string
  sure: number
  note?: ValueNote
  implied?: true
}

/** A row read as a system or as feedback. `extra` holds the columns that are no field, by their heading path. */
export type ReadRecord = {
  row: number
  values: Record<string, ReadValue>
  extra: Record<string, { raw: string; column: string }>
}

/** One value of one indicator, read from one cell. */
export type ReadIndicatorValue = {
  row: number
  column: string
  locality: string
  indicator: string
  year: number | null
  value: number
  unit: string | null
  raw: string
  sure: number
  note?: ValueNote
}

export type ImportProblemCode =
  | ValueProblem
  | `note_${ValueNote}`
  | 'unknown_indicator'
  | 'implausible'
  | 'unit_doubtful'
  | 'tiny_amount'
  | 'row_joined'
  | 'masked'

/** `values` are for the sentence: the field, the text as it stands and what was taken. */
export type ImportProblem = {
  cell: string
  code: ImportProblemCode
  severity: 'error' | 'warning' | 'info'
  values: { field: string; raw: string; value?: string }
}

export const refusedReasons = ['no_name', 'joined_above', 'no_locality', 'secret_row', 'nothing_read'] as const
export type RefusedReason = (typeof refusedReasons)[number]

/** Rows that were not taken although they are data, with the reason. */
export type RefusedRow = {
  row: number
  reason: RefusedReason
  text: string
}

export type TableReading = {
  records: ReadRecord[]
  indicatorValues: ReadIndicatorValue[]
  refused: RefusedRow[]
  problems: ImportProblem[]
}
