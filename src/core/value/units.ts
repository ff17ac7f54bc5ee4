import { plainText } from './parsed.ts'

/** Factors to yuan, to single pieces, to minutes a week. */
const moneyUnits: Record<string, number> = {
  元: 1,
  圆: 1,
  人民币: 1,
  rmb: 1,
  cny: 1,
  yuan: 1,
  千: 1e3,
  千元: 1e3,
  万: 1e4,
  万元: 1e4,
  萬元: 1e4,
  萬: 1e4,
  百万: 1e6,
  百万元: 1e6,
  千万: 1e7,
  千万元: 1e7,
  亿: 1e8,
  亿元: 1e8,
  億元: 1e8,
  億: 1e8,
}
const countWords =
  '人|个|個|户|戶|名|位|次|条|條|家|台|套|项|項|份|篇|张|户次|人次|件|粉丝|用户|用戶|users?|people|persons?'
const minuteUnits: Record<string, number> = {
  分: 1,
  分钟: 1,
  分鐘: 1,
  min: 1,
  mins: 1,
  minute: 1,
  minutes: 1,
  小时: 60,
  小時: 60,
  时: 60,
  个小时: 60,
  个钟头: 60,
  h: 60,
  hr: 60,
  hrs: 60,
  hour: 60,
  hours: 60,
}

/** Yuan in one of this unit; `null` for a unit that is not one of yuan. `年` and per-year marks are left aside. */
export function moneyFactor(unit: string): number | null {
  const known = moneyFactors.get(unit)
  if (known !== undefined) return known
  const factor = findMoneyFactor(unit)
  if (moneyFactors.size < 1000) moneyFactors.set(unit, factor)
  return factor
}

const moneyFactors = new Map<string, number | null>()
const countFactors = new Map<string, number | null>()

function findMoneyFactor(unit: string): number | null {
  const plain = tidy(unit)
    .replace(/(?:[/每]年|一年|\/(?:year|yr|a))$/i, '')
    .replace(/^(?:人民[币幣]|rmb|¥|新[臺台][币幣])(?=.)/i, '')
  if (plain === '¥' || plain === '￥') return 1
  return moneyUnits[plain.toLowerCase()] ?? null
}

/** Pieces in one of this unit: 人 and 个 are 1, 万人 is 10,000. */
export function countFactor(unit: string): number | null {
  const known = countFactors.get(unit)
  if (known !== undefined) return known
  const factor = findCountFactor(unit)
  if (countFactors.size < 1000) countFactors.set(unit, factor)
  return factor
}

function findCountFactor(unit: string): number | null {
  const plain = tidy(unit)
    .toLowerCase()
    .replace(/[/每](?:月|年|日|天|周|村|乡镇|县)$/, '')
  if (plain === '') return 1
  const match = new RegExp(`^(百|千|万|萬|百万|千万|亿|億|w|k)?(${countWords})?$`).exec(plain)
  if (!match) return null
  const factors: Record<string, number> = {
    百: 100,
    千: 1e3,
    万: 1e4,
    萬: 1e4,
    w: 1e4,
    k: 1e3,
    百万: 1e6,
    千万: 1e7,
    亿: 1e8,
    億: 1e8,
  }
  return match[1] ? (factors[match[1]] ?? null) : 1
}

/** Minutes in one of this unit, and whether the unit is by the day (分钟/天) or the week. */
export function minuteFactor(unit: string): { minutes: number; perDay: boolean; saysPeriod: boolean } | null {
  const plain = tidy(unit)
    .toLowerCase()
    .replace(/[/·]?(?:人|person)(?=$|[/·周天日])/, '')
  const perDay = /(?:\/|每|per)(?:天|日|day|d)$/.test(plain)
  const perWeek = /(?:\/|每|per|·)(?:周|星期|week|w)$/.test(plain)
  const word = plain.replace(/(?:\/|每|per|·)(?:天|日|day|d|周|星期|week|w)$/, '')
  const minutes = minuteUnits[word]
  return minutes === undefined ? null : { minutes, perDay, saysPeriod: perDay || perWeek }
}

function tidy(unit: string): string {
  return plainText(unit)
    .replaceAll(' ', '')
    .replace(/^单位[:：]?/, '')
    .replace(/[。.,;]$/, '')
}

const unitPattern =
  /^(?:单位[:：])?(?:(?:百|千|万|萬|百万|千万|亿|億)?元(?:\/年|\/月)?|(?:人民[币幣]|新[臺台][币幣])[百千万萬亿億]{0,2}元|rmb|cny|yuan|(?:百|千|万|萬|亿)?(?:人次?|个|個|户|戶|次|条|件|家|台|套|项|份|名|篇|张)(?:\/.{1,3})?|%|％|百分比|分钟(?:\/.{1,4})?|小时(?:\/.{1,4})?|min(?:ute)?s?|h|hours?|mbps|兆|gb|tb|年|月|天|日|是\/否)$/i

/** Whether a text is nothing but a unit (万元, 人, %, 分钟/周). */
export function isUnit(text: string): boolean {
  return unitPattern.test(plainText(text).replaceAll(' ', ''))
}
