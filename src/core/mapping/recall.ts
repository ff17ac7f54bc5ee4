import type { FoundTable } from '../sheet/found-table.ts'
import type { Dictionaries } from './dictionary.ts'
import { inOrder, likeness } from './likeness.ts'
import { recallSheet, type RecallSheet } from './recall-sheet.ts'
import { renamedColumns } from './renamed-columns.ts'
import { shapeKey } from './shape.ts'
import type { TableCells } from './table-cells.ts'
import type { Template, TemplateColumn } from './template.ts'

/** A template that a table follows, column by column. `columns` holds what was accepted, by column letter. */
export type Recall = {
  template: Template
  exact: boolean
  /** 0…1: headings, their order and the title together. */
  likeness: number
  same: number
  added: string[]
  renamed: { from: string; to: string }[]
  gone: string[]
  columns: ReadonlyMap<string, TemplateColumn>
}

/** Below this a table is another template, whatever columns both may have. */
export const leastLikeness = 0.6
const fewestSame = 2

/** So many templates, those that share most headings, are held beside a table column by column. */
const mostCompared = 5

/** The remembered template that a table follows most closely; `null` where none is near enough. */
export function recallTemplate(
  table: FoundTable,
  cells: TableCells,
  templates: readonly Template[],
  dictionaries: Dictionaries,
): Recall | null {
  if (templates.length === 0) return null
  const sheet = recallSheet(table, cells, dictionaries)
  const known = templates.findLast((template) => template.shape === sheet.shape)
  if (known) return compare(sheet, known)
  // The latest of equals is the one people have in mind.
  const likely = templates
    .toReversed()
    .map((template) => ({ template, shared: sharedHeadings(sheet, template) }))
    .filter(
      ({ template, shared }) =>
        shared >= fewestSame && shared * 3 >= Math.min(sheet.keys.length, template.columns.length),
    )
    .toSorted((one, other) => other.shared - one.shared)
    .slice(0, mostCompared)
  let best: Recall | null = null
  for (const { template } of likely) {
    const recall = compare(sheet, template)
    if (recall.same >= fewestSame && recall.likeness >= leastLikeness && recall.likeness > (best?.likeness ?? 0))
      best = recall
  }
  return best
}

/** How a table and one template lie beside each other. */
function compare(sheet: RecallSheet, template: Template): Recall {
  const { table } = sheet
  const pairs = sameColumns(sheet.keys, template.columns)
  const same = pairs.size
  const exact = sheet.shape === template.shape
  const renamed = exact ? [] : renamedColumns(sheet, template, pairs)
  for (const [own, other] of renamed) pairs.set(own, other)
  const taken = new Set(pairs.values())
  const gone = template.columns.filter(({ header }, index) => !taken.has(index) && header !== '')
  const added = table.columns.filter(({ path }, index) => !pairs.has(index) && path !== '')
  const ordered = inOrder([...pairs].toSorted(([one], [other]) => one - other).map(([, other]) => other))
  const headings =
    (2 * (same + 0.75 * renamed.length)) / Math.max(1, 2 * (same + renamed.length) + added.length + gone.length)
  const titles = likeness(table.title ?? '', template.title ?? '')
  return {
    template,
    exact,
    likeness: exact ? 1 : round(0.8 * headings + 0.12 * ordered + 0.08 * titles),
    same,
    added: added.map(({ path }) => path),
    renamed: renamed.map(([own, other]) => ({
      from: template.columns[other]?.header ?? '',
      to: table.columns[own]?.path ?? '',
    })),
    gone: gone.map(({ header }) => header),
    columns: new Map(
      [...pairs].flatMap(([own, other]) => {
        const [column, remembered] = [table.columns[own], template.columns[other]]
        return column && remembered ? [[column.column, remembered] as const] : []
      }),
    ),
  }
}

/** Columns of the same heading, in order where a heading stands more than once: place here → place there. */
function sameColumns(keys: readonly string[], template: readonly TemplateColumn[]): Map<number, number> {
  const places = new Map<string, number[]>()
  template.forEach(({ header }, index) => {
    const key = shapeKey(header)
    if (key !== '') places.set(key, [...(places.get(key) ?? []), index])
  })
  const pairs = new Map<number, number>()
  keys.forEach((key, index) => {
    const other = places.get(key)?.shift()
    if (other !== undefined) pairs.set(index, other)
  })
  return pairs
}

function sharedHeadings({ keys }: RecallSheet, template: Template): number {
  // The shape of a template is its headings already made ready.
  const theirs = new Set(template.shape.split('|'))
  return keys.filter((key) => key !== '' && theirs.has(key)).length
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
