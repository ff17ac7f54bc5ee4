import { expect, test } from 'vitest'
import { mappingGroups } from '../../../../src/ui/screens/import/mapping-order.ts'
import { columnOf } from './fixtures.ts'

test('what is not sure comes first, the least sure before all; what a person chose needs no look', () => {
  const columns = [
    columnOf({ column: 'A', field: 'name', confidence: 0.99, reason: 'heading', agrees: 1 }),
    columnOf({ column: 'B', field: 'owner', confidence: 0.7, reason: 'heading_part', agrees: 1 }),
    columnOf({ column: 'C', field: 'annual_cost', confidence: 0.95, reason: 'heading', agrees: 0.4 }),
    columnOf({ column: 'D', field: 'notes', confidence: 0.3, reason: 'chosen' }),
    columnOf({ column: 'E', reason: 'not_recognised' }),
    columnOf({ column: 'F', reason: 'not_recognised', filled: 0 }),
    columnOf({ column: 'G', reason: 'row_number' }),
  ]
  const named = mappingGroups(columns).map(({ group, columns: own }) => [
    group,
    own.map((entry) => entry.column).join(''),
  ])
  expect(named).toEqual([
    ['check', 'EBC'],
    ['mapped', 'AD'],
    ['extra', 'FG'],
  ])
})

test('a sheet that follows a template is not asked again about what was only kept', () => {
  const columns = [
    columnOf({ reason: 'another_column' }),
    columnOf({ field: 'name', confidence: 0.5, reason: 'heading_part' }),
  ]
  expect(mappingGroups(columns, true).map(({ group }) => group)).toEqual(['check', 'extra'])
})

test('a group without columns is left out', () => {
  expect(mappingGroups([columnOf({ reason: 'row_number' })]).map(({ group }) => group)).toEqual(['extra'])
})
