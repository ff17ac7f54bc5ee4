import { countFactor, minuteFactor, moneyFactor } from '../value/units.ts'
import type { FoundColumn, SheetFact } from '../sheet/found-table.ts'
import { plainText } from '../value/parsed.ts'
import type { ReadFieldType } from './field-types.ts'

/** The unit in which a column is to be read: its heading's, else for money the one that the sheet states. */
export function columnUnit(column: FoundColumn, facts: SheetFact[], type: ReadFieldType): string | null {
  const stated = column.unit
  if (type.type === 'money') {
    if (stated !== null && moneyFactor(stated) !== null) return stated
    return factUnits(facts).find((unit) => moneyFactor(unit) !== null) ?? null
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
    .filter((fact) => /^(?:单位|计量单位|計量單位|金额单位|unit)$/i.test(fact.label))
    .flatMap((fact) => plainText(fact.value).split(/[、,;/ ]/))
    .filter((unit) => unit !== '')
}
