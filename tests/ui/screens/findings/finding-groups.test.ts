import { expect, test } from 'vitest'
import type { FindingRule, LintRow } from '../../../../src/contract/calls/finding.ts'
import { fittingFindings, linesOf, noFilter } from '../../../../src/ui/screens/findings/finding-groups.ts'

const text = { 'zh-CN': '规则', en: 'rule' }
const rule = (id: string, more: Partial<FindingRule> = {}): FindingRule => ({
  id,
  kind: 'gap',
  severity: 'warning',
  title: text,
  help: text,
  remedy: text,
  source: [],
  count: 1,
  muted: 0,
  ...more,
})
const row = (id: string, more: Partial<LintRow> = {}): LintRow => ({
  id,
  rule: 'a',
  severity: 'warning',
  subject: { kind: 'system', id, name: id },
  owner: '水利局',
  kind: 'app',
  message: '',
  place: { to: 'plan' },
  proposal: null,
  systems: 1,
  ...more,
})
const rules = new Map([rule('a'), rule('b', { kind: 'figure', severity: 'error' })].map((one) => [one.id, one]))
const rows = [
  row('1', { rule: 'b', severity: 'error' }),
  row('2', { owner: '民政局' }),
  row('3', { kind: null }),
  row('4', { rule: 'b', severity: 'red_line' }),
]
const fitting = (filter: Partial<typeof noFilter>) =>
  fittingFindings(rows, rules, { ...noFilter, ...filter }, (one) => one.subject.name).map(({ id }) => id)

test.each([
  [{}, ['1', '2', '3', '4']],
  [{ severity: 'error' as const }, ['1', '4']],
  [{ severity: 'note' as const }, []],
  [{ class: 'figure' as const }, ['1', '4']],
  [{ rule: 'a' }, ['2', '3']],
  [{ owner: '民政局' }, ['2']],
  [{ kind: 'app' as const }, ['1', '2', '4']],
  [{ search: ' 3 ' }, ['3']],
  [{ search: '3 4' }, []],
])('%j lets through %j', (filter, expected) => {
  expect(fitting(filter)).toEqual(expected)
})

test('findings stand under the heads of their rules, together even where they came apart', () => {
  const lines = linesOf(rows, rules).map((line) => ('finding' in line ? line.finding.id : line.rule.id))
  expect(lines).toEqual(['b', '1', '4', 'a', '2', '3'])
})
