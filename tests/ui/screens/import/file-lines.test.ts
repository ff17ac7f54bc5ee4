import { expect, test } from 'vitest'
import { fileLines } from '../../../../src/ui/screens/import/file-lines.ts'

const files = ['一.xlsx', '二.csv', '三.xls'].map((name) => ({ name, size: 1000 }))

test('while reading, files before the one named are read, those after it wait', () => {
  const lines = fileLines(files, { job: 'import', label: '二.csv', done: 1, total: 4 }, null)
  expect(lines.map(({ state, share }) => [state, share])).toEqual([
    ['read', null],
    ['reading', 0.25],
    ['waiting', null],
  ])
})

test('a count of files is no share of one file; without news all wait', () => {
  const counted = fileLines(files, { job: 'import', label: '一.xlsx', done: 0, total: 3 }, null)
  expect([counted[0]?.share, fileLines(files, null, null).map(({ state }) => state)]).toEqual([
    null,
    ['waiting', 'waiting', 'waiting'],
  ])
})

test('afterwards each is read or refused, with its sentence', () => {
  const refused = [{ file: '三.xls', code: 'encrypted', sentence: '“三.xls”设有打开密码。' }]
  const preview = { preview: 'p', sources: [], refused, included: [], differences: [] }
  expect(fileLines(files, null, preview).map(({ state, refusal }) => [state, refusal])).toEqual([
    ['read', null],
    ['read', null],
    ['refused', { file: '三.xls', code: 'encrypted', sentence: '“三.xls”设有打开密码。' }],
  ])
})
