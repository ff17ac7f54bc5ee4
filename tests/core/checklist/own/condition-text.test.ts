import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, type Condition, type Facts } from '../../../../src/core/checklist/condition.ts'
import { readCondition } from '../../../../src/core/checklist/parse-condition.ts'
import { startReading } from '../../../../src/core/checklist/read-value.ts'
import { readConditionText } from '../../../../src/core/checklist/own/read-condition-text.ts'
import { writeConditionText } from '../../../../src/core/checklist/own/write-condition-text.ts'
import { shippedWords } from './words.ts'

const chinese = shippedWords('zh-CN').vocabulary
const english = shippedWords('en').vocabulary

const app: Condition = { fact: 'kind', is: 'app' }
const forced: Condition = { fact: 'mandatory', is: true }

describe('a typed condition is read', () => {
  it.each<[string, Condition]>([
    ['类型 = APP 且 强制使用 = 是', { all: [app, forced] }],
    ['类型为APP且是否强制使用为是', { all: [app, forced] }],
    ['kind == "app" && mandatory == true', { all: [app, forced] }],
    ['类型＝ＡＰＰ 并且 强制使用', { all: [app, forced] }],
    ['强制使用 或 类型 = APP 且 签到打卡 = 否', { any: [forced, { all: [app, { fact: 'check_in', is: false }] }] }],
    ['（强制使用 或 类型 = APP）且 签到打卡', { all: [{ any: [forced, app] }, { fact: 'check_in', is: true }] }],
    ['非（类型 = APP 或 强制使用）', { none: [app, forced] }],
    ['not 类型 = APP', { none: [app] }],
    ['类型 ≠ APP', { none: [app] }],
    ['类型 不属于 [APP、小程序]', { none: [{ fact: 'kind', in: ['app', 'mini_program'] }] }],
    ['服务对象 属于 机关内部、基层干部', { fact: 'audience', in: ['internal', 'grassroots'] }],
    ['audience in (internal, public)', { fact: 'audience', in: ['internal', 'public'] }],
    ['年度运维金额 >= 10万', { fact: 'annual_cost', at_least: 100_000 }],
    ['年度运维金额（元） 不低于 1,000', { fact: 'annual_cost', at_least: 1000 }],
    ['活跃用户占比 < 29%', { fact: 'active_share', below: 0.29 }],
    ['距合同到期月数 低于 -1', { fact: 'months_to_contract_end', below: -1 }],
    ['是否备案 未知', { fact: 'filed', known: false }],
    ['名称 包含 “平安 云岭”', { fact: 'name', contains: '平安 云岭' }],
    ['责任单位 = 县数据局 且 强制使用', { all: [{ fact: 'owner', is: '县数据局' }, forced] }],
    ['服务对象 包含 企业', { fact: 'audience', contains: 'enterprise' }],
  ])('%s', (text, condition) => {
    expect(readConditionText(text, chinese)).toEqual({ ok: true, condition })
  })
})

describe('what is wrong with a typed condition is told with its place', () => {
  it.each<[string, string, string, string]>([
    ['类行 = APP', 'unknown_fact', '类行', '类型'],
    ['kimd = app', 'unknown_fact', 'kimd', 'kind'],
    ['类型 APP', 'operator_expected', 'APP', ''],
    ['类型 ≥ 3', 'operator_misfit', '≥', ''],
    ['年度运维金额 > 10万', 'operator_unsupported', '>', ''],
    ['类型 = ', 'value_expected', '', ''],
    ['强制使用 = 也许', 'yes_or_no_expected', '也许', ''],
    ['年度运维金额 < 很多', 'number_expected', '很多', ''],
    ['类型 = 小程', 'unknown_value', '小程', '小程序'],
    ['类型 = APP 且', 'condition_expected', '', ''],
    ['', 'condition_expected', '', ''],
    ['（类型 = APP', 'bracket_open', '（', ''],
    ['类型 属于 [APP', 'bracket_open', '', ''],
    ['名称 包含 “平安', 'bracket_open', '“', ''],
    ['强制使用 = 是 签到打卡 = 是', 'unexpected', '签到打卡', ''],
  ])('%s', (text, code, marked, near) => {
    const read = readConditionText(text, chinese)
    if (read.ok) throw new Error('was read')
    const { problem } = read
    expect([problem.code, text.slice(problem.at, problem.at + problem.length), problem.values.near]).toEqual([
      code,
      marked,
      near,
    ])
  })
})

const facts = ['kind', 'level', 'audience', 'mandatory', 'check_in', 'annual_cost', 'active_share', 'name', 'functions']
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom<Condition>(
    app,
    forced,
    { fact: 'mandatory', is: false },
    { fact: 'kind', in: ['app', 'website'] },
    { fact: 'audience', in: ['public'] },
    { fact: 'audience', contains: 'enterprise' },
    { fact: 'name', contains: '办 或 不办' },
    { fact: 'name', is: 'a（b）' },
    { fact: 'functions', contains: '签到' },
    { fact: 'functions', in: ['签到', '报 表'] },
    { fact: 'scenes_served', is: 0 },
  ),
  fc.record({ fact: fc.constantFrom(...facts), known: fc.boolean() }),
  fc.record({ fact: fc.constantFrom('annual_cost', 'active_share'), at_least: fc.integer({ min: -5, max: 500_000 }) }),
  fc.record({
    fact: fc.constantFrom('annual_cost', 'active_share'),
    below: fc.double({ min: 0.01, max: 9, noNaN: true }).map((n) => Math.round(n * 100) / 100),
  }),
)
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ none: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
}))
const someFacts: fc.Arbitrary<Facts> = fc.record({
  kind: fc.constantFrom(null, 'app', 'website', 'platform'),
  audience: fc.constantFrom(null, ['public'], ['enterprise', 'internal']),
  mandatory: fc.constantFrom(null, true, false),
  annual_cost: fc.constantFrom(null, 0, 100_000, 500_000),
  active_share: fc.constantFrom(null, 0.01, 0.5),
  name: fc.constantFrom(null, 'a（b）', '办 或 不办'),
  functions: fc.constantFrom(null, ['签到'], ['报 表']),
  scenes_served: fc.constantFrom(null, 0, 2),
})

describe('a written condition is read back', () => {
  it.each([
    ['zh-CN', chinese],
    ['zh-TW', shippedWords('zh-TW').vocabulary],
    ['en', english],
  ] as const)('with the same meaning in %s', (locale, vocabulary) => {
    fc.assert(
      fc.property(tree, fc.array(someFacts, { minLength: 3 }), (condition, systems) => {
        const read = readConditionText(writeConditionText(condition, vocabulary, locale), vocabulary)
        if (!read.ok) throw new Error(JSON.stringify(read.problem))
        expect(systems.map((one) => evaluate(read.condition, one))).toEqual(
          systems.map((one) => evaluate(condition, one)),
        )
      }),
    )
  })

  it.each(['zh-CN', 'zh-TW', 'en'] as const)('for every fact and value by its name in %s', (locale) => {
    const { vocabulary } = shippedWords(locale)
    const conditions = vocabulary.flatMap((fact): Condition[] => [
      { fact: fact.id, known: true },
      ...(fact.choices ?? []).map((choice): Condition => ({ fact: fact.id, in: [choice.id] })),
    ])
    const back = conditions.map((one) => readConditionText(writeConditionText(one, vocabulary, locale), vocabulary))
    expect(back).toEqual(conditions.map((condition) => ({ ok: true, condition })))
  })

  it('and anything that is read fits the rules of the shipped checklists, whatever was typed', () => {
    const words = [
      '类型',
      '强制使用',
      '名称',
      '=',
      '且',
      '或',
      '非',
      '(',
      ')',
      'APP',
      '是',
      '10万',
      '属于',
      '[',
      ']',
      '、',
      '"',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 })), { maxLength: 9 }),
        (typed) => {
          const read = readConditionText(typed.join(' '), chinese)
          if (!read.ok) return
          const reading = startReading()
          readCondition(reading, read.condition, [], 'OW-01', new Map())
          expect(reading.problems).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })
})
