import type { IndicatorValue, Indicator, Locality } from '../capacity/capacity.ts'
import type { Clause, Instrument, Measure } from '../checklist/checklist.ts'
import type { LocalizedText } from '../language/localized-text.ts'
import type { PlanAction, PlanResult, PlanTotals } from '../plan/plan.ts'
import type { VerdictRow } from '../review/verdict.ts'
import type { System, SystemReference } from '../system/system.ts'

/**
 * Everything a document is written from, read from the workspace at one moment. Plain data;
 * unknown is `null`. Documents compute their figures from these rows and from nothing else.
 */
export type DocumentSnapshot = {
  workspace: SnapshotWorkspace
  systems: System[]
  verdicts: VerdictRow[]
  reviews: SystemReview[]
  findings: SnapshotFinding[]
  red_lines: RedLineResult[]
  plan: SnapshotPlan | null
  scenes: SceneCoverage[]
  localities: Locality[]
  indicators: Indicator[]
  values: IndicatorValue[]
  feedback: FeedbackSummary[]
  instruments: Instrument[]
  /** Words for the ids inside reasons, by kind (`rule`, `row`, `test`, `fact`) and id. */
  terms: Record<string, Record<string, LocalizedText>>
  /** Settings the review and the plan were reckoned with, by name. */
  settings: Record<string, string | number | boolean | null>
  /** Of the one system an opinion is about: who reviewed and who signed; absent where nobody was named. */
  sign_off?: SnapshotSignOff
}

/** `changes` counts what moved under the last signature since; more than none breaks it. `signed_at` is ISO text. */
export type SnapshotSignOff = {
  reviewer: string | null
  signer: string | null
  signed_at: string | null
  hash: string | null
  changes: number
}

/** `computed_at` is ISO text; `snapshot_hash` is SHA-256 in hexadecimal over the rows of the workspace. */
export type SnapshotWorkspace = {
  title: string
  locality: string | null
  snapshot_hash: string
  computed_at: string
  checklists: { id: string; title: LocalizedText; version: string }[]
  /** What the team changed of the shipped checklists, and how many items of its own they ask; absent where nothing. */
  own?: { items: number; adjustments: AdjustedItem[] }
}

/** A shipped item with another weight, or switched off with the reason. */
export type AdjustedItem = {
  id: string
  text: LocalizedText
  shipped_weight: number
  weight: number
  off: boolean
  reason: string | null
}

export type SystemReview = { system: string; items: ReviewedItem[] }

/** One checklist item as answered for one system; an open item has neither choice nor basis. */
export type ReviewedItem = {
  id: string
  checklist: string
  measure: Measure
  text: LocalizedText
  /** The choices of its scale, for saying what another answer would do. */
  choices: { id: string; text: LocalizedText }[]
  choice: LocalizedText | null
  basis: 'fact' | 'person' | null
  facts: { fact: string; label: LocalizedText; value: string; cell: string | null }[]
  note: string | null
  author: string | null
  source: Clause[]
  /** Whether another answer to it could still change the verdict. */
  deciding: boolean
}

export type SnapshotFinding = {
  system: string
  rule: string
  severity: 'red_line' | 'warning' | 'note'
  message: LocalizedText
  clause: Clause[]
}

/** The check of one red line or warning for one system. Rules out of scope for its kind are `out_of_scope`. */
export type RedLineResult = {
  system: string
  rule: string
  severity: 'red_line' | 'warning'
  title: LocalizedText
  result: 'hit' | 'clear' | 'review' | 'exempt' | 'out_of_scope'
  message: LocalizedText
  measure: LocalizedText
  source: Clause[]
}

/** The plan as reckoned; the document adds the rows up again and reports a sum that differs. */
export type SnapshotPlan = Pick<PlanResult, 'status' | 'objective' | 'bound' | 'gap' | 'uncovered'> & {
  actions: SnapshotAction[]
  totals: Pick<PlanTotals, 'saving' | 'one_off' | 'minutes_saved'>
}

/** One row of the plan without the reckoning behind it. */
export type SnapshotAction = Pick<
  PlanAction,
  'system' | 'action' | 'target' | 'wave' | 'quarter' | 'owner' | 'one_off' | 'saving' | 'minutes_saved' | 'tasks'
>

/** A scene with its needed functions; a gap is a needed function that no running system provides in full. */
export type SceneCoverage = {
  id: string
  name: string
  status: 'proposed' | 'confirmed' | 'rejected'
  needed: number
  gaps: string[]
  overlaps: { function: string; systems: SystemReference[] }[]
}

/** What was heard about one system; medians and means are `null` under five voices. */
export type FeedbackSummary = {
  system: string
  count: number
  localities: number
  satisfaction: number | null
  minutes: number | null
  problems: number
}
