import type { ImportDifference, TableReport } from '../../contract/calls/import.ts'
import type { ProgressStep } from '../../contract/events.ts'
import type { TableKind } from '../../core/mapping/dictionary.ts'
import { templateOf } from '../../core/mapping/template.ts'
import { writeDuplicateDecision } from '../document/queries/duplicate.ts'
import { rememberTemplate } from '../document/queries/mapping-memory.ts'
import { insertSource, insertSourceTable } from '../document/queries/source.ts'
import { listSystemRecords } from '../document/queries/system.ts'
import { deferReferences, type Workspace } from '../document/workspace.ts'
import { atOnce, type Steps } from '../document/write-in-steps.ts'
import { matchingWordsOf } from '../portfolio/matching-words.ts'
import { reviewSettingsOf } from '../portfolio/review-settings.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { capacityWork, openLocalityLedger, openValueLedger } from './commit-capacity.ts'
import { feedbackWork, openVoiceLedger } from './commit-feedback.ts'
import { systemWork, type ChosenSystems } from './commit-systems.ts'
import { compareLists, noComparison, openListLedger, type Comparison } from './compare-lists.ts'
import { previewStore, workspaceStore, type ImportStore } from './import-store.ts'
import type { PreparedSource, PreparedTable } from './prepared-source.ts'
import { rowCells } from './row-cells.ts'
import { openSystemLedger } from './system-ledger.ts'
import { skippedRows, tableReport } from './table-report.ts'
import type { TableWork } from './table-work.ts'

/** What is to be imported: the sources, and what a person said of rows, by table (`<source>.<table>`). */
export type ImportOrder = {
  sources: readonly PreparedSource[]
  chosen: ReadonlyMap<string, ChosenSystems>
}

export type ImportOutcome = {
  source: PreparedSource
  table: PreparedTable
  work: TableWork
  difference: ImportDifference
  report: TableReport
}

/** How far an import is: `done` of `total` rows of a file. */
export type ImportProgress = { file: string; step: ProgressStep; done: number; total: number }
export type ImportSteps = Steps<ImportProgress, ImportOutcome[]>

type Place = {
  source: PreparedSource
  table: PreparedTable
  kind: TableKind
  name: string
  chosen: ChosenSystems
}

/** A table whose records are written, before what is said of it is. */
type Written = { place: Place; work: TableWork; fed: ReadonlyMap<number, string>; rowUids: Map<number, string> }

/** What an import would do, table by table, against what is there. Writes nothing. */
export function previewImport(session: Session, order: ImportOrder): ImportOutcome[] {
  return atOnce(previewSteps(session, order))
}

export function previewSteps(session: Session, order: ImportOrder): ImportSteps {
  return walk(session, order, previewStore(openedWorkspace(session)), 'compare', () => false)
}

/** Writes everything that is included. Within a command. */
export function* commitSteps(session: Session, order: ImportOrder): ImportSteps {
  const workspace = openedWorkspace(session)
  // A system names the row it comes from, which names its table: they are written the other way round.
  deferReferences(workspace)
  const uids = new Map<PreparedSource, string>()
  return yield* walk(
    session,
    order,
    workspaceStore(workspace),
    'write',
    ({ place, fed }, tableUid, report, isKnown) => {
      const { counts } = report
      // The same file again that changes nothing leaves no second listing of its rows.
      if (isKnown && counts.added + counts.updated === 0) return false
      writeTable(workspace, uids, place, tableUid, report)
      keepApart(workspace, fed, report)
      return true
    },
  )
}

/** What a person called a system of its own is not asked about again as a duplicate of the one it was taken for. */
function keepApart(workspace: Workspace, fed: ReadonlyMap<number, string>, report: TableReport): void {
  for (const { row, id } of report.renamed.filter(({ rejected }) => rejected)) {
    const added = fed.get(row)
    const other = listSystemRecords(workspace).find(({ system }) => system.id === id)
    if (added !== undefined && other) writeDuplicateDecision(workspace, [added, other.uid], 'different')
  }
}

type KeepTable = (written: Written, tableUid: string, report: TableReport, isKnown: boolean) => boolean

/**
 * One way through all tables for preview and commit, so that what was shown is what is done. Systems come first,
 * so that feedback in the same import finds the systems it speaks of; what is said of a list needs all lists.
 */
function* walk(
  session: Session,
  order: ImportOrder,
  store: ImportStore,
  step: ProgressStep,
  keepTable: KeepTable,
): ImportSteps {
  const workspace = openedWorkspace(session)
  const systems = openSystemLedger(workspace)
  const lists = openListLedger(workspace, systems, reviewSettingsOf(session).listed_again.verdicts)
  const work = tableWorker(session, store, systems)
  const places = includedTables(order)
  const rank: Record<TableKind, number> = { systems: 0, capacity: 1, feedback: 2 }
  const written = new Map<Place, Written>()
  for (const place of places.toSorted((one, other) => rank[one.kind] - rank[other.kind])) {
    written.set(place, yield* writeRecords(place, work(place), store, step))
  }
  const compared = [...written.values()].filter(({ place }) => place.kind === 'systems')
  const comparisons = compareLists(
    compared.map(({ place, work: { systems: found }, fed }) => ({ ...place, systems: found, fed })),
    systems,
    lists,
    matchingWordsOf(session),
  )
  const outcomes: ImportOutcome[] = []
  for (const place of places) {
    const one = written.get(place)!
    const comparison = comparisons[compared.indexOf(one)] ?? noComparison
    const report = tableReport(session, place.source, place.table, place.kind, one.work, comparison)
    const tableUid = store.ids()
    if (keepTable(one, tableUid, report, lists.files.has(place.source.source.sha256))) {
      yield* keepRows(store, one, tableUid)
    }
    outcomes.push({ ...place, work: one.work, difference: differenceOf(session, place, one.work, comparison), report })
  }
  return outcomes
}

function* writeRecords(
  place: Place,
  work: TableWork,
  store: ImportStore,
  step: ProgressStep,
): Generator<ImportProgress, Written> {
  const rowUids = new Map<number, string>()
  const steps = work.write((row) => {
    const uid = rowUids.get(row) ?? store.ids()
    rowUids.set(row, uid)
    return uid
  })
  const { name: file } = place.source.source
  const total = place.table.table.dataRows.length
  for (;;) {
    const next = steps.next()
    if (next.done) return { place, work, fed: next.value, rowUids }
    yield { file, step, done: next.value, total }
  }
}

function differenceOf(session: Session, place: Place, work: TableWork, comparison: Comparison): ImportDifference {
  return { table: place.name, ...work.difference, ...comparison, skipped: skippedRows(session, place.table) }
}

function includedTables({ sources, chosen }: ImportOrder): Place[] {
  return sources.flatMap((source, at) =>
    source.tables.flatMap((table, index) => {
      const name = `${at}.${index}`
      return table.kind === null
        ? []
        : [{ source, table, kind: table.kind, name, chosen: chosen.get(name) ?? new Map() }]
    }),
  )
}

function tableWorker(
  session: Session,
  store: ImportStore,
  systems: ReturnType<typeof openSystemLedger>,
): (place: Place) => TableWork {
  const workspace = openedWorkspace(session)
  const localities = openLocalityLedger(workspace)
  const values = openValueLedger(workspace)
  const voices = openVoiceLedger(workspace)
  const { indicators } = session.resources
  return ({ kind, chosen, table: { reading } }) => {
    if (kind === 'systems') return systemWork(store, systems, reading.records, chosen)
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
function* keepRows(
  store: ImportStore,
  { place, fed, rowUids }: Written,
  tableUid: string,
): Generator<ImportProgress, void> {
  const cells = rowCells(place.table.reading)
  const { name: file } = place.source.source
  let done = 0
  for (const [row, record] of fed) {
    const uid = rowUids.get(row) ?? store.ids()
    store.sourceRow({ uid, source_table: tableUid, row, cells: cells.get(row) ?? {}, record })
    done += 1
    if (done % 100 === 0) yield { file, step: 'write', done, total: fed.size }
  }
}
