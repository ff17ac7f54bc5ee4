import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { portfolioChecks, systemChecks } from '../../../src/core/finding/checks/registry.ts'
import { lintPortfolio } from '../../../src/core/finding/lint.ts'
import { loadChecklists } from '../../../src/engine/resources/load-checklists.ts'
import { loadLintRules } from '../../../src/engine/resources/load-lint-rules.ts'
import { groundOf, readCases, type LintCase } from './lint-case.ts'

const resources = join(import.meta.dirname, '../../../resources')
const { instruments } = loadChecklists(resources)
const { rules } = loadLintRules(resources, new Set(instruments.map((instrument) => instrument.id)))
const cases = readCases()
const lint = (written: LintCase) => lintPortfolio(rules, groundOf(written))
const speaks = (rule: string, written: LintCase) => lint(written).filter((finding) => finding.rule === rule)

test('there are at least 32 rules, of three severities, each with three cases, and no case without a rule', () => {
  expect(rules.length).toBeGreaterThanOrEqual(32)
  expect(new Set(rules.map((rule) => rule.severity))).toEqual(new Set(['error', 'warning', 'note']))
  expect(Object.keys(cases).toSorted()).toEqual(rules.map((rule) => rule.id).toSorted())
  for (const [rule, one] of Object.entries(cases))
    expect([rule, ...Object.keys(one)]).toEqual([rule, 'hit', 'clear', 'unknown'])
})

describe.each(Object.entries(cases))('%s', (rule, { hit, clear, unknown }) => {
  test('speaks where it should', () => {
    const found = speaks(rule, hit)
    expect(found.length).toBeGreaterThan(0)
    expect(sentenceOf(found[0]!.rule, found[0]!.values)).not.toMatch(/\{\w+\}/)
  })
  test('is silent where all is well', () => expect(speaks(rule, clear)).toEqual([]))
  test('is silent where something is unknown', () => expect(speaks(rule, unknown)).toEqual([]))
})

test('every check is named by a rule', () => {
  const named = new Set(rules.map((rule) => rule.check))
  const checks = [...Object.keys(systemChecks), ...Object.keys(portfolioChecks)]
  expect(checks.filter((check) => !named.has(check))).toEqual([])
})

test('the worst comes first, ids are stable and of one finding each', () => {
  const written: LintCase = {
    systems: [
      { minutes_per_week: 9999, owner: '水利局' },
      { status: 'closed', monthly_active_users: 3 },
    ],
  }
  const found = lint(written)
  const order = ['error', 'warning', 'note']
  const severities = found.map((finding) => order.indexOf(finding.severity))
  expect(severities).toEqual(severities.toSorted())
  expect(new Set(found.map((finding) => finding.id)).size).toBe(found.length)
  expect(lint(written)).toEqual(found)
})

test('an empty record is one finding, not one for each field', () => {
  expect(lint({ systems: [{}] }).map((finding) => finding.rule)).toEqual(['record_nearly_empty'])
})

test.each([
  [{ systems: [{ name: '河长小程序', kind: 'app' as const }] }, { system: 's1', field: 'kind', value: 'mini_program' }],
  [
    { systems: [{ name: '河长小程序', owner: '水利局', level: 'county' as const, status: 'running' as const }] },
    { system: 's1', field: 'kind', value: 'mini_program' },
  ],
  [
    { systems: [{ functions: ['巡河', '巡河', '上报'] }] },
    { system: 's1', field: 'functions', value: ['巡河', '上报'] },
  ],
  [
    { systems: [{ status: 'running' as const, notes: '已停用。' }] },
    { system: 's1', field: 'status', value: 'closed' },
  ],
  [
    { systems: [{ owner: '水利局' }, { owner: '水利局' }, { owner: '水利局 ' }] },
    { system: 's3', field: 'owner', value: '水利局' },
  ],
])('what is certain is proposed: %j', (written: LintCase, proposal) => {
  expect(lint(written).flatMap((finding) => finding.proposal ?? [])).toEqual([proposal])
})

test('what may be read in two ways is not proposed', () => {
  const written: LintCase = {
    systems: [
      { status: 'running', notes: '因改版已停用' },
      { status: 'closed', monthly_active_users: 3 },
    ],
  }
  expect(lint(written).flatMap((finding) => finding.proposal ?? [])).toEqual([])
})

function sentenceOf(rule: string, values: Record<string, string | number>): string {
  const template = sentences[rule] ?? `{no sentence}`
  return template.replaceAll(/\{(\w+)\}/g, (name, key: string) => (key in values ? String(values[key]) : name))
}

const sentences = JSON.parse(readFileSync(join(resources, 'locales/zh-CN/findings.json'), 'utf8')) as Record<
  string,
  string
>
