import type { ImportDifference } from '../../contract/calls/import.ts'
import type { ReadRecord } from '../../core/mapping/reading.ts'
import { closestSystems } from '../../core/matching/closest-systems.ts'
import type { MatchingWords } from '../../core/matching/matching-words.ts'
import type { Locality } from '../../core/capacity/capacity.ts'
import { listLocalities } from '../document/queries/capacity.ts'
import { listFeedback, writeFeedback, type FeedbackRecord } from '../document/queries/feedback.ts'
import { listSystemRecords } from '../document/queries/system.ts'
import type { Workspace } from '../document/workspace.ts'
import { localityNamed } from './commit-capacity.ts'

/** A name as people say it is linked to a system only where the match is this sure; the rest is linked by a person. */
const linkAbove = 0.75

/** Feedback already there, by what it says; two equal voices are two voices. */
export type FeedbackLedger = { known: Map<string, number>; localities: Map<string, Locality> }

export function openFeedbackLedger(workspace: Workspace): FeedbackLedger {
  const localities = listLocalities(workspace)
  const names = new Map(localities.map((locality) => [locality.id, locality.name]))
  const known = new Map<string, number>()
  for (const record of listFeedback(workspace)) {
    const key = voiceKey({ ...record, locality: record.locality === null ? null : (names.get(record.locality) ?? null) })
    known.set(key, (known.get(key) ?? 0) + 1)
  }
  return { known, localities: new Map(localities.map((locality) => [locality.name, locality])) }
}

type Voice = Pick<FeedbackRecord, 'system_name' | 'locality' | 'role' | 'minutes_per_week' | 'satisfaction' | 'problem' | 'wish'>

/** What the rows of one table would do: a voice heard before, word for word, is not heard again. */
export function feedbackDifference(
  ledger: FeedbackLedger,
  records: readonly ReadRecord[],
): Omit<ImportDifference, 'table' | 'skipped'> & { fresh: ReadRecord[] } {
  const left = new Map(ledger.known)
  const added: ImportDifference['added'] = []
  const fresh: ReadRecord[] = []
  let unchanged = 0
  for (const record of records) {
    const voice = voiceOf(record)
    const key = voiceKey(voice)
    const before = left.get(key) ?? 0
    if (before > 0) {
      left.set(key, before - 1)
      unchanged += 1
      continue
    }
    added.push({ row: record.row, name: voice.system_name })
    fresh.push(record)
  }
  return { added, updated: [], unchanged, fresh }
}

/** Writes new voices, linked to the system meant where that is sure. Within a command. */
export function writeVoices(
  workspace: Workspace,
  ledger: FeedbackLedger,
  records: readonly ReadRecord[],
  words: MatchingWords,
  rowUid: (row: number) => string,
): Map<number, string> {
  const link = systemLinker(workspace, words)
  const fed = new Map<number, string>()
  for (const record of records) {
    const voice = voiceOf(record)
    const locality = voice.locality === null ? null : localityNamed(workspace, ledger, voice.locality).id
    const id = workspace.ids()
    writeFeedback(workspace, {
      id,
      ...voice,
      locality,
      system: link(voice.system_name),
      answer: answerOf(record),
      source_row: rowUid(record.row),
    })
    fed.set(record.row, id)
  }
  return fed
}

/** The uid of the system meant by a name, where one is clearly closest; else null. */
export function systemLinker(workspace: Workspace, words: MatchingWords): (name: string) => string | null {
  const records = listSystemRecords(workspace).filter((record) => record.merged_into === null)
  const uids = new Map(records.map((record) => [record.system.id, record.uid]))
  const closest = closestSystems(
    records.map((record) => record.system),
    words,
  )
  const known = new Map<string, string | null>()
  return (name) => {
    const held = known.get(name)
    if (held !== undefined) return held
    const [first, second] = closest(name, 2)
    const clear = first && first.score >= linkAbove && (!second || second.score < first.score)
    const uid = clear ? (uids.get(first.system) ?? null) : null
    known.set(name, uid)
    return uid
  }
}

function voiceOf(record: ReadRecord): Voice {
  const text = (field: string) => {
    const value = record.values[field]?.value
    return typeof value === 'string' && value !== '' ? value : null
  }
  const number = (field: string) => {
    const value = record.values[field]?.value
    return typeof value === 'number' ? value : null
  }
  return {
    system_name: text('system_name') ?? '',
    locality: text('locality'),
    role: text('role'),
    minutes_per_week: number('minutes_per_week'),
    satisfaction: number('satisfaction'),
    problem: text('problem'),
    wish: text('wish'),
  }
}

function answerOf(record: ReadRecord): string | null {
  const value = record.values['answer']?.value
  return typeof value === 'string' && value !== '' ? value : null
}

function voiceKey(voice: Voice): string {
  const { system_name, locality, role, minutes_per_week, satisfaction, problem, wish } = voice
  return JSON.stringify([system_name, locality, role, minutes_per_week, satisfaction, problem, wish])
}
