import { describe, expect, it } from 'vitest'
import type { Condition } from '../../../../src/core/checklist/condition.ts'
import { sayCondition } from '../../../../src/core/checklist/own/say-condition.ts'
import { shippedWords } from './words.ts'

const app: Condition = { fact: 'kind', is: 'app' }
const forced: Condition = { fact: 'mandatory', is: true }
const counted: Condition = { fact: 'check_in', is: false }

const sentences: [string, Condition | null, string, string][] = [
  ['no condition', null, '始终适用', 'Always applies'],
  ['is, a choice', app, '当类型为 APP 时适用', 'Applies where Kind is App'],
  ['is, yes', forced, '当强制使用为“是”时适用', 'Applies where Mandatory use is “yes”'],
  ['is, no', counted, '当签到打卡为“否”时适用', 'Applies where Check-in is “no”'],
  [
    'all',
    { all: [app, forced] },
    '当类型为 APP 且强制使用为“是”时适用',
    'Applies where Kind is App and Mandatory use is “yes”',
  ],
  [
    'any within all',
    { all: [forced, { any: [app, counted] }] },
    '当强制使用为“是”且（类型为 APP 或签到打卡为“否”）时适用',
    'Applies where Mandatory use is “yes” and (Kind is App or Check-in is “no”)',
  ],
  ['one in a group', { all: [{ any: [app] }] }, '当类型为 APP 时适用', 'Applies where Kind is App'],
  ['none of one', { none: [app] }, '当不符合（类型为 APP）时适用', 'Applies where not (Kind is App)'],
  [
    'none of two',
    { none: [app, forced] },
    '当不符合（类型为 APP 或强制使用为“是”）时适用',
    'Applies where not (Kind is App or Mandatory use is “yes”)',
  ],
  [
    'in',
    { fact: 'audience', in: ['internal', 'grassroots'] },
    '当服务对象为机关内部、基层干部之一时适用',
    'Applies where Audience is one of Internal, Grassroots',
  ],
  ['in of one', { fact: 'level', in: ['county'] }, '当层级为县级时适用', 'Applies where Level is County'],
  [
    'at least',
    { fact: 'annual_cost', at_least: 100_000 },
    '当年度运维金额不低于 100000 时适用',
    'Applies where Annual cost is at least 100000',
  ],
  [
    'below',
    { fact: 'active_share', below: 0.1 },
    '当活跃用户占比低于 0.1 时适用',
    'Applies where Share of users active in a month is below 0.1',
  ],
  [
    'is, a number',
    { fact: 'scenes_served', is: 0 },
    '当服务的已确认场景数为 0 时适用',
    'Applies where Confirmed scenes served is 0',
  ],
  ['known', { fact: 'filed', known: true }, '当备案已知时适用', 'Applies where Filed is known'],
  ['unknown', { fact: 'filed', known: false }, '当备案未知时适用', 'Applies where Filed is unknown'],
  [
    'contains, whose text stays as it was typed',
    { fact: 'name', contains: 'AB系统' },
    '当名称包含“AB系统”时适用',
    'Applies where Name contains “AB系统”',
  ],
]

describe('a condition is said', () => {
  it.each(sentences)('%s', (_, condition, chinese, english) => {
    expect([
      sayCondition(condition, shippedWords('zh-CN').saying),
      sayCondition(condition, shippedWords('en').saying),
    ]).toEqual([chinese, english])
  })
})
