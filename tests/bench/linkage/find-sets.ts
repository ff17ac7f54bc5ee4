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
    const named = truth.table.columns.map((_, at) => namedBy(truth, at, tables))
    const label = truth.table.columns.findIndex((name) => /^(label|gold|match|is_?match)$/i.test(name))
    const sides = named.flatMap((side, at) => (side === null || at === label ? [] : [{ at, side }]))
    const [one, other] = sides
    return one && other ? [{ truth, one, other, label }] : []
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
    })
  }
  return sets
}

/** The table and the column of unique values in which nearly all values of a truth's column are found. */
function namedBy(truth: Read, at: number, tables: readonly Read[]) {
  const values = truth.table.rows.map((row) => row[at] ?? '')
  const heading = wordsOf(truth.table.columns[at] ?? '')
  let best: { read: Read; column: number; rows: ReadonlyMap<string, number>; score: number } | null = null
  for (const [place, read] of tables.entries()) {
    if (read === truth || read.table.rows.length < 2) continue
    for (const [column, name] of read.table.columns.entries()) {
      const rows = new Map(read.table.rows.map((row, index) => [row[column] ?? '', index]))
      if (rows.size < read.table.rows.length) continue
      const share = values.filter((value) => rows.has(value)).length / values.length
      if (share < 0.98) continue
      // Where ids are plain numbers, several tables fit: the names of file and column, then the order, decide.
      const file = wordsOf(basename(read.file))
      const score =
        share +
        (/id$|^id|key/i.test(name) ? 0.3 : 0) +
        (heading.some((word) => file.includes(word)) ? 1 : 0) +
        (/[2b]$|^r/i.test(truth.table.columns[at] ?? '') === place > 0 ? 0.2 : 0) -
        column * 0.01
      if (best === null || score > best.score) best = { read, column, rows, score }
    }
  }
  return best
}

function wordsOf(name: string): string[] {
  const plain = name
    .toLowerCase()
    .replace(/\.\w+$/, '')
    .replaceAll(/id|table/g, '')
  return [plain, ...plain.split(/[^a-z]+/)].filter((word) => word.length >= 3)
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
