import type { ChecklistItem } from '../checklist/checklist.ts'
import type { Facts } from '../checklist/condition.ts'
import type { Portfolio } from '../review/portfolio.ts'
import type { ReviewSettings } from '../review/review-settings.ts'
import type { Verdict, VerdictRow } from '../review/verdict.ts'
import type { System } from '../system/system.ts'

/** A person's answer to one item. Times are ISO text. */
export type AnswerGround = {
  item: string
  checklist: string
  version: string
  choice: string
  note: string | null
  at: string
  /** When its choice was last changed to another one; `null` where it is the first. */
  changed_at: string | null
  /** When each attachment to it was added. */
  attached: string[]
}

/** The latest list that named a system again after it had been closed (`verdict` null) or decided to go. */
export type Relisted = {
  file: string
  at: string
  verdict: Verdict | null
  decided_at: string | null
  edited_at: string | null
}

/** What the workspace knows of a system beyond its fields. */
export type RecordGround = {
  answers: AnswerGround[]
  /** The decision in force; `computed` is what had been computed when it was taken. */
  decision: { verdict: Verdict; computed: Verdict; at: string } | null
  relisted: Relisted | null
  /** Changes since its first answer or decision, oldest first, with the values before. */
  changes: { at: string; before: Partial<System> }[]
  /** The signature in force, or the one that no longer stands; `moved` counts what differs from what was signed. */
  signature: { author: string; at: string; moved: number } | null
  /** Records a person called the same, as far as they had a decision of their own. */
  joined: { name: string; verdict: Verdict }[]
  /** Persons and numbers its row names, as they were kept (masked). */
  contacts: string[]
}

/** Everything the lint rules look at, as plain data. */
export type LintGround = {
  settings: ReviewSettings
  portfolio: Portfolio
  facts: ReadonlyMap<string, Facts>
  items: ReadonlyMap<string, ChecklistItem>
  /** The newest version there is, by checklist. */
  versions: ReadonlyMap<string, string>
  verdicts: ReadonlyMap<string, VerdictRow>
  records: ReadonlyMap<string, RecordGround>
  /** Pairs that may be one system and that nobody has decided. */
  undecided: readonly (readonly [string, string])[]
  plan: { name: string; outdated: boolean } | null
  sources: readonly { id: string; file: string; imported_at: string }[]
}

/** One system with all that is known of it. */
export type LintSystem = { system: System; facts: Facts; verdict: VerdictRow | null; record: RecordGround }

export const nothingRecorded: RecordGround = {
  answers: [],
  decision: null,
  relisted: null,
  changes: [],
  signature: null,
  joined: [],
  contacts: [],
}
