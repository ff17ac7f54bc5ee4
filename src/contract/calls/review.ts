import { z } from 'zod'
import type { GroundMove } from '../../core/checklist/answer-ground.ts'
import type { EarlierWording } from '../../core/checklist/answer-wording.ts'
import type {
  Checklist,
  ChecklistItem,
  Clause,
  Instrument,
  Measure,
  RedLineSet,
} from '../../core/checklist/checklist.ts'
import type { DecisionTable } from '../../core/review/decision-table.ts'
import { verdicts, type ProposalConclusion, type Verdict, type VerdictRow } from '../../core/review/verdict.ts'
import type { Origin } from '../../core/system/origin.ts'
import type { SystemReference } from '../../core/system/system.ts'
import { call } from '../call.ts'
import type { AttachmentRow } from './system.ts'

/** A fact with its value and the cells, feedback or edits behind it. */
export type FactView = { name: string; value: unknown; from: Origin[] }

export type AnswerView = {
  choice: string
  basis: 'fact' | 'person'
  note: string | null
  author: string | null
  at: string | null
  facts: FactView[]
  attachments: AttachmentRow[]
  /** The facts moved under the answer since it was given; it must be looked at again. */
  moved: GroundMove | null
  /** What the item asks of evidence and the answer does not bring. A person who answers against the facts gives a reason. */
  missing_evidence: 'note' | 'attachment' | null
}

export type ItemView = {
  checklist: string
  item: ChecklistItem
  state: 'answered' | 'open' | 'not_applicable'
  /** The answer in force. */
  answer: AnswerView | null
  /** What a person answered under an earlier wording, where that differs; kept, also where its choice is gone. */
  earlier: (EarlierWording & Pick<AnswerView, 'note' | 'author' | 'at'>) | null
  /** What the facts prove, where a person said otherwise. */
  overridden: { choice: string; facts: FactView[] } | null
  /** Facts that speak to an open item. */
  facts: FactView[]
}

export type RedLineView = {
  rule: string
  result: 'hit' | 'clear' | 'review' | 'exempt' | 'out_of_scope'
  facts: FactView[]
}

export type DecisionView = {
  verdict: Verdict
  into: SystemReference | null
  reason: string | null
  author: string
  at: string
}

/** Everything known about one system's review: the *why* panel and the queue read it. */
export type SystemReview = {
  system: SystemReference
  verdict: VerdictRow
  items: ItemView[]
  red_lines: RedLineView[]
  decision: DecisionView | null
  next: { item: string; value: number } | null
}

/** A verdict with what it stands on: the answers in force by item, and every fact named by them and by the reasons. */
export type ExplainedVerdict = VerdictRow & {
  answers: {
    item: string
    choice: string
    basis: AnswerView['basis']
    /** Whether the verdict hangs on what the item measures. */
    deciding: boolean
    /** Names of the facts that prove it; empty for a person's answer. */
    facts: string[]
  }[]
  facts: FactView[]
}

export type ReviewOverview = {
  rows: VerdictRow[]
  progress: { settled: number; decided: number; total: number; questions_open: number }
  next: { system: SystemReference; item: string; value: number; shared_with: SystemReference[] } | null
}

export type FindingRow = {
  id: string
  system: SystemReference
  rule: string
  severity: 'red_line' | 'error' | 'warning' | 'note'
  /** Key `findings.<code>` of the locales and its values; `message` is that sentence in the reference language. */
  code: string
  values: Record<string, string | number | boolean | null>
  message: string
  clause: Clause | null
  facts: FactView[]
}

export type ReviewRun = {
  systems: number
  proven: number
  findings: number
  settled: number
  /** Of systems that are there. */
  verdicts: Partial<Record<Verdict, number>>
  /** Of systems that are proposed, by conclusion. */
  proposals: Partial<Record<ProposalConclusion, number>>
  checklists: { id: string; version: string; sha256: string }[]
}

/** What a review is made with; `thresholds` are those that ship, settings may differ. */
export type Catalogue = {
  checklists: Checklist[]
  red_lines: RedLineSet
  instruments: Instrument[]
  decision_table: DecisionTable
  proposal_table: DecisionTable
  thresholds: Record<Measure, number>
}

const id = z.string().min(1)

export const reviewCalls = {
  /** The checklists and rules in force, with the thresholds as shipped. */
  'checklist.list': call<Catalogue>()(z.object({})),
  /** Freezes the checklist versions in the workspace and reckons every verdict. */
  'review.run': call<ReviewRun>()(z.object({})),
  /** Every verdict with its flips and stability worked out: what a file or a script needs, not a screen. */
  'review.verdicts': call<ExplainedVerdict[]>()(z.object({})),
  'review.overview': call<ReviewOverview>()(z.object({})),
  'review.system': call<SystemReview>()(z.object({ id })),
  /** A person's answer to one item for one or more systems, as one undoable step. */
  'review.answer': call<null>()(
    z.object({
      ids: z.array(id).min(1),
      item: z.string().min(1),
      choice: z.string().min(1),
      note: z.string().nullable().default(null),
    }),
  ),
  /** Takes a person's answer back; what the facts prove holds again. */
  'review.retract': call<null>()(z.object({ ids: z.array(id).min(1), item: z.string().min(1) })),
  'review.decide': call<null>()(
    z.object({
      ids: z.array(id).min(1),
      verdict: z.enum(verdicts),
      into: id.nullable().default(null),
      reason: z.string().nullable().default(null),
    }),
  ),
  'review.withdraw': call<null>()(z.object({ ids: z.array(id).min(1) })),
  'finding.list': call<FindingRow[]>()(z.object({})),
}
