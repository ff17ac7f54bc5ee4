import type { Feedback } from '../../core/capacity/capacity.ts'
import type { Portfolio } from '../../core/review/portfolio.ts'
import type { Scene } from '../../core/scene/scene.ts'
import type { SystemReference } from '../../core/system/system.ts'
import { Failure } from '../../contract/failures.ts'
import { listIndicatorValues, listLocalities, type IndicatorValueRecord } from '../document/queries/capacity.ts'
import { listFeedback, type FeedbackRecord } from '../document/queries/feedback.ts'
import { listScenes } from '../document/queries/scene.ts'
import { listingsByRecord, type Listing } from '../document/queries/source.ts'
import { listSystemRecords, type SystemRecord } from '../document/queries/system.ts'
import type { Workspace } from '../document/workspace.ts'
import { loadParticipation } from '../resources/load-participation.ts'
import { remember, todayOf, type Session } from '../session.ts'
import { readEntries, withEntryFacts, type Entries } from './entries.ts'

/**
 * The workspace as the core sees it, with the way back to its rows. The core knows a system by its number (`S0017`);
 * rows know each other by uid. A record merged into another speaks through that one.
 */
export type PortfolioView = {
  portfolio: Portfolio
  /** Systems in force, in their order. */
  records: SystemRecord[]
  /** Every record, merged ones too, by uid. */
  byUid: ReadonlyMap<string, SystemRecord>
  byId: ReadonlyMap<string, SystemRecord>
  /** The record that speaks for a uid. */
  survivor(uid: string): SystemRecord | null
  listings(record: SystemRecord): Listing[]
  values: IndicatorValueRecord[]
  feedback: FeedbackRecord[]
  /** What is typed into which system; `portfolio.systems` has what it adds to the inventory. */
  entries: Entries
}

export const portfolioOf = remember<PortfolioView>(readPortfolio)

function readPortfolio(session: Session, workspace: Workspace): PortfolioView {
  const all = listSystemRecords(workspace)
  const byUid = new Map(all.map((record) => [record.uid, record]))
  const records = all.filter((record) => record.merged_into === null)
  const survivor = (uid: string) => {
    let record = byUid.get(uid) ?? null
    while (record?.merged_into) record = byUid.get(record.merged_into) ?? null
    return record
  }
  const listed = listingsByRecord(workspace)
  const merged = new Map<string, SystemRecord[]>()
  for (const record of all) {
    const target = record.merged_into === null ? null : survivor(record.uid)
    if (target) merged.set(target.uid, [...(merged.get(target.uid) ?? []), record])
  }
  const localities = listLocalities(workspace)
  const values = listIndicatorValues(workspace)
  const feedback = listFeedback(workspace)
  const words = loadParticipation(session.resources.folder)
  const entries = readEntries(workspace, records, survivor, feedback, words)
  return {
    portfolio: {
      today: todayOf(session),
      systems: records.map((record) => withEntryFacts(record.system, entries.facts)),
      scenes: scenesOf(workspace, survivor),
      // Records a person called the same are one record here, so no duplicate is left to weigh.
      confirmedDuplicates: [],
      localities,
      indicators: session.resources.indicators,
      values: values.map(({ locality, indicator, year, value, raw }) => ({ locality, indicator, year, value, raw })),
      feedback: feedback.map((record) => feedbackOf(record, survivor)),
    },
    records,
    byUid,
    byId: new Map(records.map((record) => [record.system.id, record])),
    survivor,
    listings: (record) => [record, ...(merged.get(record.uid) ?? [])].flatMap((one) => listed.get(one.uid) ?? []),
    values,
    feedback,
    entries,
  }
}

/** The scenes with systems by number; a system's service through a merged record counts once, at its best. */
function scenesOf(workspace: Workspace, survivor: PortfolioView['survivor']): Scene[] {
  return listScenes(workspace).map(({ touched: _, ...scene }) => ({
    ...scene,
    functions: scene.functions.map((one) => {
      const systems = new Map<string, 'full' | 'partial'>()
      for (const service of one.systems) {
        const id = survivor(service.system)?.system.id
        if (id && systems.get(id) !== 'full') systems.set(id, service.coverage)
      }
      return { ...one, systems: [...systems].map(([system, coverage]) => ({ system, coverage })) }
    }),
  }))
}

function feedbackOf(record: FeedbackRecord, survivor: PortfolioView['survivor']): Feedback {
  const { source_row: _, ...feedback } = record
  return { ...feedback, system: record.system === null ? null : (survivor(record.system)?.system.id ?? null) }
}

/** The system a person means by its number, or by its name where only one has it. */
export function findSystem(session: Session, idOrName: string): SystemRecord {
  const view = portfolioOf(session)
  const byId = view.byId.get(idOrName)
  if (byId) return byId
  const byName = view.records.filter((record) => record.system.name === idOrName)
  if (byName.length > 1) {
    throw new Failure('ambiguous_system', {
      system: idOrName,
      count: byName.length,
      candidates: byName.map((record) => record.system.id).join('、'),
    })
  }
  if (!byName[0]) throw new Failure('unknown_system', { system: idOrName })
  return byName[0]
}

export function referenceOf(record: SystemRecord): SystemReference {
  return { id: record.system.id, name: record.system.name }
}
