import type { FoundColumn, FoundTable } from '../sheet/found-table.ts'
import { agreement } from './column-values.ts'
import type { Dictionaries } from './dictionary.ts'
import { fieldType } from './field-types.ts'
import { headingKey, headingReadings } from './heading-key.ts'
import { inOrder, likeness } from './likeness.ts'
import { shapeKey, shapeOf } from './shape.ts'
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

/** The remembered template that a table follows most closely; `null` where none is near enough. */
export function recallTemplate(
  table: FoundTable,
  cells: TableCells,
  templates: readonly Template[],
  dictionaries: Dictionaries,
): Recall | null {
  const shape = shapeOf(table)
  const known = templates.findLast((template) => template.shape === shape)
  if (known) return compare(table, cells, known, dictionaries)
  let best: Recall | null = null
  // The latest of equals is the one people have in mind.
  for (const template of templates.toReversed()) {
    if (sharedHeadings(table, template) < fewestSame) continue
    const recall = compare(table, cells, template, dictionaries)
    if (recall.same >= fewestSame && recall.likeness >= leastLikeness && recall.likeness > (best?.likeness ?? 0))
      best = recall
  }
  return best
}

/** How a table and one template lie beside each other. */
export function compare(table: FoundTable, cells: TableCells, template: Template, dictionaries: Dictionaries): Recall {
  const pairs = sameColumns(table.columns, template.columns)
  const same = pairs.size
  const exact = shapeOf(table) === template.shape
  const renamed = exact ? [] : renamedColumns(table, cells, template, dictionaries, pairs)
  for (const [own, other] of renamed) pairs.set(own, other)
  const taken = new Set(pairs.values())
  const gone = template.columns.filter((_column, index) => !taken.has(index) && template.columns[index]?.header !== '')
  const added = table.columns.filter((column, index) => !pairs.has(index) && column.path !== '')
  const ordered = inOrder([...pairs].toSorted(([one], [other]) => one - other).map(([, other]) => other))
  const headings =
    (2 * (same + 0.75 * renamed.length)) / Math.max(1, 2 * (same + renamed.length) + added.length + gone.length)
  const titles = likeness(table.title ?? '', template.title ?? '')
  return {
    template,
    exact,
    likeness: exact ? 1 : round(0.8 * headings + 0.12 * ordered + 0.08 * titles),
    same,
    added: added.map((column) => column.path),
    renamed: renamed.map(([own, other]) => ({
      from: template.columns[other]?.header ?? '',
      to: table.columns[own]?.path ?? '',
    })),
    gone: gone.map((column) => column.header),
    columns: new Map(
      [...pairs].flatMap(([own, other]) => {
        const [column, remembered] = [table.columns[own], template.columns[other]]
        return column && remembered ? [[column.column, remembered] as const] : []
      }),
    ),
  }
}

/** Columns of the same heading, in order where a heading stands more than once: place here → place there. */
function sameColumns(columns: FoundColumn[], template: TemplateColumn[]): Map<number, number> {
  const places = new Map<string, number[]>()
  template.forEach(({ header }, index) => {
    const key = shapeKey(header)
    if (key !== '') places.set(key, [...(places.get(key) ?? []), index])
  })
  const pairs = new Map<number, number>()
  columns.forEach((column, index) => {
    const other = places.get(shapeKey(column.path))?.shift()
    if (other !== undefined) pairs.set(index, other)
  })
  return pairs
}

function sharedHeadings(table: FoundTable, template: Template): number {
  const keys = new Set(template.columns.map(({ header }) => shapeKey(header)))
  return table.columns.filter((column) => column.path !== '' && keys.has(shapeKey(column.path))).length
}

/**
 * Columns that stand for one another under another heading: both words mean the same field, or they stand in the same
 * place between neighbours that are the same, and the words or the values agree.
 */
function renamedColumns(
  table: FoundTable,
  cells: TableCells,
  template: Template,
  dictionaries: Dictionaries,
  pairs: ReadonlyMap<number, number>,
): [number, number][] {
  const taken = new Set(pairs.values())
  const claims: { own: number; other: number; weight: number }[] = []
  table.columns.forEach((column, own) => {
    if (pairs.has(own) || column.header === '') return
    template.columns.forEach((remembered, other) => {
      if (taken.has(other) || remembered.header === '') return
      const weight = renaming(table, cells, template, dictionaries, pairs, own, other)
      if (weight > 0) claims.push({ own, other, weight })
    })
  })
  const renamed = new Map<number, number>()
  const used = new Set<number>()
  for (const { own, other } of claims.toSorted((one, another) => another.weight - one.weight)) {
    if (renamed.has(own) || used.has(other)) continue
    renamed.set(own, other)
    used.add(other)
  }
  return [...renamed].toSorted(([one], [other]) => one - other)
}

function renaming(
  table: FoundTable,
  cells: TableCells,
  template: Template,
  dictionaries: Dictionaries,
  pairs: ReadonlyMap<number, number>,
  own: number,
  other: number,
): number {
  const [column, remembered] = [table.columns[own], template.columns[other]]
  if (!column || !remembered) return 0
  const dictionary = dictionaries[template.kind]
  const sample = cells.sample(column.column)
  const field = remembered.field
  const agrees = field === null ? null : agreement(column, field, sample, table, dictionary)
  if (agrees !== null && sample.length >= 3 && agrees < 0.4) return 0
  const meanings = firmFields(column.header, column.path, dictionary.words)
  const place = samePlace(pairs, own, other, table.columns.length, template.columns.length)
  if (meanings.size > 0) {
    // The heading says what it means: it is the renamed column if that meant the same, and otherwise a new one.
    const meant = field === null ? firmFields(lastOf(remembered.header), remembered.header, dictionary.words) : [field]
    return [...meant].some((one) => meanings.has(one)) ? 3 + (place ? 0.5 : 0) : 0
  }
  if (!place) return 0
  const words = wordLikeness(lastOf(remembered.header), column.header)
  if (words >= 0.65) return 1 + words
  const type = field === null ? 'text' : fieldType(template.kind, field).type
  const telling = type !== 'text' && type !== 'list'
  return place === 'only' && telling && agrees !== null && agrees >= 0.9 && sample.length >= 3 ? 1 : 0
}

function firmFields(
  header: string,
  path: string,
  words: ReadonlyMap<string, { field: string; firm: boolean }[]>,
): Set<string> {
  const readings = headingReadings(header, path).filter((reading) => !reading.part)
  return new Set(
    readings.flatMap(({ key }) => (words.get(key) ?? []).filter(({ firm }) => firm).map(({ field }) => field)),
  )
}

/** Whether two columns stand between the same neighbours; `only` if nothing else stands there on either side. */
function samePlace(
  pairs: ReadonlyMap<number, number>,
  own: number,
  other: number,
  width: number,
  templateWidth: number,
): 'only' | 'among' | null {
  let left = own - 1
  while (left >= 0 && !pairs.has(left)) left -= 1
  let right = own + 1
  while (right < width && !pairs.has(right)) right += 1
  const [from, to] = [left < 0 ? -1 : (pairs.get(left) ?? -1), right >= width ? templateWidth : (pairs.get(right) ?? 0)]
  if (left < 0 && right >= width) return null
  if (other <= from || other >= to) return null
  return right - left === 2 && to - from === 2 ? 'only' : 'among'
}

/** Likeness of two headings; what differs in a number or a side (一季度, 二季度) differs in what it means. */
function wordLikeness(one: string, other: string): number {
  const [first, second] = [headingKey(one), headingKey(other)]
  const odd = [...first].filter((letter) => !second.includes(letter)).join('')
  const even = [...second].filter((letter) => !first.includes(letter)).join('')
  if (/[\d一二三四五六七八九十上下前后左右内外新旧总不非未]/.test(odd + even)) return 0
  return likeness(first, second)
}

function lastOf(path: string): string {
  return path.split(' / ').at(-1) ?? ''
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
