import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measures } from '../../../src/core/checklist/checklist.ts'
import { derivedFactNames } from '../../../src/core/review/fact-names.ts'
import { explainVerdict } from '../../../src/core/review/review-system.ts'
import { sayReason, type Sentences } from '../../../src/core/review/say-reason.ts'
import { allYes, oneEach, ordinaryFacts, redLine, reviewer, rules } from './rulebook.ts'

const read = (locale: string, subject: string): Sentences =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../resources/locales/${locale}/${subject}.json`), 'utf8'),
  ) as Sentences

const words = (kind: string, id: string): string | null => {
  if (kind === 'row') return rules.table.rows.find((entry) => entry.id === id)?.reason['zh-CN'] ?? null
  const known: Record<string, string> = { 'RL-01': '不得设置打卡签到', rectify: '保留整改', escalate: '向上反映' }
  return known[id] ?? null
}

test('a verdict reads as an opinion from the scope to the conclusion', () => {
  const row = explainVerdict(reviewer(oneEach, [redLine('RL-01', { when: { fact: 'check_in', is: true } })]), {
    system: { id: 's', name: '网格通' },
    facts: ordinaryFacts({ check_in: true, mandated_from_above: null }),
    answers: allYes,
    decision: null,
  })

  expect(row.reasons.map((reason) => sayReason(reason, read('zh-CN', 'reasons'), words))).toEqual([
    '按其种类和层级，有 1 条规则适用，0 条不在适用范围。',
    '是否由上级统一部署尚不清楚，需核实建设主体。',
    '触及红线：不得设置打卡签到。',
    '未承担法定、应急、民生职责，也没有季节高峰。',
    '没有已确认的重复记录，所需功能也未被其他系统覆盖。',
    '需求成立：得分在 100% 至 100% 之间，不低于 50%（已答 1 题，未答 0 题）。',
    '成效成立：得分在 100% 至 100% 之间，不低于 50%（已答 1 题，未答 0 题）。',
    '与本地数字能力相适应：得分在 100% 至 100% 之间，不低于 50%。',
    '限度与边界方面没有突出不足：得分在 100% 至 100% 之间，不低于 50%。',
    '对不同群体的照顾达到要求：得分在 100% 至 100% 之间，不低于 50%。',
    '按目前情况判定为“保留整改”，但尚未定论，还可能是：向上反映。触及红线，不论其他方面得分多少，必须整改；整改到位后可以保留。',
  ])
})

test.each(['zh-CN', 'en'])('every reason and every fact has its words in %s', (locale) => {
  const sentences = read(locale, 'reasons')
  const codes = [
    ...rules.table.tests.flatMap((entry) => [`${entry.id}_yes`, `${entry.id}_maybe`]),
    ...measures.flatMap((measure) => ['yes', 'no', 'maybe', 'silent'].map((result) => `${measure}_${result}`)),
    'exclusion_none',
    'criticality_none',
    'duplication_none',
    'scope_rules',
    'red_line_hit',
    'red_line_review',
    'red_line_exempt',
    'red_line_clear',
    'decision_settled',
    'decision_open',
  ]
  expect(codes.filter((code) => sentences[code] === undefined)).toEqual([])
  expect(Object.keys(read(locale, 'facts'))).toEqual([...derivedFactNames])
})

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted()

test('both languages have the same sentences with the same values', () => {
  for (const subject of ['reasons', 'facts', 'findings']) {
    const chinese = read('zh-CN', subject)
    const english = read('en', subject)
    expect(Object.keys(english)).toEqual(Object.keys(chinese))
    for (const [code, text] of Object.entries(chinese)) {
      expect([code, placeholders(english[code] ?? '')]).toEqual([code, placeholders(text)])
    }
  }
})
