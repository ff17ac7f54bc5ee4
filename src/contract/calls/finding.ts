import { z } from 'zod'
import { lintSubjects, type LintSubject, type Place, type Proposal } from '../../core/finding/lint-finding.ts'
import type { LintRule } from '../../core/finding/lint-rule.ts'
import { locales } from '../../core/language/localized-text.ts'
import type { SystemKind, SystemReference } from '../../core/system/system.ts'
import { call } from '../call.ts'
import type { FactView, FindingRow } from './review.ts'

/** A rule as the page shows it, with how many findings it has and how many are muted. */
export type FindingRule = Pick<LintRule, 'id' | 'kind' | 'severity' | 'title' | 'help' | 'remedy' | 'source'> & {
  count: number
  muted: number
}

/** A finding of a lint rule; `message` is its sentence in the language asked for. */
export type LintRow = {
  id: string
  rule: string
  severity: FindingRow['severity']
  subject: LintSubject
  owner: string | null
  kind: SystemKind | null
  message: string
  place: Place
  /** A value that certainly mends it; `said` in words. */
  proposal: (Proposal & { said: string }) | null
  /** How many systems are behind it. */
  systems: number
}

/** What a person does not want to see, with the reason; `subject` null is the rule altogether. */
export type MutedRow = {
  rule: string
  subject: LintSubject | null
  reason: string
  author: string
  at: string
  /** Findings it holds back now. */
  count: number
}

export type FindingPage = {
  rules: FindingRule[]
  findings: LintRow[]
  muted: MutedRow[]
  checked: { rules: number; systems: number; scenes: number; localities: number }
}

/** The rows and cells behind a finding, system by system. */
export type FindingGround = { systems: { system: SystemReference; facts: FactView[] }[]; more: number }

const locale = z.enum(locales).default('zh-CN')
const subject = z.object({ kind: z.enum(lintSubjects), id: z.string().min(1) })
const muted = { rule: z.string().min(1), subject: subject.nullable().default(null) }

export const findingCalls = {
  /** Every finding of the lint rules with the rules themselves, and what is muted. */
  'finding.page': call<FindingPage>()(z.object({ locale })),
  'finding.ground': call<FindingGround>()(z.object({ id: z.string().min(1) })),
  /** Takes the proposed values of these findings, as one undoable step. Answers how many fields were set. */
  'finding.fix': call<{ fixed: number }>()(z.object({ ids: z.array(z.string().min(1)).min(1) })),
  /** Mutes a rule for one subject, or altogether. */
  'finding.mute': call<null>()(z.object({ ...muted, reason: z.string().trim().min(1) })),
  'finding.unmute': call<null>()(z.object(muted)),
  /** The findings as a workbook (base64): all of them, or those with these ids. */
  'finding.export': call<{ name: string; content: string }>()(
    z.object({ locale, ids: z.array(z.string()).nullable().default(null) }),
  ),
}
