import type { Clause } from '../checklist/checklist.ts'
import type { Condition } from '../checklist/condition.ts'
import type { LocalizedText } from '../language/localized-text.ts'
import type { SystemField } from '../system/system.ts'

/** What a rule of `resources/rules/lint.yaml` looks for. */
export const lintKinds = ['contradiction', 'gap', 'stale', 'figure', 'decision', 'portfolio'] as const
export type LintKind = (typeof lintKinds)[number]

/** `error` must be mended, `warning` should be checked, `note` is for information. */
export const lintSeverities = ['error', 'warning', 'note'] as const
export type LintSeverity = (typeof lintSeverities)[number]

/**
 * One rule of the lint page. It holds where `when` is certainly true of a system, or where the check of that name says
 * so: what is not known never makes a finding.
 */
export type LintRule = {
  /** `closed_with_users`: also the key of its sentence in `findings.json`. Never reused. */
  id: string
  kind: LintKind
  severity: LintSeverity
  title: LocalizedText
  /** Why it matters. */
  help: LocalizedText
  /** What to do. */
  remedy: LocalizedText
  /** The facts and fields it reads; the first ones are what a check compares. */
  facts: string[]
  when: Condition | null
  /** Name of a function of `checks/`, where no condition can say it. */
  check: string | null
  /** Constants of the check. */
  limits: Record<string, number>
  /** Words the check looks for. */
  words: Record<string, string[]>
  /** Names in the sentence and the facts that fill them. */
  values: Record<string, string>
  /** The field in which a click ends; without it the check says where. */
  field: SystemField | null
  /** Rules that say more: where one of them speaks of the same system this one is silent. */
  yields_to: string[]
  source: Clause[]
}

export type LintRules = { version: string; rules: LintRule[] }
