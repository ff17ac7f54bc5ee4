import { expect, test } from 'vitest'
import type { SheetRow } from '../../../../src/ui/screens/import/sheet-layout.ts'
import { rolesOnSheet } from '../../../../src/ui/screens/import/sheet-roles.ts'
import { tableOf } from './fixtures.ts'

/** Two tables side by side: the right one is shorter, so that its total stands beside data of the left one. */
const left = tableOf({ table: 0, bounds: { top: 2, bottom: 6, left: 1, right: 2 }, headerRows: [2] })
const right = tableOf({
  table: 1,
  bounds: { top: 2, bottom: 4, left: 4, right: 5 },
  headerRows: [2],
  skipped: [{ row: 4, reason: 'subtotal', text: '合计' }],
  refused: [{ row: 3, reason: 'no_name', text: '' }],
})
const roleAt = rolesOnSheet([left, right])

function line(row: number, role: SheetRow['role']): SheetRow {
  return { row, role, table: 0, cells: [], hidden: false }
}

test('side by side, each table says for itself what its part of a row is', () => {
  expect([roleAt(line(4, 'subtotal'), 1), roleAt(line(4, 'subtotal'), 4), roleAt(line(3, 'data'), 5)]).toEqual([
    { role: 'data', table: 0, reason: null },
    { role: 'subtotal', table: 1, reason: 'subtotal' },
    { role: 'refused', table: 1, reason: 'no_name' },
  ])
})

test('outside of all tables a title is a title, and stray cells beside data are not read', () => {
  expect([roleAt(line(1, 'title'), 1), roleAt(line(6, 'data'), 3), roleAt(line(2, 'header'), 4)]).toEqual([
    { role: 'title', table: null, reason: null },
    { role: 'skipped', table: null, reason: 'outside_table' },
    { role: 'header', table: 1, reason: null },
  ])
})

test('in a table turned on its side headings and records are columns', () => {
  const turned = tableOf({
    table: 0,
    orientation: 'columns',
    bounds: { top: 2, bottom: 5, left: 1, right: 4 },
    headerRows: [1],
    refused: [{ row: 3, reason: 'no_name', text: '' }],
  })
  const at = rolesOnSheet([turned])
  expect([1, 2, 3].map((column) => at(line(3, 'data'), column))).toEqual([
    { role: 'header', table: 0, reason: null },
    { role: 'data', table: 0, reason: null },
    { role: 'refused', table: 0, reason: 'no_name' },
  ])
})
