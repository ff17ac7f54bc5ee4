import { expect, test } from 'vitest'
import { duplicateRecords, judgePairs, linkTables } from '../../../../src/core/matching/records/match-records.ts'
import type { RecordPair } from '../../../../src/core/matching/records/record-table.ts'
import { generatePapers, generateProducts, generateReferences } from '../../../bench/linkage/generate-sets.ts'
import { scoreSet } from '../../../bench/linkage/score-set.ts'

const rowsOf = (pairs: readonly RecordPair[]) => pairs.map(({ one, other }) => `${one} ${other}`).toSorted()

const cities = ['北京', '上海', '广州', '成都', '武汉', '西安', '南京', '杭州', '长沙', '昆明']
const firms = cities.flatMap((city, at) => [
  [`${city}远大软件公司`, `${city}市中山路${at + 11}号`, `0${at + 10}-6${at}33${at}19`],
  [`${city}恒信物业`, `${city}市解放街${at + 40}号`, `0${at + 10}-8${at}51${at}02`],
])

test('two lists with other headings in another order are linked, each record to one', () => {
  const left = { columns: ['公司名称', '地址', '电话'], rows: firms }
  const right = {
    columns: ['phone_number', '公司名称', '地址'],
    rows: firms
      .map(([name = '', place = '', phone = '']) => [phone.replace('-', '/'), `${name}（总部）`, place])
      .toReversed(),
  }
  expect(rowsOf(linkTables(left, right))).toEqual(firms.map((_, at) => `${at} ${firms.length - 1 - at}`).toSorted())
})

test('rows of one list that are one thing are found in groups, and a list without any stays as it is', () => {
  const columns = ['name', 'place', 'phone']
  const twice = firms.slice(0, 6).map(([name = '', place = '', phone = '']) => [name, place.replace('号', ''), phone])
  const thrice = firms.slice(0, 3).map(([name = '', , phone = '']) => [name, '', phone])
  const rows = [...firms, ...twice, ...thrice]
  const expected = twice.map((_, at) => [at, firms.length + at] as const)
  const all = [
    ...expected,
    ...thrice.flatMap((_, at) => [
      [at, firms.length + 6 + at] as const,
      [firms.length + at, firms.length + 6 + at] as const,
    ]),
  ]
  expect(rowsOf(duplicateRecords({ columns, rows }))).toEqual(all.map((pair) => pair.join(' ')).toSorted())
})

test('given pairs are judged, and nothing else', () => {
  const left = { columns: ['name', 'place', 'phone'], rows: firms }
  const asked = firms.flatMap((_, one) =>
    [one, (one + 2) % firms.length, (one + 5) % firms.length].map((other) => ({ one, other })),
  )
  expect(rowsOf(judgePairs(left, left, asked))).toEqual(firms.map((_, at) => `${at} ${at}`).toSorted())
})

test.each([
  ['papers of two libraries', generatePapers(600, 11), 0.97],
  ['a library that lists papers several times', generatePapers(300, 12, 4), 0.97],
  ['products of two shops', generateProducts(400, 13), 0.85],
  ['references, each work many times', generateReferences(80, 14), 0.97],
])('%s are matched without labels, with one setting', (_, set, least) => {
  expect(scoreSet(set).all.f1).toBeGreaterThan(least)
})

test('empty tables have no matches', () => {
  const empty = { columns: ['name'], rows: [] }
  expect([linkTables(empty, empty), duplicateRecords(empty)]).toEqual([[], []])
  expect(duplicateRecords({ columns: ['name'], rows: [['甲'], [''], ['']] })).toEqual([])
})
