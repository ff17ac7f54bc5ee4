import { expect, test } from 'vitest'
import { findFindings } from '../../../src/core/finding/find.ts'
import type { LintFinding } from '../../../src/core/finding/lint-finding.ts'
import type { Facts } from '../../../src/core/checklist/condition.ts'
import { oneEach, redLine, reviewer } from '../review/rulebook.ts'

const source = [{ instrument: 'state-council-2026-12', clause: '三（二）', text_status: 'verbatim' as const }]
const rulebook = reviewer(oneEach, [
  redLine('RL-01', { when: { fact: 'check_in', is: true }, source }),
  redLine('RL-02', { when: { fact: 'trace_upload', is: true }, severity: 'warning' }),
])
const system = { id: 's1', name: '智慧河长' }
const findingsOf = (facts: Facts, lint: LintFinding[] = []) => findFindings(rulebook, [{ system, facts }], lint)
const brief = (list: ReturnType<typeof findingsOf>) => list.map((entry) => `${entry.severity} ${entry.code}`)

function lintFinding(more: Partial<LintFinding>): LintFinding {
  return {
    id: 'x',
    rule: 'owner_unknown',
    kind: 'gap',
    severity: 'error',
    subject: { kind: 'system', ...system },
    values: {},
    clause: null,
    facts: ['owner'],
    systems: ['s1'],
    place: { to: 'review', system: 's1' },
    proposal: null,
    source: null,
    ...more,
  }
}

test('a red line is a finding with its clause and facts', () => {
  expect(findingsOf({ check_in: true, trace_upload: false })).toEqual([
    {
      id: 's1:RL-01:red_line_hit',
      system,
      rule: 'RL-01',
      severity: 'red_line',
      code: 'red_line_hit',
      values: { rule: 'RL-01' },
      clause: source[0],
      facts: ['check_in'],
    },
  ])
  expect(brief(findingsOf({ check_in: null, trace_upload: true }))).toEqual(['warning rule_review', 'warning rule_hit'])
})

test('lint findings of a system stand below its red lines, by weight; those of other subjects stay on their page', () => {
  const lint = [
    lintFinding({ rule: 'few_voices', severity: 'note' }),
    lintFinding({}),
    lintFinding({ rule: 'plan_outdated', subject: { kind: 'workspace', id: 'plan', name: '' } }),
  ]
  expect(brief(findingsOf({ check_in: true, trace_upload: false }, lint))).toEqual([
    'red_line red_line_hit',
    'error owner_unknown',
    'note few_voices',
  ])
})

test('a finding about an item is told under the item', () => {
  const [found] = findingsOf({ check_in: false, trace_upload: false }, [
    lintFinding({ rule: 'evidence_note_missing', source: 'SF-01', clause: source[0]! }),
  ])
  expect(found).toMatchObject({ id: 's1:SF-01:evidence_note_missing', rule: 'SF-01', code: 'evidence_note_missing' })
})
