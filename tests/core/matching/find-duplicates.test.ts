import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findDuplicates } from '../../../src/core/matching/find-duplicates.ts'
import { withPlaces } from '../../../src/core/matching/matching-words.ts'
import { emptySystem } from '../../../src/core/system/fields.ts'
import type { System } from '../../../src/core/system/system.ts'
import { hardSystems, pairsOfGroups } from '../../bench/hard-systems.ts'
import { loadRules } from '../../../src/engine/resources/load-rules.ts'

const words = withPlaces(loadRules(join(import.meta.dirname, '../../../resources')).matching, {
  home: ['云岭县'],
  places: ['青山镇', '柳河镇'],
})

/** An inventory in which the two stand among others, since how rare a word is decides what it says. */
const background = [
  '政务服务网',
  '食品安全追溯系统',
  '林长巡护APP',
  '养老服务平台',
  '党员教育小程序',
  '智慧停车',
  '信访信息系统',
  '医保经办系统',
  '残疾人服务平台',
  '农机补贴系统',
  '数字乡村平台',
  '平安校园',
]

function pairScore(one: string, other: string, more: [Partial<System>, Partial<System>] = [{}, {}]): number {
  const systems = [
    { ...emptySystem('a', one), ...more[0] },
    { ...emptySystem('b', other), ...more[1] },
    ...background.map((name, at) => emptySystem(`x${at}`, name)),
  ]
  return findDuplicates(systems, words).find((pair) => pair.systems.join() === 'a,b')?.score ?? 0
}

test.each([
  ['智慧河长APP', '云岭县智慧河长平台'],
  ['云岭县智慧河长', '雲嶺縣智慧河長'],
  ['网格通一期', '网格通（二期）'],
  ['网格通V2.0', '网格通'],
  ['“平安云岭”小程序', '平安云岭'],
  ['ＡＩ客服系统', 'ai客服'],
  ['防汛应急指挥平台', '应急防汛指挥系统'],
  ['智慧城管APP', '智慧城市管理平台'],
  ['民情直通车（原民情通）', '民情直通车'],
  ['河长制信息管理系统', '河长制管理系统（试运行）'],
])('%s and %s may be one system', (one, other) => {
  expect(pairScore(one, other)).toBeGreaterThanOrEqual(words.reportAbove)
})

test.each([
  ['北京市朝阳区政务服务平台', '长春市朝阳区政务服务平台'],
  ['青山镇便民服务平台', '柳河镇便民服务平台'],
  ['第一小学家校通', '第二小学家校通'],
  ['第十二中学家校通', '第二十中学家校通'],
  ['城东社区智慧物业', '城西社区智慧物业'],
  ['幸福社区1组工作群', '幸福社区2组工作群'],
  ['智慧河长', '智慧林长'],
  ['智慧党建平台', '智慧养老平台'],
  ['食品安全追溯', '食品安全投诉'],
])('%s and %s are two systems', (one, other) => {
  expect(pairScore(one, other)).toBe(0)
})

test('the offices of two townships do not share a system because it has the same name', () => {
  expect(pairScore('便民服务平台', '便民服务平台', [{ owner: '青山镇人民政府' }, { owner: '柳河镇人民政府' }])).toBe(0)
})

test('a work group or an account is not the app of that name', () => {
  expect(pairScore('田长制巡田', '田长制巡田', [{ kind: 'app' }, { kind: 'work_group' }])).toBe(0)
  expect(pairScore('田长制巡田', '田长制巡田', [{ kind: 'app' }, { kind: 'mini_program' }])).toBeGreaterThan(0.8)
})

test('the score is explained, and a doubt keeps it below what may be joined in bulk', () => {
  const one = {
    ...emptySystem('a', '智慧河长APP'),
    owner: '云岭县水利局',
    functions: ['巡河', '上报'],
    launched_on: '2021-03-15',
    build_cost: 480_000,
  }
  const other = {
    ...emptySystem('b', '云岭县智慧河长系统'),
    owner: '县水利局',
    functions: ['巡河'],
    launched_on: '2021-03',
    build_cost: 480_000,
  }
  const reasons = [
    { code: 'name_same', values: { share: 100, core: '智慧河长' } },
    { code: 'owner_same', values: { share: 100 } },
    { code: 'functions_shared', values: { shared: 1, fewer: 1 } },
  ]
  const figures = { code: 'figures_same', values: { same: 2, total: 2 } }

  expect(findDuplicates([one, other], words)).toEqual([
    { score: 1, systems: ['a', 'b'], reasons: [...reasons, figures] },
  ])
  expect(findDuplicates([one, { ...other, kind: 'app' }, { ...one, id: 'c', kind: 'mini_program' }], words)).toEqual(
    expect.arrayContaining([
      {
        score: 0.89,
        systems: ['b', 'c'],
        reasons: [...reasons, { code: 'kind_differs', values: { kind: 'app', other: 'mini_program' } }, figures],
      },
    ]),
  )
})

test.each([
  ['12345政务服务便民热线系统', '云岭12345热线受理系统'],
  ['云岭OA系统', '云岭县协同办公系统'],
  ['高龄津贴认证小程序', '云岭县高龄补贴资格认证小程序'],
  ['文物安全巡查系统', '文保单位安全巡查APP'],
  ['数字城管系统', '数字化城市管理信息系统'],
  ['农技服务小程序', '掌上农技'],
  ['文明实践平台', '新时代文明实践云平台'],
  ['河湖巡查APP', '巡查河湖管理系统'],
])('%s and %s of one office may be one system', (one, other) => {
  expect(pairScore(one, other, [{ owner: '县政府办' }, { owner: '县政府办' }])).toBeGreaterThanOrEqual(
    words.reportAbove,
  )
})

test.each([
  ['医保缴费', '医保查询'],
  ['河湖巡查系统', '河湖监测系统'],
  ['校园安全巡查', '文物安全巡查'],
  ['青山镇便民服务', '柳河镇便民服务'],
  ['平安青山', '平安柳河'],
  ['幸福村智慧村务', '和平村智慧村务'],
  ['农机补贴申领', '农机作业监测'],
  ['第一中学家校通', '第二中学家校通'],
])('%s and %s of one office are two systems', (one, other) => {
  const same = { owner: '县政府办', kind: 'business_system' } as const
  expect(pairScore(one, other, [same, same])).toBe(0)
})

test('the phases of one system are proposed, and not in bulk', () => {
  const owner = { owner: '水利局' }
  const score = pairScore('河湖巡查系统（一期）', '河湖巡查系统（二期）', [owner, owner])
  expect([score >= words.reportAbove, score < words.sureAbove]).toEqual([true, true])
})

test('accounts of one name on several networks are a brand: shown with the reason, never sure', () => {
  const account = { kind: 'official_account', owner: '县委宣传部' } as const
  const systems = [
    { ...emptySystem('a', '云岭发布'), ...account },
    { ...emptySystem('b', '云岭发布'), ...account },
  ]
  const networks = new Map([
    ['a', '微信公众号'],
    ['b', '抖音号'],
  ])
  const [different] = findDuplicates(systems, words, (id) => networks.get(id) ?? null)
  expect(different?.reasons.at(-1)).toEqual({ code: 'carrier_differs', values: { one: '微信公众号', other: '抖音号' } })
  expect(different!.score).toBeLessThan(words.sureAbove)
  const [unknown] = findDuplicates(systems, words)
  expect([unknown?.reasons.at(-1)?.code, unknown!.score < words.sureAbove]).toEqual(['carrier_unknown', true])
  expect(findDuplicates(systems, words, () => '微信公众号')[0]?.score).toBe(1)
})

const found = (list: readonly System[]) =>
  findDuplicates(list, words)
    .map(({ systems: both, score }) => `${both.toSorted().join()} ${score}`)
    .toSorted()

test('the order of the systems does not change what is found', () => {
  const systems = [...background, '智慧河长APP', '云岭县智慧河长平台', '河长智慧', '网格通一期', '网格通'].map(
    (name, at) => emptySystem(`s${String(at).padStart(2, '0')}`, name),
  )
  const expected = found(systems)
  expect(expected.length).toBeGreaterThan(1)
  fc.assert(
    fc.property(fc.shuffledSubarray(systems, { minLength: systems.length }), (shuffled) => {
      expect(found(shuffled)).toEqual(expected)
    }),
    { numRuns: 50 },
  )
})

test('in inventories made to mislead every sure pair is right, and nearly all that are the same are found', () => {
  const count = { same: 0, found: 0, right: 0, sure: 0 }
  const wrong: string[] = []
  for (let seed = 1; seed <= 8; seed++) {
    const hard = hardSystems(seed)
    const truth = pairsOfGroups(hard.same)
    count.same += truth.size
    const places = withPlaces(loadRules(join(import.meta.dirname, '../../../resources')).matching, {
      home: [hard.home],
      places: hard.places,
    })
    for (const candidate of findDuplicates(hard.systems, places)) {
      const right = truth.has(candidate.systems.toSorted().join(' '))
      count.found += 1
      if (right) count.right += 1
      if (candidate.score < words.sureAbove) continue
      count.sure += 1
      if (!right) wrong.push(candidate.systems.join(' '))
    }
  }

  expect(wrong).toEqual([])
  expect(count.sure).toBeGreaterThan(0.2 * count.same)
  expect(count.right / count.same).toBeGreaterThan(0.97)
  expect(count.right / count.found).toBeGreaterThan(0.85)
})
