import { expect, test } from 'vitest'
import type { ImportPreview } from '../../../src/contract/calls/import.ts'
import { replayable, tableOfChange } from '../../../src/ui/stores/import-changes.ts'
import { tableOf } from '../screens/import/fixtures.ts'

function previewOf(...files: string[]): ImportPreview {
  const sources = files.map(
    (file) => ({ file, tables: [tableOf({ table: 0 })] }) as unknown as ImportPreview['sources'][number],
  )
  return { preview: 'p', sources, refused: [], included: [], differences: [] }
}

test('a later change of the same column takes the place of the earlier one', () => {
  const preview = previewOf('一.xlsx', '二.xlsx')
  const first = replayable([], preview, { call: 'map', table: '1.0', column: 'C', field: 'name' })
  const both = replayable(first, preview, { call: 'map', table: '1.0', column: 'C', field: null })
  expect(replayable(both, preview, { call: 'take', table: '1.0', kind: 'systems' })).toEqual([
    { call: 'map', file: '二.xlsx', table: '1.0', column: 'C', field: null },
    { call: 'take', file: '二.xlsx', table: '1.0', kind: 'systems' },
  ])
})

test('a change finds its file at another place, and nothing where the file is gone', () => {
  const change = { call: 'take' as const, file: '二.xlsx', table: '1.0', kind: null }
  expect([tableOfChange(previewOf('二.xlsx', '三.xlsx'), change), tableOfChange(previewOf('三.xlsx'), change)]).toEqual(
    ['0.0', null],
  )
})
