import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../engine/document/surroundings.ts'
import { findSets } from './linkage/find-sets.ts'

function folderOf(files: Record<string, string>): string {
  const folder = join(temporaryFolder(), 'set')
  mkdirSync(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const shape = (folder: string) =>
  findSets(folder).sets.map(({ left, right, asked, truth }) => ({
    columns: [left.columns, right?.columns ?? null],
    asked: asked?.length ?? null,
    truth,
  }))

test('tables whose ids overlap are told apart by what the pairs of the truth share', () => {
  const folder = folderOf({
    'b.csv': 'id|title\n0|red apple\n1|green pear\n2|blue plum\n',
    'a.csv': 'id|name\n0|plum blue\n1|apple red\n2|pear green\n',
    'gt.csv': 'D1|D2\n0|1\n2|0\n',
  })
  expect(shape(folder)).toEqual([
    {
      columns: [['title'], ['name']],
      asked: null,
      truth: [
        { one: 0, other: 1 },
        { one: 2, other: 0 },
      ],
    },
  ])
})

test('a column of clusters and record numbers are truth, and are kept from the matcher', () => {
  const clusters = folderOf({ 'list.csv': 'name,cluster_id\na,1\nb,2\na.,1\n' })
  const records = folderOf({ 'list.csv': 'rec_id, name\nrec-1-org, a\nrec-2-org, b\nrec-1-dup-0, a.\n' })
  const expected = [{ columns: [['name'], null], asked: null, truth: [{ one: 0, other: 2 }] }]
  expect([shape(clusters), shape(records)]).toEqual([expected, expected])
})

test('labelled lines are pairs to judge; a table without truth is left and named', () => {
  const line = (one: string, other: string, label: number) => `COL name VAL ${one} \tCOL name VAL ${other} \t${label}\n`
  const folder = folderOf({ 'train.txt': line('a', 'a.', 1) + line('a', 'b', 0), 'alone.csv': 'name\na\nb\n' })
  expect(shape(folder)).toEqual([{ columns: [['name'], ['name']], asked: 2, truth: [{ one: 0, other: 0 }] }])
  expect(findSets(folder).left).toEqual([join(folder, 'alone.csv')])
})
