import type { Clause } from '../checklist/checklist.ts'
import type { SystemField } from '../system/system.ts'
import type { FindingSeverity } from './finding.ts'
import type { LintKind } from './lint-rule.ts'

/** What a finding is about. A workspace, a plan or the duplicates have no name of their own. */
export const lintSubjects = ['system', 'owner', 'scene', 'locality', 'source', 'checklist', 'workspace'] as const
export type LintSubject = { kind: (typeof lintSubjects)[number]; id: string; name: string }

/** Where a finding is mended. */
export type Place =
  | { to: 'field'; system: string; field: SystemField }
  | { to: 'item'; system: string; item: string }
  | { to: 'review'; system: string | null }
  | { to: 'owner'; owner: string }
  | { to: 'duplicates' }
  | { to: 'scene'; scene: string }
  | { to: 'locality'; locality: string | null }
  | { to: 'feedback' }
  | { to: 'plan' }
  | { to: 'import' }

/** A value that certainly mends it. */
export type Proposal = { system: string; field: SystemField; value: string | number | boolean | string[] }

/** What a check found. `key` tells several findings of one rule about one subject apart; `source` is a checklist item. */
export type Hit = {
  values?: Record<string, string | number>
  facts?: string[]
  place?: Place
  proposal?: Proposal
  key?: string
  source?: string
  clause?: Clause | null
  severity?: FindingSeverity
  /** The systems whose rows are behind it. */
  systems?: string[]
}
export type PortfolioHit = Hit & { subject: LintSubject }

export type LintFinding = {
  /** The same finding has the same id in every run. */
  id: string
  rule: string
  kind: LintKind
  severity: FindingSeverity
  subject: LintSubject
  values: Record<string, string | number>
  clause: Clause | null
  facts: string[]
  /** Systems by number whose rows are behind it. */
  systems: string[]
  place: Place
  proposal: Proposal | null
  /** The checklist item it is about. */
  source: string | null
}
