import type { LocalizedText } from '../language/localized-text.ts'
import type { Condition } from './condition.ts'

/** What an item measures. 1 is good for its measure. */
export const measures = ['demand', 'benefit', 'capacity', 'boundary', 'inclusion'] as const
export type Measure = (typeof measures)[number]

/** Whether the wording of a clause was checked at its official source. */
export const textStatuses = ['verbatim', 'paraphrase', 'reconstructed', 'background'] as const
export type TextStatus = (typeof textStatuses)[number]

/** A reference to a clause of an instrument of `resources/rules/instruments.yaml`. */
export type Clause = { instrument: string; clause: string; text_status: TextStatus }

/** One choice of an answer scale. `value` ∈ [0, 1]; `id` is what is stored. */
export type Choice = { id: string; value: number; text: LocalizedText }

/** Facts that prove an answer; `proveItem` says which of an item's proofs counts. */
export type Proof = { when: Condition; choice: string }

/** A heading under which items stand together, such as one of the four relations of `boundaries`. */
export type Section = { id: string; title: LocalizedText }

export type ChecklistItem = {
  /** `SF-01`: two capitals for the checklist, two or three digits. Never reused. */
  id: string
  /** Id of one of the checklist's sections; absent where it has none. */
  section?: string
  measure: Measure
  weight: number
  text: LocalizedText
  help: LocalizedText
  /** Absent: the item always applies. */
  applies?: Condition
  choices: Choice[]
  proven_by: Proof[]
  /** What a person's answer must bring along; without it the answer counts and a finding says what is missing. */
  evidence: EvidenceRule
  source: Clause[]
  /** Frequency-of-use items are set aside for systems that criticality protects (method.md T3). */
  measures_use: boolean
}

/** Whom a checklist is put to: systems that are there, or systems proposed and not built yet. */
export const concernedSystems = ['running', 'proposed'] as const
export type ConcernedSystems = (typeof concernedSystems)[number]

export type Checklist = {
  id: string
  version: string
  /** Absent: `running`. */
  concerns?: ConcernedSystems
  title: LocalizedText
  purpose: LocalizedText
  sections: Section[]
  items: ChecklistItem[]
}

/** What follows from a red line that is hit: mend it, or, where it cannot be mended, move or close. */
export const redLineEffects = ['rectify', 'migrate', 'retire'] as const
export type RedLineEffect = (typeof redLineEffects)[number]

export const redLineSeverities = ['red_line', 'warning'] as const
export type RedLineSeverity = (typeof redLineSeverities)[number]

/** What an answer by a person must bring along. */
export const evidenceRules = ['none', 'note', 'attachment'] as const
export type EvidenceRule = (typeof evidenceRules)[number]

export const instrumentLevels = ['law', 'normative', 'standard', 'practice', 'own'] as const
export type InstrumentLevel = (typeof instrumentLevels)[number]

/** A veto. `when` true means hit; `exempt` true lifts it. It is never averaged with anything. */
export type RedLine = {
  /** `RL-01`. Never reused. */
  id: string
  severity: RedLineSeverity
  title: LocalizedText
  scope?: Condition
  when: Condition
  exempt?: Condition
  effect: RedLineEffect
  messages: { hit: LocalizedText; clear: LocalizedText; review: LocalizedText }
  measure: LocalizedText
  source: Clause[]
}

export type RedLineSet = { id: string; version: string; title: LocalizedText; rules: RedLine[] }

/** An instrument that clauses refer to: law, regulation, normative document, standard or practice. */
export type Instrument = {
  id: string
  title: LocalizedText
  short: LocalizedText
  level: InstrumentLevel
  issued_on: string | null
  effective_from: string | null
  text_status: TextStatus
  note?: LocalizedText
}
