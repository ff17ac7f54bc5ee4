import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  entryFacts,
  entryKey,
  repeatedItems,
  splitItems,
  type EntryItem,
} from '../../../src/core/participation/entry-items.ts'
import { emptySystem } from '../../../src/core/system/fields.ts'

const entry = (system: string, item: string, more: Partial<EntryItem> = {}): EntryItem => ({
  id: `${system} ${item} ${more.role ?? ''}`,
  item,
  system,
  role: null,
  minutes: null,
  basis: 'person',
  ...more,
})

test('an item asked for by k systems costs k − 1 repeats and all its minutes but the longest', () => {
  const lines = repeatedItems([
    entry('a', '户籍人口', { minutes: 30, role: '网格员' }),
    entry('b', '户籍人口', { minutes: 20, role: '网格员' }),
    entry('c', '户籍人口 ', { role: '网格员' }),
    entry('a', '走访记录', { minutes: 15 }),
  ])
  expect(lines).toEqual([
    {
      key: '户籍人口',
      item: '户籍人口',
      role: '网格员',
      systems: ['a', 'b', 'c'],
      rows: ['a 户籍人口 网格员', 'b 户籍人口 网格员', 'c 户籍人口  网格员'],
      repeats: 2,
      repeated_minutes: 20,
      known: 2,
      certain: true,
    },
  ])
})

test('two roles that enter the same, each into one system, repeat nothing; a row without a role may be anybody', () => {
  const apart = [entry('a', '住址', { role: '网格员' }), entry('b', '住址', { role: '村医' })]
  expect(repeatedItems(apart)).toEqual([])
  const open = repeatedItems([...apart, entry('c', '住址')])
  expect(open.map(({ role, systems }) => [role, systems])).toEqual([
    ['网格员', ['a', 'c']],
    ['村医', ['b', 'c']],
  ])
})

test('names of functions alone make no certain line', () => {
  const guessed = { basis: 'function' as const }
  const lines = repeatedItems([entry('a', '数据上报', guessed), entry('b', '数据上报', guessed)])
  expect(lines.map((line) => line.certain)).toEqual([false])
})

test('a cell is taken apart into items, and words for nothing are none', () => {
  expect(splitItems('姓名、身份证号；住址\n姓名，联系电话/户号')).toEqual([
    '姓名',
    '身份证号',
    '住址',
    '联系电话',
    '户号',
  ])
  expect(['无', '—', ' '].flatMap(splitItems)).toEqual([])
  expect(['填报户籍人口', '户籍人口 录入', '（户籍）人口', '填报'].map(entryKey)).toEqual([
    '户籍人口',
    '户籍人口',
    '户籍人口',
    '填报',
  ])
})

test('entries say more than an inventory that says nothing, and never speak against it', () => {
  const systems = [
    emptySystem('a', '甲'),
    { ...emptySystem('b', '乙'), duplicate_entry: false, minutes_per_week: 10 },
    emptySystem('c', '丙'),
    emptySystem('d', '丁'),
  ]
  const items = [
    entry('a', '住址', { minutes: 20, role: '网格员' }),
    entry('a', '户号', { minutes: 5, role: '网格员' }),
    entry('a', '病史', { minutes: 8, role: '村医' }),
    entry('b', '住址', { minutes: 90 }),
    entry('c', '上报', { basis: 'function' }),
    entry('d', '台账'),
  ]
  expect([...entryFacts(systems, items)]).toEqual([
    [
      'a',
      {
        duplicate_entry: { value: true, rows: ['a 住址 网格员'] },
        minutes_per_week: { value: 25, rows: ['a 住址 网格员', 'a 户号 网格员'] },
      },
    ],
    ['b', { duplicate_entry: null, minutes_per_week: null }],
    ['d', { duplicate_entry: null, minutes_per_week: null }],
  ])
})

test('repeats are never negative, and repeated minutes never more than all minutes', () => {
  const row = fc.record({
    system: fc.constantFrom('a', 'b', 'c', 'd'),
    item: fc.constantFrom('户籍', '住址', '电话'),
    role: fc.constantFrom(null, '网格员', '村医'),
    minutes: fc.option(fc.integer({ min: 0, max: 100 })),
  })
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const items = rows.map((one, at) => ({ ...entry(one.system, one.item), ...one, id: String(at) }))
      const byId = new Map(items.map((item) => [item.id, item]))
      for (const line of repeatedItems(items)) {
        const all = line.rows.reduce((sum, id) => sum + (byId.get(id)?.minutes ?? 0), 0)
        expect(line.repeats).toBe(line.systems.length - 1)
        expect(line.repeats).toBeGreaterThan(0)
        expect(line.repeated_minutes ?? 0).toBeLessThanOrEqual(all)
      }
    }),
  )
})
