import type { ImportDifference, RenamedRow } from '../../contract/calls/import.ts'
import { findRenamed, renamedLikeness, type AddedRow } from '../../core/mapping/find-renamed.ts'
import { earlierEdition, reportingUnit, type ListMarks } from '../../core/mapping/same-list.ts'
import type { MatchReason } from '../../core/matching/find-duplicates.ts'
import type { MatchingWords } from '../../core/matching/matching-words.ts'
import type { Verdict } from '../../core/review/verdict.ts'
import type { System } from '../../core/system/system.ts'
import { importedLists, recordsOfList, type ImportedList } from '../document/queries/listed-names.ts'
import { listDecisions, type DecisionRecord } from '../document/queries/review.ts'
import { listSources } from '../document/queries/source.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import type { Workspace } from '../document/workspace.ts'
import { nameOf, systemOf, type ChosenSystems } from './commit-systems.ts'
import type { PreparedSource, PreparedTable } from './prepared-source.ts'
import type { SystemLedger } from './system-ledger.ts'
import type { FoundSystem } from './table-work.ts'

/** A list of systems of this import, with the record that each row is or became. */
export type ComparedList = {
  source: PreparedSource
  table: PreparedTable
  systems: readonly FoundSystem[]
  fed: ReadonlyMap<number, string>
  chosen: ChosenSystems
}

export type Comparison = Pick<ImportDifference, 'earlier' | 'renamed' | 'gone' | 'back'>

/** What the workspace knew before this import. */
export type ListLedger = {
  lists: (ListMarks & ImportedList)[]
  /** By the uid of the system: only decisions after which it should not be listed as running. */
  closing: ReadonlyMap<string, DecisionRecord>
  files: ReadonlySet<string>
}

export const noComparison: Comparison = { earlier: null, renamed: [], gone: [], back: [] }

export function openListLedger(
  workspace: Workspace,
  { survivor }: SystemLedger,
  closingVerdicts: readonly Verdict[],
): ListLedger {
  const closing = listDecisions(workspace).filter(({ verdict }) => closingVerdicts.includes(verdict))
  return {
    lists: importedLists(workspace).map((list) =>
      lazily(list, () => namedBy(recordsOfList(workspace, list.uid), survivor)),
    ),
    closing: new Map(closing.map((decision) => [decision.system, decision])),
    files: new Set(listSources(workspace).map(({ sha256 }) => sha256)),
  }
}

/** The rows of an old list are looked up only where it may be the one. */
function lazily(list: ImportedList, look: () => ReadonlySet<string>): ListMarks & ImportedList {
  let named: ReadonlySet<string> | null = null
  return {
    ...list,
    reportingUnit: list.reporting_unit,
    get named() {
      return (named ??= look())
    },
  }
}

/**
 * Holds every list of an import against the earlier edition of the same list: what it no longer names, which new rows may
 * be such systems under a new name, and what had been closed and is back. A system that any list of the import names is
 * not gone.
 */
export function compareLists(
  lists: readonly ComparedList[],
  systems: SystemLedger,
  ledger: ListLedger,
  words: MatchingWords,
): Comparison[] {
  const named = new Set(lists.flatMap((list) => [...namedBy(list.fed.values(), systems.survivor)]))
  const byUid = new Map(systems.records.map((record) => [record.uid, record]))
  const away = systems.records.filter(
    ({ uid, system }) => !named.has(uid) && (system.status === 'closed' || ledger.closing.has(uid)),
  )
  return lists.map((list) => {
    const marks: ListMarks = {
      shape: list.table.shape,
      sheet: list.table.table.sheet,
      reportingUnit: reportingUnit(list.table.table.facts),
      named: namedBy(list.fed.values(), systems.survivor),
    }
    const earlier = earlierEdition(marks, ledger.lists)
    const gone = [...(earlier?.named ?? [])].flatMap((uid) => {
      const record = byUid.get(uid)
      return record && !named.has(uid) ? [record] : []
    })
    const candidates = [...gone, ...away.filter((record) => !gone.includes(record))]
    return {
      earlier: earlier && { file: earlier.file, sheet: earlier.sheet, imported_at: earlier.imported_at },
      renamed: renamedRows(list, candidates, words),
      gone: gone.map(({ system }) => ({ id: system.id, name: system.name })),
      back: backRows(list, ledger),
    }
  })
}

function namedBy(records: Iterable<string>, survivor: SystemLedger['survivor']): ReadonlySet<string> {
  const named = new Set<string>()
  for (const record of records) {
    const uid = survivor(record)
    if (uid !== null) named.add(uid)
  }
  return named
}

function renamedRows(list: ComparedList, candidates: readonly SystemRecord[], words: MatchingWords): RenamedRow[] {
  const { systems, chosen } = list
  const decided = systems.flatMap(({ record, known, ground }): RenamedRow[] => {
    if (ground !== 'chosen' || known === null) return []
    const likeness = renamedLikeness(known.system, rowSystem({ record }), words)
    const { score, reasons } = likeness ?? { score: 0, reasons: [] }
    const names = { row: record.row, name: nameOf(record), id: known.system.id, was: known.system.name }
    return [{ ...names, score, reasons: reasons.map(plainReason), accepted: true, rejected: false }]
  })
  const added = systems
    .filter(({ known }) => known === null)
    .map(({ record }): AddedRow => ({ row: record.row, system: rowSystem({ record }) }))
  const byId = new Map(candidates.map(({ system }) => [system.id, system]))
  const byRow = new Map(added.map((one) => [one.row, one.system]))
  const proposed = findRenamed([...byId.values()], added, words).map(({ row, system, score, reasons }): RenamedRow => ({
    row,
    name: byRow.get(row)?.name ?? '',
    id: system,
    was: byId.get(system)?.name ?? '',
    score,
    reasons: reasons.map(plainReason),
    accepted: false,
    rejected: chosen.get(row) === null,
  }))
  return [...decided, ...proposed].toSorted((a, b) => b.score - a.score || a.row - b.row)
}

/** A row as a system under the number that it states itself: the same number speaks for the same system. */
function rowSystem({ record }: Pick<FoundSystem, 'record'>): System {
  const id = record.values['id']?.value
  return systemOf(record, typeof id === 'string' ? id : '')
}

function plainReason({ code, values }: MatchReason): RenamedRow['reasons'][number] {
  const known = Object.entries(values).flatMap(([key, value]) =>
    value === null ? [] : [[key, typeof value === 'boolean' ? String(value) : value] as const],
  )
  return { code, values: Object.fromEntries(known) }
}

/**
 * Systems that had been closed, or that somebody decided to close, merge or move, and that a list not seen before names
 * as running. Where the list has a column for it, a row that states nothing says nothing.
 */
function backRows({ source, table, systems }: ComparedList, { closing, files }: ListLedger): Comparison['back'] {
  if (files.has(source.source.sha256)) return []
  const tellsStatus = table.mapping.some(({ field }) => field === 'status')
  return systems.flatMap(({ record, known }): Comparison['back'] => {
    if (known === null) return []
    const decision = closing.get(known.uid)
    if (!decision && known.system.status !== 'closed') return []
    const status = record.values['status']?.value ?? null
    if (status === null ? tellsStatus : status !== 'running' && status !== 'trial') return []
    const { id, name } = known.system
    return [{ row: record.row, id, name, verdict: decision?.verdict ?? null, decided_at: decision?.at ?? null }]
  })
}
