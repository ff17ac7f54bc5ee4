import type { ChecklistItem } from '../checklist/checklist.ts'
import { applies } from '../checklist/prove.ts'
import type { Reviewer } from '../review/assess.ts'
import { redLineResults } from '../review/red-lines.ts'
import type { SystemUnderReview } from '../review/review-system.ts'
import type { Verdict, VerdictRow } from '../review/verdict.ts'
import type { System, SystemField } from '../system/system.ts'
import { checkFigures, draft } from './check-figures.ts'
import { findingSeverities, type Draft, type Finding } from './finding.ts'

/** What a person's answer brings along. */
export type Evidence = { note: string | null; attachments: number }

/** A system with its review. `evidence` is by item, for the items a person answered. */
export type FindingSubject = SystemUnderReview & {
  record: System
  verdict: VerdictRow
  evidence: Readonly<Record<string, Evidence>>
  /**
   * The latest list that named it again after it had been closed (`verdict` null) or decided to go, with when the decision
   * in force was taken and when a person set its status.
   */
  relisted: {
    file: string
    at: string
    verdict: Verdict | null
    decided_at: string | null
    edited_at: string | null
  } | null
}

/** Everything there is to say about the systems, in their order; per system red lines first, then by weight. */
export function findFindings(reviewer: Reviewer, subjects: readonly FindingSubject[], today: string): Finding[] {
  const items = new Map(reviewer.checklists.flatMap((list) => list.items).map((item) => [item.id, item]))
  return subjects.flatMap((subject) =>
    [
      ...redLineFindings(reviewer, subject),
      ...checkFigures(subject.record, today, reviewer.settings.findings),
      ...decisionFindings(subject),
      ...relistedFindings(reviewer, subject),
      ...evidenceFindings(items, subject),
      ...stateFindings(reviewer, subject),
      ...unknownFields(subject.record),
    ]
      .toSorted((a, b) => findingSeverities.indexOf(a.severity) - findingSeverities.indexOf(b.severity))
      .map((entry) => ({
        id: `${subject.record.id}:${entry.rule}:${entry.code}`,
        system: { id: subject.record.id, name: subject.record.name },
        ...entry,
      })),
  )
}

function redLineFindings(reviewer: Reviewer, { facts }: FindingSubject): Draft[] {
  return redLineResults(reviewer.redLines, facts).flatMap((outcome, at): Draft[] => {
    if (outcome.result !== 'hit' && outcome.result !== 'review') return []
    const veto = outcome.severity === 'red_line'
    const hit = outcome.result === 'hit'
    return [
      {
        rule: outcome.rule,
        severity: hit ? (veto ? 'red_line' : 'warning') : veto ? 'warning' : 'note',
        code: hit ? (veto ? 'red_line_hit' : 'rule_hit') : 'rule_review',
        values: hit ? { rule: outcome.rule } : { rule: outcome.rule, unknown: outcome.unknown.join(', ') },
        clause: reviewer.redLines[at]?.source[0] ?? null,
        facts: hit ? outcome.facts : outcome.unknown,
      },
    ]
  })
}

function decisionFindings({ verdict, record }: FindingSubject): Draft[] {
  const { decided, computed } = verdict
  const found: Draft[] = []
  if (decided === null) return found
  const values = { decided, computed }
  const reason = verdict.decision_reason?.trim() ?? ''
  if (decided !== computed) {
    found.push(
      draft(
        reason === '' ? 'error' : 'warning',
        reason === '' ? 'decision_without_reason' : 'decision_differs',
        values,
        [],
      ),
    )
  }
  if ((decided === 'merge' || decided === 'migrate') && verdict.into === null) {
    found.push(draft('warning', 'decision_without_target', { decided }, []))
  }
  if (verdict.into?.id === record.id) found.push(draft('error', 'decision_into_itself', { decided }, []))
  return found
}

/**
 * What had been closed, or decided to go, and is named again by a newer list. A decision or a status that a person set
 * after that list has taken it into account.
 */
function relistedFindings({ settings: { listed_again } }: Reviewer, subject: FindingSubject): Draft[] {
  const { relisted, verdict } = subject
  if (relisted === null) return []
  const since = [relisted.edited_at, relisted.decided_at].some((at) => (at ?? '') > relisted.at)
  if (since) return []
  const { file } = relisted
  if (relisted.verdict === null) return [draft(listed_again.severity, 'listed_again_closed', { file }, ['status'])]
  const { decided } = verdict
  if (decided === null || !listed_again.verdicts.includes(decided)) return []
  const date = (relisted.decided_at ?? '').slice(0, 10)
  return [draft(listed_again.severity, 'listed_again_decided', { file, decided, date }, ['status'])]
}

function evidenceFindings(
  items: ReadonlyMap<string, ChecklistItem>,
  { facts, answers, evidence }: FindingSubject,
): Draft[] {
  return Object.keys(answers).flatMap((id): Draft[] => {
    const item = items.get(id)
    if (item === undefined || item.evidence === 'none' || applies(item, facts) === 'no') return []
    const own = evidence[id] ?? { note: null, attachments: 0 }
    const noted = own.note !== null && own.note.trim() !== ''
    if (item.evidence === 'attachment' ? own.attachments > 0 : noted || own.attachments > 0) return []
    const code = item.evidence === 'attachment' ? 'evidence_attachment_missing' : 'evidence_note_missing'
    return [{ rule: id, severity: 'warning', code, values: { item: id }, clause: item.source[0] ?? null, facts: [] }]
  })
}

/** What the state of a system asks to be looked at, though no single figure is wrong. */
function stateFindings(reviewer: Reviewer, { facts, record, verdict }: FindingSubject): Draft[] {
  const found: Draft[] = []
  const number = (name: string): number | null => (typeof facts[name] === 'number' ? facts[name] : null)
  const age = number('months_since_update')
  const running = record.status === null || record.status === 'running'
  if (running && age !== null && age >= reviewer.settings.findings.stale_months) {
    found.push(draft('warning', 'not_updated', { months: age }, ['months_since_update', 'last_updated_on']))
  }
  const left = number('months_to_contract_end')
  if (running && left !== null && left < 0) {
    found.push(draft('warning', 'contract_ended', { months: -left }, ['months_to_contract_end', 'contract_ends_on']))
  }
  const secured = record.security_level !== null && record.security_level !== 'ungraded'
  if (record.personal_data === true && !secured) {
    found.push(draft('warning', 'personal_data_ungraded', {}, ['personal_data', 'security_level']))
  }
  if (number('scenes_served') === 0) found.push(draft('note', 'no_scene', {}, ['scenes_served']))
  const voices = number('feedback_count')
  if (voices !== null && voices > 0 && voices < reviewer.settings.minimum_voices) {
    found.push(draft('note', 'few_voices', { voices, least: reviewer.settings.minimum_voices }, ['feedback_count']))
  }
  const row = verdict.reasons.at(-1)?.values['row']
  if (row === 'unasked-fails-protected') found.push(draft('note', 'guard_held', {}, ['criticality', 'peak_season']))
  if (record.peak_season !== null && record.criticality === 'general') {
    found.push(draft('note', 'season_but_general', {}, ['peak_season', 'criticality']))
  }
  return found
}

const keyFields = ['kind', 'owner', 'level', 'mandate', 'audience', 'criticality', 'status', 'functions'] as const

function unknownFields(record: System): Draft[] {
  const missing = keyFields.filter((field: SystemField) => record[field] === null)
  if (missing.length === 0) return []
  return [draft('note', 'fields_unknown', { missing: missing.join(', '), count: missing.length }, [...missing])]
}
