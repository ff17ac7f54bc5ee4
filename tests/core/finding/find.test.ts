import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findFindings, type FindingSubject } from '../../../src/core/finding/find.ts'
import { deriveFacts } from '../../../src/core/review/derive-facts.ts'
import { emptyPortfolio } from '../../../src/core/review/portfolio.ts'
import { reviewSystem, type HumanDecision } from '../../../src/core/review/review-system.ts'
import { emptySystem } from '../../../src/core/system/fields.ts'
import type { System } from '../../../src/core/system/system.ts'
import { item, oneEach, redLine, reviewer } from '../review/rulebook.ts'

const today = '2026-11-24'
const source = [{ instrument: 'state-council-2026-12', clause: '三（二）', text_status: 'verbatim' as const }]
const rulebook = reviewer(
  [
    ...oneEach,
    item('N', 'boundary', { evidence: 'note', source }),
    item('A', 'boundary', { evidence: 'attachment', source }),
  ],
  [
    redLine('RL-01', { when: { fact: 'check_in', is: true }, source }),
    redLine('RL-02', { when: { fact: 'trace_upload', is: true }, severity: 'warning' }),
  ],
)
const complete: Partial<System> = {
  kind: 'app',
  owner: '水利局',
  level: 'county',
  mandate: 'own_build',
  audience: ['grassroots'],
  criticality: 'general',
  status: 'running',
  functions: ['巡河'],
  check_in: false,
  trace_upload: false,
}

function findingsOf(
  more: Partial<System>,
  review: Partial<Pick<FindingSubject, 'answers' | 'evidence' | 'relisted'>> & { decision?: HumanDecision } = {},
) {
  const record = { ...emptySystem('s1', '智慧河长'), ...complete, ...more }
  const facts = deriveFacts({ ...emptyPortfolio(today), systems: [record] }).get('s1') ?? {}
  const subject = { system: record, facts, answers: review.answers ?? {}, decision: review.decision ?? null }
  const verdict = reviewSystem(rulebook, subject, { explain: false })
  return findFindings(
    rulebook,
    [{ ...subject, record, verdict, evidence: review.evidence ?? {}, relisted: review.relisted ?? null }],
    today,
  )
}

const brief = (list: ReturnType<typeof findingsOf>) => list.map((entry) => `${entry.severity} ${entry.code}`)

test('a complete and plausible record gives no findings', () => {
  expect(
    findingsOf({ registered_users: 100, monthly_active_users: 40, launched_on: '2024', last_updated_on: '2026-10' }),
  ).toEqual([])
})

test('a red line is a finding with its clause and facts', () => {
  expect(findingsOf({ check_in: true })).toEqual([
    {
      id: 's1:RL-01:red_line_hit',
      system: { id: 's1', name: '智慧河长' },
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

test.each([
  [{ registered_users: 10, monthly_active_users: 11 }, ['error active_exceeds_registered']],
  [{ registered_users: 10, peak_active_users: 11 }, ['error peak_exceeds_registered']],
  [{ monthly_active_users: 9, peak_active_users: 8 }, ['warning active_exceeds_peak']],
  [{ launched_on: '2025-03', last_updated_on: '2024-12-01' }, ['error updated_before_launch', 'warning not_updated']],
  [{ launched_on: '2026', last_updated_on: '2026-10-01' }, []],
  [{ launched_on: '2025', contract_ends_on: '2024-12' }, ['error contract_before_launch', 'warning contract_ended']],
  [{ last_updated_on: '2026-12' }, ['error updated_in_future']],
  [{ launched_on: '2027' }, ['error launched_in_future']],
  [{ launched_on: '2027', status: 'building' as const }, []],
  [{ minutes_per_week: 2401 }, ['error minutes_impossible']],
  [{ annual_cost: 60_000, monthly_active_users: 100 }, ['warning cost_per_user_high']],
  [{ annual_cost: 30_000, build_cost: 20_000 }, ['warning annual_exceeds_build']],
  [{ monthly_active_users: 0 }, ['warning running_without_users']],
  [{ status: 'closed' as const, monthly_active_users: 5 }, ['error closed_with_users']],
  [{ last_updated_on: '2026-05-24' }, ['warning not_updated']],
  [{ last_updated_on: '2026-05-25' }, []],
  [{ contract_ends_on: '2026-09' }, ['warning contract_ended']],
  [{ personal_data: true }, ['warning personal_data_ungraded']],
  [{ personal_data: true, security_level: 'level_2' as const }, []],
  [{ peak_season: '汛期' }, ['note season_but_general']],
  [{ kind: null, criticality: null }, ['note fields_unknown']],
])('%o gives %j', (more, expected) => {
  expect(brief(findingsOf(more))).toEqual(expected)
})

test('an answer without the evidence its item asks for counts, and a finding says what is missing', () => {
  const answers = { N: 'yes', A: 'yes', D: 'yes' }
  expect(
    findingsOf(
      {},
      { answers, evidence: { N: { note: ' ', attachments: 0 }, A: { note: '见附件', attachments: 0 } } },
    ).map((entry) => [entry.code, entry.rule, entry.clause?.clause]),
  ).toEqual([
    ['evidence_note_missing', 'N', '三（二）'],
    ['evidence_attachment_missing', 'A', '三（二）'],
  ])
  expect(
    findingsOf({}, { answers, evidence: { N: { note: '已核实', attachments: 0 }, A: { note: null, attachments: 1 } } }),
  ).toEqual([])
})

const decide = (verdict: HumanDecision['verdict'], reason: string, into: string | null = null) =>
  brief(findingsOf({}, { decision: { verdict, reason, into: into === null ? null : { id: into, name: into } } }))

test('a decision against the computed verdict needs a reason, and one that moves a system needs a target', () => {
  expect(decide('retire', '')).toEqual(['error decision_without_reason'])
  expect(decide('retire', '已无人使用')).toEqual(['warning decision_differs'])
  expect(decide('keep', '')).toEqual([])
  expect(decide('merge', '功能相同')).toEqual(['warning decision_differs', 'warning decision_without_target'])
  expect(decide('merge', '功能相同', 's1')).toEqual(['error decision_into_itself', 'warning decision_differs'])
})

test('every code of a finding has its sentence', () => {
  const folder = join(import.meta.dirname, '../../../src/core/finding')
  const text = ['find.ts', 'check-figures.ts'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  const codes = [...text.matchAll(/'((?:[a-z]+_)+[a-z]+)'/g)].map(([, code]) => code ?? '')
  const sentences = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../resources/locales/zh-CN/findings.json'), 'utf8'),
  ) as Record<string, string>
  const told = codes.filter((code) => sentences[code] !== undefined)

  expect(new Set(told).size).toBeGreaterThan(25)
  for (const found of findingsOf({ check_in: true, kind: null, minutes_per_week: 9999 })) {
    expect(sentences[found.code]).toBeTypeOf('string')
  }
})

test('what had been closed or decided to go and is listed again is a finding until a person looks at it', () => {
  const relisted: NonNullable<FindingSubject['relisted']> = {
    file: '二.csv',
    at: '2026-05-01',
    verdict: 'retire',
    decided_at: '2026-03-01',
    edited_at: null,
  }
  const decision: HumanDecision = { verdict: 'retire', into: null, reason: '无人使用' }
  const again = (more: Partial<typeof relisted>) =>
    brief(findingsOf({}, { decision, relisted: { ...relisted, ...more } })).filter((one) => /listed_again/.test(one))
  expect(again({})).toEqual(['error listed_again_decided'])
  expect(again({ decided_at: '2026-06-01' })).toEqual([])
  expect(again({ edited_at: '2026-06-01' })).toEqual([])
  const closed = { ...relisted, verdict: null, decided_at: null }
  expect(brief(findingsOf({}, { relisted: closed }))).toEqual(['error listed_again_closed'])
})
