import type { FoundTable } from '../sheet/found-table.ts'
import { plainText } from '../value/parsed.ts'
import { headingKey } from './heading-key.ts'
import type { ColumnMapping } from './map-columns.ts'
import type { ReadValue } from './reading.ts'

const reportingUnit = /^(?:填[报报表報]单位|填[報表]單位|报送单位|上报单位|单位名称|填报部门|主管部门|reporting unit)$/i
const office = /^.{1,14}(?:局|委|委员会|办|办公室|中心|院|馆|镇|乡|街道|站|所|支队|大队|公司|协会|联合会|法院|检察院)$/

/**
 * What a table says of all its rows at once, for rows that do not say it themselves: the kind in the heading of the
 * names (小程序名称), the owner in 填报单位 above the table or, less surely, in the name of the sheet.
 */
export function impliedValues(
  table: FoundTable,
  mapping: ColumnMapping[],
  kinds: ReadonlyMap<string, string>,
): { kind?: ReadValue; owner?: ReadValue } {
  const name = mapping.find((column) => column.field === 'name')
  const kind = name ? kinds.get(headingKey(name.header)) : undefined
  const owner = mapping.some((column) => column.field === 'owner') ? null : impliedOwner(table)
  return {
    ...(name && kind !== undefined
      ? { kind: { value: kind, raw: name.header, column: name.column, sure: 0.9, implied: true } }
      : {}),
    ...(owner === null ? {} : { owner }),
  }
}

function impliedOwner(table: FoundTable): ReadValue | null {
  const fact = table.facts.find(({ label, value }) => reportingUnit.test(label) && value !== '')
  if (fact) {
    const value = plainText(fact.value)
      .replace(/[（(](?:盖章|公章|签章|章)[)）]$/, '')
      .trim()
    return value === '' ? null : { value, raw: fact.value, column: fact.cell, sure: 0.9, implied: true }
  }
  const sheet = plainText(table.sheet)
  return office.test(sheet) ? { value: sheet, raw: sheet, column: '', sure: 0.85, implied: true } : null
}
