import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { RecordPair, RecordTable } from '../../../src/core/matching/records/record-table.ts'
import { keyedValues, type KeyedValues } from './keyed-values.ts'
import { withoutColumns, type LinkageSet } from './linkage-set.ts'
import { hasLabelledLines, readLabelledLines } from './read-labelled-lines.ts'
import { readTable } from './read-table.ts'

/** `keys` are lists of values with the key that another program gives them; `left` are files that are none of these. */
export type FoundSets = { sets: LinkageSet[]; keys: KeyedValues[]; left: string[] }

/** The sets below a folder, found by their shape; files that belong to none are left out and named. */
export function findSets(folder: string): FoundSets {
  const sets: LinkageSet[] = []
  const keys: KeyedValues[] = []
  const left: string[] = []
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries.filter((one) => one.isDirectory())) {
    const below = findSets(join(folder, entry.name))
    sets.push(...below.sets)
    keys.push(...below.keys)
    left.push(...below.left)
  }
  const files = entries.filter((one) => one.isFile()).map((one) => join(folder, one.name))
  const lines = files.filter((file) => file.endsWith('.txt') && hasLabelledLines(readFileSync(file, 'utf8')))
  if (lines.length > 0) sets.push(readLabelledLines(basename(folder), lines))
  const tables = files
    .filter((file) => /\.(csv|tsv|tab|psv)$/i.test(file))
    .map((file) => ({ file, table: readTable(file), used: false }))
  for (const read of tables) {
    const keyed = keyedValues(basename(folder), read.table)
    if (keyed.length > 0) read.used = true
    keys.push(...keyed)
  }
  sets.push(
    ...tablesWithTruth(
      basename(folder),
      tables.filter((read) => !read.used),
    ),
  )
  sets.push(...tablesWithClusters(basename(folder), tables))
  return { sets, keys, left: [...left, ...tables.filter((one) => !one.used).map((one) => one.file)] }
}

type Read = { file: string; table: RecordTable; used: boolean }

/** Tables whose rows a further table names in pairs, by their ids; a third column `label` may say no. */
function tablesWithTruth(folder: string, tables: readonly Read[]): LinkageSet[] {
  const sets: LinkageSet[] = []
  const truths = tables.flatMap((truth) => {
    if (truth.table.columns.length > 4 || truth.table.rows.length === 0) return []
    const label = truth.table.columns.findIndex((name) => /^(label|gold|match|is_?match)$/i.test(name))
    const named = truth.table.columns
      .map((_, at) => ({ at, sides: at === label ? [] : namedBy(truth, at, tables) }))
      .filter(({ sides }) => sides.length > 0)
    const [one, other] = named
    const sides = one && other ? likeliestSides(truth, one, other) : null
    return one && other && sides
      ? [{ truth, label, one: { at: one.at, side: sides[0] }, other: { at: other.at, side: sides[1] } }]
      : []
  })
  const used = new Set<string>()
  for (const { truth, one, other } of truths) {
    const key = `${one.side.read.file}\n${other.side.read.file}`
    if (used.has(key)) continue
    used.add(key)
    // Several files of pairs over the same tables (train, valid, test) are one truth.
    const same = truths.filter(
      (entry) => entry.one.side.read === one.side.read && entry.other.side.read === other.side.read,
    )
    const labelled = same.some((entry) => entry.label >= 0)
    const all = same.flatMap((entry) =>
      entry.truth.table.rows.flatMap((row) => {
        const left = one.side.rows.get(row[entry.one.at] ?? '')
        const right = other.side.rows.get(row[entry.other.at] ?? '')
        if (left === undefined || right === undefined) return []
        return [
          { pair: { one: left, other: right }, yes: entry.label < 0 || /^(1|true|yes)$/i.test(row[entry.label] ?? '') },
        ]
      }),
    )
    for (const entry of same) entry.truth.used = true
    one.side.read.used = true
    other.side.read.used = true
    const alone = one.side.read === other.side.read
    const pairs = (list: typeof all): RecordPair[] => list.map(({ pair }) => (alone ? inOrder(pair) : pair))
    sets.push({
      name: `${folder} (${basename(truth.file)})`,
      left: withoutColumns(one.side.read.table, [one.side.column]),
      right: alone ? null : withoutColumns(other.side.read.table, [other.side.column]),
      asked: labelled && !alone ? pairs(all) : null,
      truth: pairs(all.filter(({ yes }) => yes)),
      complete: labelled,
    })
  }
  return sets
}

type Side = { read: Read; column: number; rows: ReadonlyMap<string, number> }

/** Tables with a column of unique values in which nearly all values of a truth's column are found. */
function namedBy(truth: Read, at: number, tables: readonly Read[]): Side[] {
  const values = truth.table.rows.map((row) => row[at] ?? '')
  return tables.flatMap((read) => {
    if (read === truth || read.table.rows.length < 2) return []
    for (const column of read.table.columns.keys()) {
      const rows = new Map(read.table.rows.map((row, index) => [row[column] ?? '', index]))
      if (rows.size < read.table.rows.length) continue
      if (values.filter((value) => rows.has(value)).length >= 0.98 * values.length) return [{ read, column, rows }]
    }
    return []
  })
}

/**
 * Where ids are plain numbers several tables have them; a truth means those in which its pairs have most words in common.
 * Two tables come before one. This reads the set; the matcher is told nothing of it.
 */
function likeliestSides(
  { table }: Read,
  one: { at: number; sides: readonly Side[] },
  other: { at: number; sides: readonly Side[] },
): [Side, Side] | null {
  const choices = one.sides.flatMap((left) => other.sides.map((right): [Side, Side] => [left, right]))
  const apart = choices.filter(([left, right]) => left.read !== right.read)
  const scored = (apart.length > 0 ? apart : choices).map((sides) => {
    const shares = table.rows.slice(0, 100).map((row) => {
      const left = wordsOf(sides[0], row[one.at] ?? '')
      const right = wordsOf(sides[1], row[other.at] ?? '')
      return [...left].filter((word) => right.has(word)).length / Math.max(1, Math.min(left.size, right.size))
    })
    return { sides, score: shares.reduce((sum, share) => sum + share, 0) }
  })
  return scored.toSorted((a, b) => b.score - a.score)[0]?.sides ?? null
}

function wordsOf({ read, column, rows }: Side, id: string): Set<string> {
  const row = read.table.rows[rows.get(id) ?? -1] ?? []
  return new Set(
    row.flatMap((cell, at) => (at === column ? [] : cell.toLowerCase().split(/[^\p{L}\p{N}]+/u))).filter(Boolean),
  )
}

/** Tables with a column that says which rows are one: alone, or two tables that share such a column. */
function tablesWithClusters(folder: string, tables: readonly Read[]): LinkageSet[] {
  const sets: LinkageSet[] = []
  const keyed = tables
    .filter((read) => !read.used)
    .flatMap((read) => {
      const column = clusterColumn(read.table)
      return column === null ? [] : [{ read, column, keys: read.table.rows.map((row) => clusterOf(row[column] ?? '')) }]
    })
  const clean = keyed.filter(({ keys }) => new Set(keys).size === keys.length)
  for (const one of keyed.filter((entry) => !clean.includes(entry))) {
    one.read.used = true
    const byKey = groupRows(one.keys)
    const truth = [...byKey.values()].flatMap((rows) =>
      rows.flatMap((left, at) => rows.slice(at + 1).map((right) => ({ one: left, other: right }))),
    )
    sets.push({
      name: `${folder} (${basename(one.read.file)})`,
      left: withoutColumns(one.read.table, [one.column]),
      right: null,
      asked: null,
      truth,
      complete: true,
    })
  }
  const [first, second] = clean
  if (first && second && clean.length === 2) {
    const rows = groupRows(second.keys)
    const truth = first.keys.flatMap((key, one) => (rows.get(key) ?? []).map((other) => ({ one, other })))
    if (truth.length > 0) {
      first.read.used = true
      second.read.used = true
      sets.push({
        name: `${folder} (${basename(first.read.file)} + ${basename(second.read.file)})`,
        left: withoutColumns(first.read.table, [first.column]),
        right: withoutColumns(second.read.table, [second.column]),
        asked: null,
        truth,
        complete: true,
      })
    }
  }
  return sets
}

/** A column of record numbers such as rec-12-org / rec-12-dup-0, or one named as a cluster's number. */
function clusterColumn(table: RecordTable): number | null {
  const recorded = table.columns.findIndex((_, at) => table.rows.every((row) => recordNumber.test(row[at] ?? '')))
  if (recorded >= 0) return recorded
  const named = table.columns.findIndex((name) =>
    /cluster|unique_?id|entity|group_?id|true_?id|canonical|gold/i.test(name),
  )
  return named < 0 ? null : named
}

const recordNumber = /^rec-(\d+)-(?:org|dup-\d+)$/

function clusterOf(value: string): string {
  return recordNumber.exec(value)?.[1] ?? value
}

function groupRows(keys: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const [at, key] of keys.entries()) groups.set(key, [...(groups.get(key) ?? []), at])
  return groups
}

function inOrder({ one, other }: RecordPair): RecordPair {
  return one < other ? { one, other } : { one: other, other: one }
}
