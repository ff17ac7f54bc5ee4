import type { FoundColumn } from '../sheet/found-table.ts'
import type { TableKind } from './dictionary.ts'
import { fieldType } from './field-types.ts'
import { headingKey } from './heading-key.ts'
import { likeness } from './likeness.ts'
import { lastHeading, type RecallSheet } from './recall-sheet.ts'
import type { Template, TemplateColumn } from './template.ts'

/**
 * Columns that stand for one another under another heading: both words mean the same field, or they stand in the same
 * place between neighbours that are the same, and the words or the values agree.
 */
export function renamedColumns(
  sheet: RecallSheet,
  template: Template,
  pairs: ReadonlyMap<number, number>,
): [number, number][] {
  const taken = new Set(pairs.values())
  const claims: { own: number; other: number; weight: number }[] = []
  sheet.table.columns.forEach((column, own) => {
    if (pairs.has(own) || column.header === '') return
    const bounds = boundsOf(pairs, own, sheet.table.columns.length, template.columns.length)
    template.columns.forEach((remembered, other) => {
      if (taken.has(other) || remembered.header === '') return
      const weight = renaming(sheet, template.kind, column, remembered, placeWithin(bounds, other))
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
  sheet: RecallSheet,
  kind: TableKind,
  column: FoundColumn,
  remembered: TemplateColumn,
  place: 'only' | 'among' | null,
): number {
  const { field } = remembered
  const meanings = sheet.meanings(column.path, kind)
  if (meanings.size > 0) {
    // The heading says what it means: it is the renamed column if that meant the same, and otherwise a new one.
    const meant = field === null ? sheet.meanings(remembered.header, kind) : [field]
    const synonyms = [...meant].some((one) => meanings.has(one)) && !contradicts(sheet, kind, column, field)
    return synonyms ? 3 + (place ? 0.5 : 0) : 0
  }
  if (!place || contradicts(sheet, kind, column, field)) return 0
  const words = wordLikeness(lastHeading(remembered.header), column.header)
  if (words >= 0.65) return 1 + words
  if (place !== 'only' || field === null) return 0
  const { type } = fieldType(kind, field)
  const telling = type !== 'text' && type !== 'list' && sheet.sample(column).length >= 3
  return telling && (sheet.agrees(column, kind, field) ?? 0) >= 0.9 ? 1 : 0
}

function contradicts(sheet: RecallSheet, kind: TableKind, column: FoundColumn, field: string | null): boolean {
  if (field === null || sheet.sample(column).length < 3) return false
  const agrees = sheet.agrees(column, kind, field)
  return agrees !== null && agrees < 0.4
}

/** The nearest columns on both sides that are the same here and there, by their places. */
type Bounds = { left: number; right: number; from: number; to: number }

function boundsOf(
  pairs: ReadonlyMap<number, number>,
  own: number,
  width: number,
  templateWidth: number,
): Bounds | null {
  let left = own - 1
  while (left >= 0 && !pairs.has(left)) left -= 1
  let right = own + 1
  while (right < width && !pairs.has(right)) right += 1
  if (left < 0 && right >= width) return null
  return {
    left,
    right,
    from: left < 0 ? -1 : (pairs.get(left) ?? -1),
    to: right >= width ? templateWidth : (pairs.get(right) ?? 0),
  }
}

/** Whether a column of the template stands between the same neighbours; `only` if nothing else does on either side. */
function placeWithin(bounds: Bounds | null, other: number): 'only' | 'among' | null {
  if (!bounds || other <= bounds.from || other >= bounds.to) return null
  return bounds.right - bounds.left === 2 && bounds.to - bounds.from === 2 ? 'only' : 'among'
}

/** Likeness of two headings; what differs in a number or a side (一季度, 二季度) differs in what it means. */
function wordLikeness(one: string, other: string): number {
  const [first, second] = [headingKey(one), headingKey(other)]
  const odd = [...first].filter((letter) => !second.includes(letter)).join('')
  const even = [...second].filter((letter) => !first.includes(letter)).join('')
  if (/[\d一二三四五六七八九十上下前后左右内外新旧总不非未]/.test(odd + even)) return 0
  return likeness(first, second)
}
