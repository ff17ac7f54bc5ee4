import { countFactor, minuteFactor, moneyFactor } from '../value/units.ts'
import type { FoundColumn, FoundTable, SheetFact } from '../sheet/found-table.ts'
import { plainText } from '../value/parsed.ts'
import type { ReadFieldType } from './field-types.ts'

/** What a table says about itself beside its columns. */
export type StatedUnits = Pick<FoundTable, 'facts' | 'title' | 'skipped'>

/** The unit in which a column is to be read: its heading's, else for money the one that the sheet states. */
export function columnUnit(column: FoundColumn, sheet: StatedUnits, type: ReadFieldType): string | null {
  const stated = column.unit
  if (type.type === 'money') {
    if (stated !== null && moneyFactor(stated) !== null) return stated
    const units = [...factUnits(sheet.facts), ...unitsOfTexts(sheet)]
    return units.find((unit) => moneyFactor(unit) !== null) ?? null
  }
  if (type.type === 'count') return stated !== null && countFactor(stated) !== null ? stated : null
  if (type.type === 'minutes') {
    const daily = /每天|每日|日均|per day|daily/i.test(column.path) ? '/天' : ''
    if (stated !== null && minuteFactor(stated) !== null) return /\/|每/.test(stated) ? stated : stated + daily
    const named = /小时|hours?/i.exec(column.path) ?? /分钟|minutes?/i.exec(column.path)
    return named ? named[0] + daily : null
  }
  return type.type === 'number' ? stated : null
}

/** The units a sheet states for itself: 单位：万元、人. */
export function factUnits(facts: SheetFact[]): string[] {
  return facts
    .filter((fact) => /^(?:单位|單位|计量单位|計量單位|金额单位|金額單位|货币单位|unit)$/i.test(fact.label))
    .flatMap((fact) => plainText(fact.value).split(/[、,;/ ]/))
    .filter((unit) => unit !== '')
}

/** A unit in the title or in a note below: 投资情况（单位：万元）, 注：金额以万元为单位. A fact of the sheet comes first. */
function unitsOfTexts({ title, skipped }: StatedUnits): string[] {
  const texts = [
    title ?? '',
    ...skipped.filter(({ reason }) => reason === 'note' || reason === 'title').map(({ text }) => text),
  ]
  return texts.flatMap((text) => {
    const plain = plainText(text)
    const found =
      /(?:单位|單位)(?:均|统一)?(?:为|為|是|:)\s*([千百]?[万萬亿億]?元)/.exec(plain) ??
      /[以按]([千百]?[万萬亿億]?元)(?:为|為)?(?:单位|單位|填|计)/.exec(plain) ??
      /(?:金额|金額|费用|費用|经费|資金|资金)[^,。;]{0,6}均?(?:为|為|以)([千百]?[万萬亿億]?元)(?![\d])/.exec(plain)
    return found?.[1] ? [found[1]] : []
  })
}
