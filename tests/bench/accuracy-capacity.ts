import { indicatorPrefix } from '../../src/core/mapping/map-capacity.ts'
import { cellAddress } from '../../src/core/sheet/cell-address.ts'
import type { PreparedTable } from '../../src/engine/import/prepared-source.ts'
import { doubtfulCells, judge, shown } from './accuracy-judge.ts'
import { settle, type Score } from './accuracy-score.ts'
import { keyOf, mappedColumns, type TruthTable, type TruthValue } from './accuracy-truth.ts'

/** Sets indicator values beside their cells: the place, the indicator, the year and the number must all be right. */
export function compareCapacity(score: Score, table: TruthTable, found: PreparedTable | null): void {
  const doubts = doubtfulCells(found)
  const columns = mappedColumns(table)
  const at = (field: string) => columns.findIndex((column) => column.fields.includes(field))
  const left = new Map(found?.reading.indicatorValues.map((value) => [cellAddress(value.column, value.row), value]))
  const refused = new Set(found?.reading.refused.map((one) => String(one.row)))
  for (const [row, ...values] of table.rows) {
    if (values[0] === 'refused') {
      const verdict = refused.has(keyOf(table, row)) ? 'right' : 'missed'
      settle(score, verdict, table.sheet, String(row), 'refused', 'read')
      continue
    }
    columns.forEach(({ letter, fields }, index) => {
      const [field] = fields
      if (field !== 'value' && !field?.startsWith(indicatorPrefix)) return
      const cell = cellAddress(letter, Number(keyOf(table, row)))
      const code = field === 'value' ? values[at('indicator')] : field.slice(indicatorPrefix.length)
      const year = table.years?.[letter] ?? values[at('year')] ?? table.year ?? null
      const expected = values[index] ?? null
      const value = left.get(cell)
      left.delete(cell)
      const doubt = doubts.has(cell) || (value?.sure ?? 1) < 0.9
      const identity: TruthValue = [values[at('locality')], code, year].map(String)
      const got = value ? [value.locality, value.indicator, value.year].map(String) : identity
      const same = String(got) === String(identity)
      const verdict = !found ? 'missed' : same ? judge(expected, [value?.value ?? null], doubt) : 'silent_wrong'
      settle(score, verdict, table.sheet, cell, [...identity, shown(expected)], [...got, shown(value?.value ?? null)])
    })
  }
  for (const [cell, value] of left)
    settle(score, doubts.has(cell) ? 'doubtful_wrong' : 'silent_wrong', table.sheet, cell, 'no value', value.value)
}
