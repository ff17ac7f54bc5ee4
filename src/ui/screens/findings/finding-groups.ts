import type { FindingRule, LintRow } from '../../../contract/calls/finding.ts'
import type { LintKind, LintSeverity } from '../../../core/finding/lint-rule.ts'
import type { SystemKind } from '../../../core/system/system.ts'

/** What the page is narrowed to; null lets everything through. */
export type FindingFilter = {
  severity: LintSeverity | 'all'
  class: LintKind | null
  rule: string | null
  owner: string | null
  kind: SystemKind | null
  /** In capitals, parted by spaces; all words must occur. */
  search: string
}

export const noFilter: FindingFilter = { severity: 'all', class: null, rule: null, owner: null, kind: null, search: '' }

/** Lines of the list, all of one height: the head of a rule, and its findings. */
export type FindingLine = { rule: FindingRule; findings: LintRow[] } | { finding: LintRow }

/** The findings that fit, in the order they came. `haystack` is what a search looks through. */
export function fittingFindings(
  findings: readonly LintRow[],
  rules: ReadonlyMap<string, FindingRule>,
  filter: FindingFilter,
  haystack: (finding: LintRow) => string,
): LintRow[] {
  const words = filter.search.trim().toUpperCase().split(/\s+/).filter(Boolean)
  return findings.filter((finding) => {
    if (filter.severity !== 'all' && filter.severity !== severityOf(finding)) return false
    if (filter.class !== null && rules.get(finding.rule)?.kind !== filter.class) return false
    if (filter.rule !== null && finding.rule !== filter.rule) return false
    if (filter.owner !== null && finding.owner !== filter.owner) return false
    if (filter.kind !== null && finding.kind !== filter.kind) return false
    const text = words.length === 0 ? '' : haystack(finding)
    return words.every((word) => text.includes(word))
  })
}

/** A red line stands among what must be mended. */
export function severityOf(finding: Pick<LintRow, 'severity'>): LintSeverity {
  return finding.severity === 'red_line' ? 'error' : finding.severity
}

/** The findings under the heads of their rules. */
export function linesOf(findings: readonly LintRow[], rules: ReadonlyMap<string, FindingRule>): FindingLine[] {
  const groups = Map.groupBy(findings, (finding) => finding.rule)
  return [...groups].flatMap(([id, list]): FindingLine[] => {
    const rule = rules.get(id)
    return rule ? [{ rule, findings: list }, ...list.map((finding) => ({ finding }))] : []
  })
}
