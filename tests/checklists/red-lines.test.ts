import { expect, test } from 'vitest'
import type { Facts } from '../../src/core/checklist/condition.ts'
import { judgeRedLine, type RedLineResult } from '../../src/core/checklist/red-line.ts'
import { readFixtures, shipped, strangersIn } from './shipped.ts'

type Fixtures = Partial<Record<RedLineResult, Facts>>

const fixtures = readFixtures<Fixtures>('red-lines.yaml')
const rules = shipped.redLines.rules

test('every rule has facts that hit it, clear it and leave it to a person, and no fixture is without a rule', () => {
  const lacking = rules.flatMap((rule) => {
    const outcomes: RedLineResult[] = ['hit', 'clear', 'review']
    if (rule.exempt !== undefined) outcomes.push('exempt')
    if (rule.scope !== undefined) outcomes.push('out_of_scope')
    return outcomes
      .filter((outcome) => fixtures[rule.id]?.[outcome] === undefined)
      .map((outcome) => `${rule.id} ${outcome}`)
  })
  const ids = rules.map((rule) => rule.id)
  expect({ lacking, strangers: Object.keys(fixtures).filter((id) => !ids.includes(id)) }).toEqual({
    lacking: [],
    strangers: [],
  })
})

test('fixtures name facts that exist', () => {
  expect(Object.values(fixtures).flatMap((outcomes) => Object.values(outcomes).flatMap(strangersIn))).toEqual([])
})

for (const rule of rules) {
  test(`${rule.id} ${rule.title['zh-CN']}: each fixture has its outcome`, () => {
    const expected = Object.keys(fixtures[rule.id] ?? {})
    expect(Object.values(fixtures[rule.id] ?? {}).map((facts) => judgeRedLine(rule, facts))).toEqual(expected)
  })
}

test('the 2026 Measures are cited for applications only, never for accounts, groups or other systems', () => {
  const cited = rules.filter((rule) =>
    rule.source.some((clause) => clause.instrument === 'state-council-office-2026-12'),
  )
  expect(
    cited.filter((rule) => JSON.stringify(rule.scope) !== JSON.stringify({ fact: 'in_app_scope', is: true })),
  ).toEqual([])
  expect(cited.length).toBeGreaterThanOrEqual(12)
})

test('local practice and our own yardstick alone never make a red line', () => {
  const soft = new Set(
    shipped.instruments.filter(({ level }) => level === 'practice' || level === 'own').map(({ id }) => id),
  )
  const unfounded = rules.filter(
    (rule) => rule.severity === 'red_line' && rule.source.every((clause) => soft.has(clause.instrument)),
  )
  expect(unfounded.map((rule) => rule.id)).toEqual([])
})

test('each of the five prohibitions is held by a rule', () => {
  const clauses = rules.flatMap((rule) => rule.source.map((clause) => clause.clause)).join(' ')
  expect(['（一）', '（二）', '（三）', '（四）', '（五）'].filter((number) => !clauses.includes(number))).toEqual([])
})
