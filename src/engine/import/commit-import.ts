import type { ImportDifference, TableReport } from '../../contract/calls/import.ts'
import type { TableKind } from '../../core/mapping/dictionary.ts'
import { templateOf } from '../../core/mapping/template.ts'
import { rememberTemplate } from '../document/queries/mapping-memory.ts'
import { insertSource, insertSourceTable, listSources } from '../document/queries/source.ts'
import { deferReferences, type Workspace } from '../document/workspace.ts'
import { matchingWordsOf } from '../portfolio/matching-words.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { capacityWork, openLocalityLedger, openValueLedger } from './commit-capacity.ts'
import { feedbackWork, openVoiceLedger } from './commit-feedback.ts'
import { openSystemLedger, systemWork } from './commit-systems.ts'
import { previewStore, workspaceStore, type ImportStore } from './import-store.ts'
import type { PreparedSource, PreparedTable } from './prepared-source.ts'
import { rowCells } from './row-cells.ts'
import { skippedRows, tableReport } from './table-report.ts'
import type { TableWork } from './table-work.ts'

export type ImportOutcome = { difference: ImportDifference; report: TableReport }

type Place = { source: PreparedSource; at: number; table: PreparedTable; index: number; kind: TableKind }

/** What an import would do, table by table, against what is there. Writes nothing. */
export function previewImport(session: Session, sources: readonly PreparedSource[]): ImportOutcome[] {
  return walk(session, sources, previewStore(openedWorkspace(session)), () => false)
}

/** Writes everything that is included. Within a command. */
export function commitImport(session: Session, sources: readonly PreparedSource[]): ImportOutcome[] {
  const workspace = openedWorkspace(session)
  // A system names the row it comes from, which names its table: they are written the other way round.
  deferReferences(workspace)
  const known = new Set(listSources(workspace).map((source) => source.sha256))
  const uids = new Map<PreparedSource, string>()
  return walk(session, sources, workspaceStore(workspace), (place, tableUid, report) => {
    const { counts } = report
    // The same file again that changes nothing leaves no second listing of its rows.
    if (known.has(place.source.source.sha256) && counts.added + counts.updated === 0) return false
    writeTable(workspace, uids, place, tableUid, report)
    return true
  })
}

/**
 * One way through all tables for preview and commit, so that what was shown is what is done. Systems come first,
 * so that feedback in the same import finds the systems it speaks of.
 */
function walk(
  session: Session,
  sources: readonly PreparedSource[],
  store: ImportStore,
  keepTable: (place: Place, tableUid: string, report: TableReport) => boolean,
): ImportOutcome[] {
  const work = tableWorker(session, store)
  const places = includedTables(sources)
  const order: Record<TableKind, number> = { systems: 0, capacity: 1, feedback: 2 }
  const outcomes = new Map<Place, ImportOutcome>()
  for (const place of places.toSorted((one, other) => order[one.kind] - order[other.kind])) {
    const { difference, kept, write } = work(place)
    const report = tableReport(session, place.source, place.table, place.kind, difference, kept)
    const tableUid = store.ids()
    const keep = keepTable(place, tableUid, report)
    const rowUids = new Map<number, string>()
    const fed = write((row) => {
      const uid = rowUids.get(row) ?? store.ids()
      rowUids.set(row, uid)
      return uid
    })
    if (keep) keepRows(store, place.table, tableUid, fed, (row) => rowUids.get(row) ?? store.ids())
    const table = `${place.at}.${place.index}`
    outcomes.set(place, { difference: { table, ...difference, skipped: skippedRows(session, place.table) }, report })
  }
  return places.map((place) => outcomes.get(place)!)
}

function includedTables(sources: readonly PreparedSource[]): Place[] {
  return sources.flatMap((source, at) =>
    source.tables.flatMap((table, index) =>
      table.kind === null ? [] : [{ source, at, table, index, kind: table.kind }],
    ),
  )
}

function tableWorker(session: Session, store: ImportStore): (place: Place) => TableWork {
  const workspace = openedWorkspace(session)
  const systems = openSystemLedger(workspace)
  const localities = openLocalityLedger(workspace)
  const values = openValueLedger(workspace)
  const voices = openVoiceLedger(workspace)
  const { indicators } = session.resources
  return ({ kind, table: { reading } }) => {
    if (kind === 'systems') return systemWork(store, systems, reading.records)
    if (kind === 'capacity') return capacityWork(store, localities, values, reading.indicatorValues, indicators)
    return feedbackWork(store, localities, voices, reading.records, systems.records, matchingWordsOf(session))
  }
}

function writeTable(
  workspace: Workspace,
  uids: Map<PreparedSource, string>,
  place: Place,
  tableUid: string,
  report: TableReport,
): void {
  const { source, table, kind } = place
  let sourceUid = uids.get(source)
  if (sourceUid === undefined) {
    sourceUid = workspace.ids()
    uids.set(source, sourceUid)
    insertSource(workspace, {
      uid: sourceUid,
      file: source.source.name,
      sha256: source.source.sha256,
      size: source.source.bytes,
      imported_at: workspace.clock(),
      author: workspace.author,
    })
  }
  insertSourceTable(workspace, {
    uid: tableUid,
    source: sourceUid,
    sheet: table.table.sheet,
    kind,
    shape: table.shape,
    columns: table.mapping.map(({ column, path, field }) => ({ column, header: path, field })),
    report,
  })
  rememberTemplate(workspace, templateOf(table.table, kind, table.mapping, source.source.name))
}

/** Keeps the raw text of every row that fed a record, beside the values read from it. */
function keepRows(
  store: ImportStore,
  table: PreparedTable,
  tableUid: string,
  fed: ReadonlyMap<number, string>,
  rowUid: (row: number) => string,
): void {
  const cells = rowCells(table.reading)
  for (const [row, record] of fed) {
    store.sourceRow({ uid: rowUid(row), source_table: tableUid, row, cells: cells.get(row) ?? {}, record })
  }
}
