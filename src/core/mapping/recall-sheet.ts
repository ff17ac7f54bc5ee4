import type { FoundColumn, FoundTable } from '../sheet/found-table.ts'
import type { Cell } from '../sheet/grid.ts'
import { agreement } from './column-values.ts'
import type { Dictionaries, TableKind, WordMeaning } from './dictionary.ts'
import { headingReadings } from './heading-key.ts'
import { shapeKey, shapeOf } from './shape.ts'
import type { TableCells } from './table-cells.ts'

/** A table with what is asked of it again and again. */
export type RecallSheet = {
  table: FoundTable
  shape: string
  keys: string[]
  sample: (column: FoundColumn) => Cell[]
  agrees: (column: FoundColumn, kind: TableKind, field: string) => number | null
  /** The fields that a heading names firmly. */
  meanings: (path: string, kind: TableKind) => ReadonlySet<string>
}

export function recallSheet(table: FoundTable, cells: TableCells, dictionaries: Dictionaries): RecallSheet {
  const sample = kept(
    (column: FoundColumn) => cells.sample(column.column),
    ({ column }) => column,
  )
  const agrees = kept(
    ([column, kind, field]: [FoundColumn, TableKind, string]) =>
      agreement(column, field, sample(column), table, dictionaries[kind]),
    ([column, kind, field]) => `${column.column} ${kind} ${field}`,
  )
  const meanings = kept(
    ([path, kind]: [string, TableKind]) => firmFields(path, dictionaries[kind].words),
    ([path, kind]) => `${kind} ${path}`,
  )
  return {
    table,
    shape: shapeOf(table),
    keys: table.columns.map(({ path }) => shapeKey(path)),
    sample,
    agrees: (column, kind, field) => agrees([column, kind, field]),
    meanings: (path, kind) => meanings([path, kind]),
  }
}

/** A function that works each answer out once. */
function kept<In, Out>(work: (input: In) => Out, keyOf: (input: In) => string): (input: In) => Out {
  const answers = new Map<string, { answer: Out }>()
  return (input) => {
    const key = keyOf(input)
    const known = answers.get(key)
    if (known) return known.answer
    const answer = work(input)
    answers.set(key, { answer })
    return answer
  }
}

function firmFields(path: string, words: ReadonlyMap<string, WordMeaning[]>): Set<string> {
  const readings = headingReadings(lastHeading(path), path).filter((reading) => !reading.part)
  return new Set(
    readings.flatMap(({ key }) => (words.get(key) ?? []).filter(({ firm }) => firm).map(({ field }) => field)),
  )
}

/** The lowest heading of a path. */
export function lastHeading(path: string): string {
  return path.split(' / ').at(-1) ?? ''
}
