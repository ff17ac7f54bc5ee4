import { visitCandidates } from '../matching/candidate-pairs.ts'
import type { MatchReason } from '../matching/find-duplicates.ts'
import { compareOwners, prepareSystems, type MatchedSystem } from '../matching/matched-system.ts'
import type { MatchingWords } from '../matching/matching-words.ts'
import { compareNames, type BigramTable } from '../matching/name-similarity.ts'
import { placesConflict, tellingDifference } from '../matching/telling-apart.ts'
import type { System, SystemField } from '../system/system.ts'

/** A row that would be added, as the system it would become. */
export type AddedRow = { row: number; system: System }

/** A system that may live on under the name of a row. `score` ∈ [0, 1]; a person decides. */
export type RenamedCandidate = { row: number; system: string; score: number; reasons: MatchReason[] }

/**
 * Which of the rows of a newer list may be systems that it no longer names, the likeliest first. Each row and each system
 * stands in one proposal at most. Rows and systems meet when their names share something, or when they state the same
 * figure that few others state; the cost grows nearly linearly.
 */
export function findRenamed(
  gone: readonly System[],
  added: readonly AddedRow[],
  words: MatchingWords,
): RenamedCandidate[] {
  if (gone.length === 0 || added.length === 0) return []
  const matched = prepareSystems([...gone, ...added.map(({ system }) => system)], words)
  const candidates: RenamedCandidate[] = []
  const seen = new Set<string>()
  const meet = (one: number, other: number): void => {
    if (one >= gone.length || other < gone.length || seen.has(`${one} ${other}`)) return
    seen.add(`${one} ${other}`)
    const before = matched.systems[one]
    const after = matched.systems[other]
    const row = added[other - gone.length]?.row
    if (!before || !after || row === undefined) return
    const likeness = compareRenamed(before, after, matched.table, words)
    if (likeness && likeness.score >= words.linkAbove) candidates.push({ row, system: before.system.id, ...likeness })
  }
  visitCandidates(matched, meet)
  for (const [before, after] of meetingByFigures(matched.systems, gone.length)) meet(before, after)
  return oneEach(candidates.toSorted((a, b) => b.score - a.score || a.row - b.row || (a.system < b.system ? -1 : 1)))
}

/** The likeness of one system and one row that a person brought together, however small; `null` where there is none. */
export function renamedLikeness(
  gone: System,
  added: System,
  words: MatchingWords,
): Pick<RenamedCandidate, 'score' | 'reasons'> | null {
  const { systems, table } = prepareSystems([gone, added], words)
  const [before, after] = systems
  return before && after ? compareRenamed(before, after, table, words) : null
}

/** Figures that stay with a system through a change of its name. The others speak for it where they are the same. */
const lasting: readonly SystemField[] = ['launched_on', 'build_cost', 'operator']
const telling: readonly SystemField[] = ['annual_cost', 'registered_users', 'monthly_active_users', 'contract_ends_on']

function compareRenamed(
  before: MatchedSystem,
  after: MatchedSystem,
  table: BigramTable,
  words: MatchingWords,
): Pick<RenamedCandidate, 'score' | 'reasons'> | null {
  const sameNumber = before.system.id === after.system.id
  if (!sameNumber && tellingDifference(before.name, after.name, words) !== null) return null
  if (before.owner && after.owner && placesConflict(before.owner.places, after.owner.places)) return null
  const parts: { weight: number; score: number; reason: MatchReason }[] = []
  const { weights } = words
  const figures = compareFigures(before.system, after.system)
  const likeness = compareNames(before.shape, after.shape, table)
  const share = Math.round(likeness.score * 100)
  parts.push({
    // Where two figures agree, a name that changed says little against it.
    weight: figures.same >= 2 ? weights.name / 2 : weights.name,
    score: sameNumber ? 1 : likeness.score,
    reason: sameNumber
      ? { code: 'number_same', values: { number: before.system.id } }
      : { code: `name_${likeness.by}`, values: { share, core: before.name.core } },
  })
  if (before.owner && after.owner) {
    const score = compareOwners(before.owner, after.owner)
    const code = score >= 0.7 ? 'owner_same' : 'owner_differs'
    parts.push({ weight: weights.owner, score, reason: { code, values: { share: Math.round(score * 100) } } })
  }
  if (before.functions && after.functions) {
    const shared = [...before.functions].filter((entry) => after.functions?.has(entry) === true).length
    const fewer = Math.min(before.functions.size, after.functions.size)
    const code = shared > 0 ? 'functions_shared' : 'functions_differ'
    parts.push({ weight: weights.functions, score: shared / fewer, reason: { code, values: { shared, fewer } } })
  }
  if (before.system.kind !== null && after.system.kind !== null) {
    const same = before.system.kind === after.system.kind
    const values = { kind: before.system.kind, other: after.system.kind }
    parts.push({
      weight: weights.kind,
      score: same ? 1 : 0,
      reason: { code: same ? 'kind_same' : 'kind_differs', values },
    })
  }
  // Two figures say as much as a name does; one may be chance.
  if (figures.total > 0) {
    const code = figures.same > 0 ? 'figures_same' : 'figures_differ'
    const values = { same: figures.same, total: figures.total }
    const weight = weights.name * Math.min(1, figures.total / 2)
    parts.push({ weight, score: figures.same / figures.total, reason: { code, values } })
  }
  const total = parts.reduce((sum, part) => sum + part.weight, 0)
  const points = parts.reduce((sum, part) => sum + part.weight * part.score, 0)
  return { score: Math.round((points / total) * 1000) / 1000, reasons: parts.map((part) => part.reason) }
}

function compareFigures(before: System, after: System): { same: number; total: number } {
  const known = (field: SystemField) => before[field] !== null && after[field] !== null
  const agree = (field: SystemField) => known(field) && before[field] === after[field] && before[field] !== 0
  const same = [...lasting, ...telling].filter(agree).length
  return { same, total: same + lasting.filter((field) => known(field) && !agree(field)).length }
}

/** Pairs that state the same number or figure, where at most so many on either side state it. */
const fewest = 8

function* meetingByFigures(systems: readonly MatchedSystem[], gone: number): Generator<[number, number]> {
  const buckets = new Map<string, { before: number[]; after: number[] }>()
  systems.forEach(({ system }, at) => {
    for (const field of ['id', ...lasting, ...telling] as const) {
      const value = system[field]
      if (value === null || value === 0) continue
      const key = `${field} ${String(value)}`
      const bucket = buckets.get(key) ?? { before: [], after: [] }
      buckets.set(key, bucket)
      ;(at < gone ? bucket.before : bucket.after).push(at)
    }
  })
  for (const { before, after } of buckets.values()) {
    if (before.length > fewest || after.length > fewest) continue
    for (const one of before) for (const other of after) yield [one, other]
  }
}

function oneEach(candidates: readonly RenamedCandidate[]): RenamedCandidate[] {
  const rows = new Set<number>()
  const systems = new Set<string>()
  return candidates.filter(({ row, system }) => {
    if (rows.has(row) || systems.has(system)) return false
    rows.add(row)
    systems.add(system)
    return true
  })
}
