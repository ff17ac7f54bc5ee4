import type { ReadRecord } from '../../core/mapping/reading.ts'
import { linkFeedback } from '../../core/feedback/link-feedback.ts'
import type { MatchingWords } from '../../core/matching/matching-words.ts'
import { listLocalities } from '../document/queries/capacity.ts'
import { listFeedback, type FeedbackRecord } from '../document/queries/feedback.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import type { Workspace } from '../document/workspace.ts'
import { localityNamed, type LocalityLedger } from './commit-capacity.ts'
import type { ImportStore } from './import-store.ts'
import type { TableWork } from './table-work.ts'

/** How many voices say the very same; two equal voices are two voices. */
export type VoiceLedger = Map<string, number>

type Voice = Pick<
  FeedbackRecord,
  'system_name' | 'locality' | 'role' | 'minutes_per_week' | 'satisfaction' | 'problem' | 'wish'
>

export function openVoiceLedger(workspace: Workspace): VoiceLedger {
  const names = new Map(listLocalities(workspace).map((locality) => [locality.id, locality.name]))
  const ledger: VoiceLedger = new Map()
  for (const record of listFeedback(workspace)) {
    const locality = record.locality === null ? null : (names.get(record.locality) ?? null)
    count(ledger, voiceKey({ ...record, locality }))
  }
  return ledger
}

/** What the rows of one table do: a voice heard before, word for word, is not heard again. */
export function feedbackWork(
  store: ImportStore,
  localities: LocalityLedger,
  known: VoiceLedger,
  records: readonly ReadRecord[],
  systems: readonly SystemRecord[],
  words: MatchingWords,
): TableWork {
  const left = new Map(known)
  const fresh: ReadRecord[] = []
  const heard: ReadRecord[] = []
  for (const record of records) {
    const key = voiceKey(voiceOf(record))
    const before = left.get(key) ?? 0
    if (before > 0) left.set(key, before - 1)
    ;(before > 0 ? heard : fresh).push(record)
  }
  return {
    difference: {
      added: fresh.map((record) => ({ row: record.row, name: voiceOf(record).system_name })),
      updated: [],
      unchanged: heard.length,
    },
    rows: { added: fresh.length, updated: 0, unchanged: heard.length },
    unchangedRows: heard.map((record) => ({ row: record.row, name: voiceOf(record).system_name })),
    kept: [],
    systems: [],
    *write(rowUid) {
      const fed = new Map<number, string>()
      const links = linkNames(fresh, systems, words)
      for (const [done, record] of fresh.entries()) {
        if (done % 100 === 0) yield done
        const voice = voiceOf(record)
        const locality = voice.locality === null ? null : localityNamed(store, localities, voice.locality).id
        const id = store.ids()
        const system = links.get(voice.system_name) ?? null
        store.voice({
          id,
          ...voice,
          locality,
          system,
          answer: textOf(record, 'answer'),
          source_row: rowUid(record.row),
        })
        count(known, voiceKey(voice))
        fed.set(record.row, id)
      }
      return fed
    },
  }
}

/** The uids of the systems meant by the names of voices, where that is sure or at least clearly the best. */
function linkNames(
  voices: readonly ReadRecord[],
  systems: readonly SystemRecord[],
  words: MatchingWords,
): ReadonlyMap<string, string> {
  const uids = new Map(systems.map((record) => [record.system.id, record.uid]))
  const names = voices.map((record) => voiceOf(record).system_name)
  const links = linkFeedback(
    names,
    systems.map((record) => record.system),
    words,
  )
  return new Map(
    links.flatMap((link) => {
      const uid = link.system === null ? undefined : uids.get(link.system)
      const clear = link.confidence !== 'none' && link.score > (link.others[0]?.score ?? 0)
      return uid !== undefined && clear ? [[link.name, uid] as const] : []
    }),
  )
}

function voiceOf(record: ReadRecord): Voice {
  return {
    system_name: textOf(record, 'system_name') ?? '',
    locality: textOf(record, 'locality'),
    role: textOf(record, 'role'),
    minutes_per_week: numberOf(record, 'minutes_per_week'),
    satisfaction: numberOf(record, 'satisfaction'),
    problem: textOf(record, 'problem'),
    wish: textOf(record, 'wish'),
  }
}

function textOf(record: ReadRecord, field: string): string | null {
  const value = record.values[field]?.value
  return typeof value === 'string' && value !== '' ? value : null
}

function numberOf(record: ReadRecord, field: string): number | null {
  const value = record.values[field]?.value
  return typeof value === 'number' ? value : null
}

function voiceKey(voice: Voice): string {
  const { system_name, locality, role, minutes_per_week, satisfaction, problem, wish } = voice
  return JSON.stringify([system_name, locality, role, minutes_per_week, satisfaction, problem, wish])
}

function count(ledger: VoiceLedger, key: string): void {
  ledger.set(key, (ledger.get(key) ?? 0) + 1)
}
