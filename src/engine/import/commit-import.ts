import type { ImportDifference, ImportReport, TableReport } from '../../contract/calls/import.ts'
import type { TableKind } from '../../core/mapping/dictionary.ts'
import { rememberMapping } from '../../core/mapping/shape.ts'
import { rememberMapping as storeMapping } from '../document/queries/mapping-memory.ts'
import { insertSource, insertSourceTable, listSources, sourceRowInserter } from '../document/queries/source.ts'
import type { Workspace } from '../document/workspace.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { capacityDifference, openCapacityLedger, writeCapacity } from './commit-capacity.ts'
import { feedbackDifference, openFeedbackLedger, writeVoices } from './commit-feedback.ts'
import { compareSystems, openSystemLedger, systemDifference, writeSystems } from './commit-systems.ts'
import type { PreparedSource, PreparedTable } from './preview.ts'
import { rowCells } from './row-cells.ts'
import { tableReport } from './table-report.ts'

/** What an import would do, table by table, against what is there; `null` for a table that is left out. */
export function compareImport(session: Session, sources: readonly PreparedSource[]): ImportDifference[] {
  return walk(session, sources, false).map(({ difference }) => difference)
}

/** The report of an import that is not carried out. */
export function reportImport(session: Session, sources: readonly PreparedSource[]): ImportReport {
  return { dry_run: true, sources: walk(session, sources, false).map(({ report }) => report) }
}

/** Writes everything that is included. Within a command. */
export function commitImport(session: Session, sources: readonly PreparedSource[]): ImportReport {
  return { dry_run: false, sources: walk(session, sources, true).map(({ report }) => report) }
}

type Ledgers = {
  systems: ReturnType<typeof openSystemLedger>
  capacity: ReturnType<typeof openCapacityLedger>
  feedback: ReturnType<typeof openFeedbackLedger>
}

type Outcome = { difference: ImportDifference; report: TableReport }

/**
 * One way through all tables for preview, dry run and commit, so that what was shown is what is done. Systems come
 * first, so that feedback in the same import finds the systems it speaks of.
 */
function walk(session: Session, sources: readonly PreparedSource[], writing: boolean): Outcome[] {
  const workspace = openedWorkspace(session)
  const ledgers: Ledgers = {
    systems: openSystemLedger(workspace),
    capacity: openCapacityLedger(workspace),
    feedback: openFeedbackLedger(workspace),
  }
  const places = sources.flatMap((source, at) =>
    source.tables.flatMap((table, index) => (table.kind === null ? [] : [{ source, at, table, index, kind: table.kind }])),
  )
  const order: Record<TableKind, number> = { systems: 0, capacity: 1, feedback: 2 }
  const inOrder = places.toSorted((one, other) => order[one.kind] - order[other.kind])
  const writer = writing ? sourceWriter(session, workspace) : null
  const outcomes = new Map<string, Outcome>()
  for (const place of inOrder) {
    const name = `${place.at}.${place.index}`
    outcomes.set(name, handleTable(session, workspace, ledgers, name, place, writer))
  }
  return places.map((place) => outcomes.get(`${place.at}.${place.index}`)!)
}

type SourceWriter = (source: PreparedSource, table: PreparedTable, kind: TableKind) => (row: number) => string

function handleTable(
  session: Session,
  workspace: Workspace,
  ledgers: Ledgers,
  name: string,
  place: { source: PreparedSource; table: PreparedTable; kind: TableKind },
  writer: ReturnType<typeof sourceWriter> | null,
): Outcome {
  const { source, table, kind } = place
  const { reading } = table
  const skipped = skippedRows(table)
  if (kind === 'systems') {
    const outcomes = compareSystems(ledgers.systems, reading.records)
    const difference = { table: name, skipped, ...systemDifference(ledgers.systems, outcomes) }
    const report = tableReport(session, source, table, kind, difference, outcomes)
    // The ledger takes the additions even in a preview, so that a later table is compared with them.
    const rowUid = writer ? writer.begin(source, table, kind, report) : () => ''
    const fed = writer
      ? writeSystems(workspace, ledgers.systems, outcomes, rowUid)
      : pretendSystems(ledgers.systems, outcomes)
    if (writer && fed) writer.rows(table, fed)
    return { difference, report }
  }
  if (kind === 'capacity') {
    const difference = { table: name, skipped, ...capacityDifference(ledgers.capacity, reading.indicatorValues) }
    const report = tableReport(session, source, table, kind, difference, [])
    if (writer) {
      const rowUid = writer.begin(source, table, kind, report)
      const values = reading.indicatorValues
      writer.rows(table, writeCapacity(workspace, ledgers.capacity, values, session.resources.indicators, rowUid))
      for (const [placeName, locality] of ledgers.capacity.localities) ledgers.feedback.localities.set(placeName, locality)
    }
    return { difference, report }
  }
  const { fresh, ...compared } = feedbackDifference(ledgers.feedback, reading.records)
  const difference = { table: name, skipped, ...compared }
  const report = tableReport(session, source, table, kind, difference, [])
  if (writer) {
    const rowUid = writer.begin(source, table, kind, report)
    writer.rows(table, writeVoices(workspace, ledgers.feedback, fresh, session.resources.matchingWords, rowUid))
  }
  return { difference, report }
}
