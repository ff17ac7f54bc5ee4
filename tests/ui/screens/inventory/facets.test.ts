import { expect, test } from 'vitest'
import type { SystemRow } from '../../../../src/contract/calls/system.ts'
import { emptySystem } from '../../../../src/core/system/fields.ts'
import { facetOptions, fitsFacets, noChoices, sortRows } from '../../../../src/ui/screens/inventory/facets.ts'

function row(id: string, values: Partial<SystemRow>): SystemRow {
  return { ...emptySystem(id, id), from: [], ...values }
}

const rows = [
  row('a', { kind: 'app', owner: '县水利局', check_in: true, annual_cost: 300 }),
  row('b', { kind: 'app', owner: null, check_in: false, annual_cost: null }),
  row('c', { kind: 'platform', owner: '县水利局', mandatory: true, annual_cost: 20 }),
]

test('a facet counts its values, unknown ones under the empty text, most first', () => {
  expect([facetOptions('kind', rows), facetOptions('owner', rows), facetOptions('forced', rows)]).toEqual([
    [
      { value: 'app', count: 2 },
      { value: 'platform', count: 1 },
    ],
    [
      { value: '县水利局', count: 2 },
      { value: '', count: 1 },
    ],
    [
      { value: 'check_in', count: 1 },
      { value: 'mandatory', count: 1 },
    ],
  ])
})

test('values of one facet widen, several facets narrow, and a facet does not narrow its own counts', () => {
  const choices = { ...noChoices, kind: ['app'], owner: ['县水利局', ''] }
  const fitting = rows.filter((entry) => fitsFacets(entry, choices)).map((entry) => entry.id)
  const forOwnCounts = rows.filter((entry) => fitsFacets(entry, choices, 'kind')).map((entry) => entry.id)
  expect([fitting, forOwnCounts]).toEqual([
    ['a', 'b'],
    ['a', 'b', 'c'],
  ])
})

test('unknown values come last in either order', () => {
  const order = (descending: boolean) =>
    sortRows(rows, { field: 'annual_cost', descending }, (one, other) => one.localeCompare(other)).map(
      (entry) => entry.id,
    )
  expect([order(false), order(true)]).toEqual([
    ['c', 'a', 'b'],
    ['a', 'c', 'b'],
  ])
})
