import type { LocalizedText } from '../language/localized-text.ts'
import type { Condition } from './condition.ts'

/** What an item measures. 1 is good for its measure. */
export const measures = ['demand', 'benefit', 'capacity', 'boundary', 'inclusion'] as const
export type Measure = (typeof measures)[number]

/** Whether the wording of a clause was checked at its official source. */
export type TextStatus = 'verbatim' | 'paraphrase' | 'reconstructed' | 'background'

/** A reference to a clause of an instrument of `resources/rules/instruments.yaml`. */
export type Clause = { instrument: string; clause: string; text_status: TextStatus }

/** One choice of an answer scale. `value` ∈ [0, 1]; `id` is what is stored. */
export type Choice = { id: string; value: number; text: LocalizedText }

/** A fact that proves an answer: the first entry whose condition is certainly true gives the choice. */
export type Proof = { when: Condition; choice: string }

export type ChecklistItem = {
  id: string
  measure: Measure
  weight: number
  text: LocalizedText
  help: LocalizedText
  /** Absent: the item always applies. */
  applies?: Condition
  choices: Choice[]
  proven_by: Proof[]
  /** What a person's answer must bring along; without it the answer counts and a finding says what is missing. */
  evidence: 'none' | 'note' | 'attachment'
  source: Clause[]
  /** Frequency-of-use items are set aside for systems that criticality protects (method.md T3). */
  measures_use: boolean
}

export type Checklist = {
  id: string
  version: string
  title: LocalizedText
  purpose: LocalizedText
  items: ChecklistItem[]
}

/** What follows from a red line that is hit: mend it, or, where it cannot be mended, move or close. */
export type RedLineEffect = 'rectify' | 'migrate' | 'retire'

/** A veto. `when` true means hit; `exempt` true lifts it. It is never averaged with anything. */
export type RedLine = {
  id: string
  severity: 'red_line' | 'warning'
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
  level: 'law' | 'normative' | 'standard' | 'practice' | 'own'
  issued_on: string | null
  effective_from: string | null
  text_status: TextStatus
  note?: LocalizedText
}
