import { seededRandom } from '../../src/core/review/seeded-random.ts'
import { emptySystem } from '../../src/core/system/fields.ts'
import type { System } from '../../src/core/system/system.ts'

/**
 * An inventory made to mislead: systems listed again under the names that people write, and false friends that differ from
 * one of them in a town, a doing, a subject, a number, a carrier, a level or a kind. Made from lists of its own, not from
 * the words of the matcher. `same` are the groups of ids that are one system.
 */
export type HardInventory = { systems: System[]; same: string[][]; home: string; places: string[] }

const home = '云岭县'
const towns = '青山镇 柳河镇 双溪乡 白水镇 太平街道 石桥镇'.split(' ')

/** Office, its short name, subject, other names of the subject, doing, a doing that is another. */
const things: readonly (readonly [string, string, string, readonly string[], string, string])[] = [
  ['水利局', '水利局', '河湖', [], '巡查', '监测'],
  ['住房和城乡建设局', '住建局', '城市管理', ['城管'], '执法', '停车'],
  ['民政局', '民政局', '养老机构', [], '评估', '查询'],
  ['教育局', '教育局', '校园安全', [], '巡查', '培训'],
  ['文化和旅游局', '文旅局', '文物保护', ['文保'], '巡查', '预约'],
  ['医疗保障局', '医保局', '医疗保险', ['医保'], '缴费', '查询'],
  ['农业农村局', '农业农村局', '农机购置补贴', [], '申请', '公示'],
  ['应急管理局', '应急局', '危险化学品', ['危化品'], '监管', '培训'],
  ['林业局', '林业局', '森林防火', [], '预警', '考核'],
  ['人力资源和社会保障局', '人社局', '农民工工资', [], '支付', '投诉'],
  ['市场监督管理局', '市监局', '食品安全', [], '追溯', '投诉'],
  ['自然资源和规划局', '自然资源局', '宅基地', [], '审批', '巡查'],
  ['政务服务和数据管理局', '数据局', '营商环境', [], '投诉', '评价'],
  ['退役军人事务局', '退役军人局', '优抚对象', [], '认证', '招聘'],
  ['交通运输局', '交通局', '农村公路', [], '养护', '执法'],
  ['卫生健康局', '卫健局', '家庭医生', [], '签约', '培训'],
]
const endings = '系统 平台 管理系统 信息系统 管理平台 信息管理系统 APP 小程序'.split(' ')
const kinds = ['app', 'mini_program', 'business_system', 'platform'] as const

export function hardSystems(seed: number): HardInventory {
  const random = seededRandom(seed)
  const of = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const yes = (share: number): boolean => random() < share
  const systems: System[] = []
  const same: string[][] = []
  const add = (name: string, more: Partial<System>): string => {
    const id = `S${String(systems.length + 1).padStart(4, '0')}`
    systems.push({ ...emptySystem(id, name), ...more })
    return id
  }
  const figures = (): Partial<System> => ({
    launched_on: `20${17 + Math.floor(random() * 8)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
    build_cost: 10_000 * (5 + Math.floor(random() * 200)),
    registered_users: 50 + Math.floor(random() * 20_000),
  })
  /** What a second list knows of the same system: less, with users counted later. */
  const again = (own: Partial<System>): Partial<System> => ({
    ...own,
    launched_on: yes(0.5) ? null : yes(0.3) ? (own.launched_on?.slice(0, 7) ?? null) : (own.launched_on ?? null),
    build_cost: yes(0.5) ? (own.build_cost ?? null) : null,
    registered_users: yes(0.5) ? Math.round((own.registered_users ?? 0) * (1 + random() * 0.2)) : null,
    kind: yes(0.8) ? (own.kind ?? null) : null,
    functions: yes(0.7) ? (own.functions ?? null) : null,
  })
  for (const [office, short, subject, others, doing, otherDoing] of things) {
    const kind = of(kinds)
    const own = {
      owner: `县${office}`,
      kind,
      functions: [`${subject}${doing}`, '统计分析'],
      level: 'county',
      ...figures(),
    } satisfies Partial<System>
    const name = `${of(['', home, '云岭', '云岭智慧', '智慧'])}${subject}${doing}${of(endings)}`
    const group = [add(name, own)]
    const ways: (() => string)[] = [
      () => `“${subject}${doing}”${of(endings)}`,
      () => `${home}${subject}${doing}${of(endings)}（二期）`,
      () => `${subject}${doing}${of(endings)}V2.0`,
      () => `${doing}${subject}${of(endings)}`,
      () => `云岭${subject}${of(['综合', '动态', '在线', '智能'])}${doing}${of(endings)}`,
      () => `数字${subject}${doing}`,
      () => `${subject.replace('安全', '安全')}${doing}（试运行）`,
      ...others.map((other) => () => `${home}${other}${doing}${of(endings)}`),
    ]
    for (let time = Math.floor(random() * 3); time >= 0; time--)
      group.push(add(of(ways)(), { ...again(own), owner: of([short, `${home}${office}`, `县${short}`]) }))
    same.push(group)
    // False friends, each on its own.
    add(`${subject}${otherDoing}${of(endings)}`, {
      owner: `县${office}`,
      kind,
      functions: [`${subject}${otherDoing}`, '统计分析'],
      level: 'county',
      ...figures(),
    })
    if (yes(0.5)) {
      for (const town of towns.slice(0, 2))
        add(`${town}${subject}${doing}${of(endings)}`, { owner: `${town}人民政府`, kind, ...figures() })
    }
    if (yes(0.4)) add(`${subject}${doing}工作群`, { owner: `县${office}`, kind: 'work_group' })
    if (yes(0.4)) add(`云岭${subject}`, { owner: `县${office}`, kind: 'official_account' })
    if (yes(0.4))
      add(`全省${subject}${doing}${of(endings)}`, { owner: `省${office}`, kind, level: 'province', ...figures() })
    const [, , anotherSubject] = of(things)
    if (anotherSubject !== subject)
      add(`${anotherSubject}${doing}${of(endings)}`, {
        owner: `县${office}`,
        kind,
        functions: [`${anotherSubject}${doing}`],
        ...figures(),
      })
  }
  for (const town of towns) add(`${town}便民服务小程序`, { owner: `${town}人民政府`, kind: 'mini_program' })
  for (const number of ['一', '二', '三'])
    add(`云岭县第${number}中学家校通`, { owner: `县第${number}中学`, kind: 'app' })
  for (const city of ['北京市', '长春市']) add(`${city}朝阳区政务服务平台`, { owner: null, kind: 'platform' })
  for (const village of ['幸福村', '和平村', '上坪村', '下坪村'])
    add(`${village}智慧村务`, { owner: '石桥镇人民政府', kind: 'app' })
  for (const year of ['2024', '2026']) add(`${year}年防汛值守群`, { owner: '县应急管理局', kind: 'work_group' })
  for (let account = 0; account < 3; account++) {
    add('云岭发布', { owner: '县委宣传部', kind: 'official_account', launched_on: `201${account + 3}-05-01` })
  }
  return { systems, same, home, places: towns }
}

/** The pairs within groups, as `one other` in order of ids. */
export function pairsOfGroups(groups: readonly (readonly string[])[]): Set<string> {
  return new Set(
    groups.flatMap((group) => {
      const ids = group.toSorted()
      return ids.flatMap((one, at) => ids.slice(at + 1).map((other) => `${one} ${other}`))
    }),
  )
}
