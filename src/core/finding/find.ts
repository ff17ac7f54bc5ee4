import type { Reviewer } from '../review/assess.ts'
import type { Facts } from '../checklist/condition.ts'
import { redLineResults } from '../review/red-lines.ts'
import type { SystemReference } from '../system/system.ts'
import { findingSeverities, type Draft, type Finding } from './finding.ts'
import type { LintFinding } from './lint-finding.ts'

/** A system with its facts. */
export type FindingSubject = { system: SystemReference; facts: Facts }

/**
 * Everything there is to say about the systems, in their order; per system red lines first, then by weight.
 * `lint` are the findings of the lint rules; those about something else than a system stay on their page.
 */
export function findFindings(
  reviewer: Reviewer,
  subjects: readonly FindingSubject[],
  lint: readonly LintFinding[],
): Finding[] {
  const bySystem = new Map<string, LintFinding[]>()
  for (const finding of lint) {
    if (finding.subject.kind !== 'system') continue
    const list = bySystem.get(finding.subject.id)
    if (list) list.push(finding)
    else bySystem.set(finding.subject.id, [finding])
  }
  return subjects.flatMap(({ system: { id, name }, facts }) =>
    [...redLineFindings(reviewer, facts), ...(bySystem.get(id) ?? []).map(draftOf)]
      .toSorted((a, b) => findingSeverities.indexOf(a.severity) - findingSeverities.indexOf(b.severity))
      .map((entry) => ({ id: `${id}:${entry.rule}:${entry.code}`, system: { id, name }, ...entry })),
  )
}

function draftOf({ rule, severity, values, clause, facts, source }: LintFinding): Draft {
  return { rule: source ?? rule, severity, code: rule, values, clause, facts }
}

function redLineFindings(reviewer: Reviewer, facts: Facts): Draft[] {
  return redLineResults(reviewer.redLines, facts).flatMap((outcome, at): Draft[] => {
    if (outcome.result !== 'hit' && outcome.result !== 'review') return []
    const veto = outcome.severity === 'red_line'
    const hit = outcome.result === 'hit'
    return [
      {
        rule: outcome.rule,
        severity: hit ? (veto ? 'red_line' : 'warning') : veto ? 'warning' : 'note',
        code: hit ? (veto ? 'red_line_hit' : 'rule_hit') : 'rule_review',
        values: hit
          ? { rule: outcome.rule }
          : { rule: outcome.rule, unknown: [...outcome.unknown, ...outcome.unanswered].join(', ') },
        clause: reviewer.redLines[at]?.source[0] ?? null,
        facts: hit ? outcome.facts : outcome.unknown,
      },
    ]
  })
}
