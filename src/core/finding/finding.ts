import type { Clause } from '../checklist/checklist.ts'
import type { SystemReference } from '../system/system.ts'

/** `red_line`: a veto is crossed; `error`: it cannot be so; `warning`: to be looked at; `note`: good to know. */
export const findingSeverities = ['red_line', 'error', 'warning', 'note'] as const
export type FindingSeverity = (typeof findingSeverities)[number]

/** What a rule, an answer or a figure shows about a system, tied to its clause and to the facts it rests on. */
export type Finding = {
  /** The same finding has the same id in every run. */
  id: string
  system: SystemReference
  /** The red line, item or check it comes from. */
  rule: string
  severity: FindingSeverity
  /** Key of the sentence in `findings.json`. */
  code: string
  /** Values of the sentence; ids of rules, items, fields and verdicts are put into words by `sayFinding`. */
  values: Record<string, string | number>
  clause: Clause | null
  facts: string[]
}

/** A finding before it is tied to its system. */
export type Draft = Omit<Finding, 'id' | 'system'>
