import type { Feedback, Indicator } from '../../src/core/capacity/capacity.ts'
import type { Portfolio } from '../../src/core/review/portfolio.ts'
import { seededRandom } from '../../src/core/review/seeded-random.ts'
import type { Scene } from '../../src/core/scene/scene.ts'
import { emptySystem } from '../../src/core/system/fields.ts'
import { levels, mandates, systemKinds, type System } from '../../src/core/system/system.ts'

const subjects =
  '河长制 网格化治理 防汛应急 信访诉求 市场监管 食品安全 党员教育 养老服务 宅基地管理 森林防火 秸秆禁烧 环卫作业 停车管理 教育家校 医保经办 低保救助 返贫监测 农机补贴 林长巡护 消防安全 特种设备 文化场馆 旅游服务 志愿服务 物业管理 公积金 不动产登记 税费缴纳 人才招聘 就业服务 退役军人 残疾人服务 矛盾调解 法律援助 城市管理 地质灾害 安全生产 校车监管 殡葬服务 公共交通'.split(
    ' ',
  )
const ways = '智慧 数字 平安 一键 掌上 阳光 云上 便民 联动 综合'.split(' ')
const actions = '巡查 上报 查询 预约 审批 统计 签到 宣传 调度 办理 核查 评价'.split(' ')
const kinds = 'APP 小程序 平台 系统 公众号 管理系统 工作群 信息平台'.split(' ')
const places =
  '青山镇 柳河镇 石桥镇 白水镇 长岭乡 新集镇 太平街道 城关镇 枫林乡 双溪镇 龙泉镇 大坪乡 马坝镇 云台街道'.split(' ')

/** A portfolio of a size, the same for the same seed: fields partly unknown, scenes confirmed, feedback on a third. */
export function generatePortfolio(size: number, seed: number, indicators: readonly Indicator[] = []): Portfolio {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const maybe = <T>(value: T, share = 0.8): T | null => (random() < share ? value : null)
  const yesNo = (share: number): boolean | null => maybe(random() < share)
  const systems = Array.from({ length: size }, (_, at): System => {
    const registered = Math.floor(10 ** (1 + 4 * random()))
    const subject = pick(subjects)
    return {
      ...emptySystem(
        `s${at}`,
        `${random() < 0.3 ? pick(places) : ''}${pick(ways)}${subject}${random() < 0.5 ? pick(actions) : ''}${pick(kinds)}`,
      ),
      kind: maybe(pick(systemKinds), 0.95),
      owner: maybe(random() < 0.4 ? `${pick(places)}人民政府` : `${subject.slice(0, 2)}局`, 0.97),
      level: maybe(pick(levels), 0.9),
      mandate: maybe(pick(mandates)),
      audience: maybe([pick(['public', 'enterprise', 'internal', 'grassroots'] as const)]),
      functions: maybe([`${subject}${pick(actions)}`, `${subject}${pick(actions)}`]),
      launched_on: maybe(`20${15 + Math.floor(random() * 10)}-0${1 + Math.floor(random() * 9)}`),
      last_updated_on: maybe(`202${3 + Math.floor(random() * 3)}-0${1 + Math.floor(random() * 9)}-15`),
      contract_ends_on: maybe(`202${5 + Math.floor(random() * 4)}-12-31`, 0.5),
      build_cost: maybe(Math.floor(random() * 3_000_000), 0.6),
      annual_cost: maybe(Math.floor(random() * 300_000), 0.6),
      registered_users: maybe(registered),
      monthly_active_users: maybe(Math.floor(registered * random())),
      criticality: maybe(pick(['general', 'general', 'general', 'statutory', 'emergency', 'livelihood'] as const)),
      mandatory: yesNo(0.3),
      check_in: yesNo(0.15),
      points_ranking: yesNo(0.1),
      online_time: yesNo(0.05),
      trace_upload: yesNo(0.2),
      usage_assessed: yesNo(0.1),
      complaint_entry: yesNo(0.5),
      duplicate_entry: yesNo(0.3),
      data_sharing: yesNo(0.5),
      filed: yesNo(0.7),
      personal_data: yesNo(0.6),
      elder_mode: yesNo(0.4),
      offline_channel: yesNo(0.6),
      minutes_per_week: maybe(Math.floor(random() * 120), 0.5),
      status: maybe('running' as const),
    }
  })
  return {
    today: '2026-11-24',
    systems,
    scenes: scenesOf(systems, random),
    confirmedDuplicates: Array.from({ length: Math.floor(size / 100) }, (_, at) => [`s${2 * at}`, `s${2 * at + 1}`]),
    localities: [
      { id: 'county', name: '云岭县', level: 'county', parent: null },
      ...places.map((name, at) => ({ id: `l${at}`, name, level: 'township' as const, parent: 'county' })),
    ],
    indicators,
    values: places.flatMap((_, at) =>
      indicators.map((indicator) => ({
        locality: `l${at}`,
        indicator: indicator.code,
        year: 2025,
        value: Math.round(
          (indicator.plausible?.[0] ?? 0) +
            random() * ((indicator.plausible?.[1] ?? 1) - (indicator.plausible?.[0] ?? 0)),
        ),
        raw: '',
      })),
    ),
    feedback: feedbackOf(systems, random),
  }
}

function scenesOf(systems: readonly System[], random: () => number): Scene[] {
  return subjects.map((subject, at) => ({
    id: `scene${at}`,
    name: subject,
    need: null,
    evidence: null,
    status: random() < 0.85 ? 'confirmed' : 'proposed',
    functions: actions.map((action, position) => ({
      id: `scene${at}-${position}`,
      name: subject + action,
      needed: random() < 0.7,
      systems: systems
        .filter((system) => system.functions?.includes(subject + action) === true)
        .map((system) => ({ system: system.id, coverage: random() < 0.7 ? ('full' as const) : ('partial' as const) })),
    })),
  }))
}

function feedbackOf(systems: readonly System[], random: () => number): Feedback[] {
  return systems.flatMap((system, at) =>
    at % 3 !== 0
      ? []
      : Array.from({ length: Math.floor(random() * 9) }, (_, voice) => ({
          id: `f${at}-${voice}`,
          system: system.id,
          system_name: system.name,
          locality: `l${Math.floor(random() * places.length)}`,
          role: null,
          minutes_per_week: Math.floor(random() * 90),
          satisfaction: 1 + Math.floor(random() * 5),
          problem: random() < 0.4 ? '重复填报' : null,
          wish: null,
          answer: null,
        })),
  )
}
