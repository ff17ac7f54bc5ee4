import type { Indicator } from '../capacity/capacity.ts'
import type { Cell } from '../sheet/grid.ts'
import { parseBoolean } from '../value/parse-boolean.ts'
import { parseNumber } from '../value/parse-count.ts'
import { parseMinutes } from '../value/parse-minutes.ts'
import { parseMoney } from '../value/parse-money.ts'
import { parseShare } from '../value/parse-share.ts'
import type { Parsed } from '../value/parsed.ts'
import { scaled } from '../value/read-number.ts'
import { countFactor, minuteFactor, moneyFactor } from '../value/units.ts'

/** Reads a cell as a value of an indicator, in the indicator's own unit; yes and no are 1 and 0. */
export function readIndicatorCell(
  cell: Cell,
  indicator: Indicator,
  unit: string | null,
  fractions: boolean,
): Parsed<number> {
  if (indicator.type === 'boolean') {
    const parsed = parseBoolean(cell)
    return 'problem' in parsed ? parsed : { ...parsed, value: parsed.value === null ? null : parsed.value ? 1 : 0 }
  }
  if (indicator.unit === '%') return shareOf(cell, unit, fractions)
  const money = moneyFactor(indicator.unit)
  if (money !== null) return divided(parseMoney(cell, unit ?? indicator.unit), money)
  const minutes = minuteFactor(indicator.unit)
  if (minutes) return divided(parseMinutes(cell, unit ?? indicator.unit.replace(/\/.*/, '')), minutes.minutes)
  const parsed = parseNumber(cell)
  const factor = unit === null ? 1 : countFactor(unit)
  if ('problem' in parsed || parsed.value === null || factor === null || factor === 1) return parsed
  // A unit in the cell (1.2万) has been counted already; one in the heading (万人) holds for bare numbers.
  return /[百千万亿]/.test(cell.text) ? parsed : { ...parsed, value: scaled(parsed.value, factor) }
}

/** 0.213 without a sign may be 21.3 % or 0.213 %: it is asked, unless heading or column say which. */
function shareOf(cell: Cell, unit: string | null, fractions: boolean): Parsed<number> {
  const parsed = parseShare(cell, fractions)
  if ('problem' in parsed || parsed.value === null || fractions || unit === '%') return parsed
  return parsed.value > 0 && parsed.value < 1 && !/[%％成]|百分之/.test(cell.text)
    ? { problem: 'unit_unknown' }
    : parsed
}

function divided(parsed: Parsed<number>, by: number): Parsed<number> {
  return 'problem' in parsed || parsed.value === null ? parsed : { ...parsed, value: scaled(parsed.value, 1 / by) }
}
