import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRenamed } from '../../../src/core/mapping/find-renamed.ts'
import { emptySystem } from '../../../src/core/system/fields.ts'
import type { System } from '../../../src/core/system/system.ts'
import { loadRules } from '../../../src/engine/resources/load-rules.ts'

const words = loadRules(join(import.meta.dirname, '../../../resources')).matching

const system = (id: string, name: string, values: Partial<System> = {}) => ({ ...emptySystem(id, name), ...values })
const added = (row: number, name: string, values: Partial<System> = {}) => ({ row, system: system('', name, values) })

test('a like name of the same office is proposed with its score and reasons, an unlike one is not', () => {
  const gone = [
    system('S0001', '河湖巡查系统', { owner: '县水利局' }),
    system('S0002', '学籍管理', { owner: '教育局' }),
  ]
  const rows = [added(5, '河湖巡查APP', { owner: '水利局' }), added(6, '防汛预警', { owner: '应急局' })]
  const found = findRenamed(gone, rows, words)
  expect(found.map(({ row, system: id }) => [row, id])).toEqual([[5, 'S0001']])
  expect(found[0]?.score).toBeGreaterThan(0.8)
  expect(found[0]?.reasons.map(({ code }) => code)).toEqual(['name_same', 'owner_same'])
})

test('a new name with the same launch date, cost and office is proposed; other figures speak against a like name', () => {
  const figures = { owner: '城管局', launched_on: '2020-06', build_cost: 1_870_000, kind: 'platform' as const }
  const gone = [system('S0001', '智慧城管', figures)]
  const found = findRenamed(gone, [added(5, '城市运行管理服务平台', figures)], words)
  expect(found.map(({ row, system: id }) => [row, id])).toEqual([[5, 'S0001']])
  const other = { ...figures, launched_on: '2024-01', build_cost: 20_000, owner: '公安局' }
  expect(findRenamed(gone, [added(5, '智慧城市管理', other)], words)).toEqual([])
})

test('places and numbers that differ tell systems apart, and the same number of the file holds them together', () => {
  expect(findRenamed([system('S1', '第一小学家校通')], [added(2, '第二小学家校通')], words)).toEqual([])
  const [found] = findRenamed([system('YL-017', '甲平台')], [{ row: 2, system: system('YL-017', '乙系统') }], words)
  expect(found).toMatchObject({ row: 2, system: 'YL-017', score: 1, reasons: [{ code: 'number_same' }] })
})

test('each row and each system stands in one proposal at most', () => {
  const name = fc.array(fc.constantFrom('河', '湖', '巡', '查', '管', '理', '平'), { minLength: 2, maxLength: 6 })
  const names = fc.array(
    name.map((parts) => parts.join('')),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(names, names, (before, after) => {
      const gone = before.map((one, at) => system(`S${at}`, one))
      const rows = after.map((one, at) => added(at, one))
      const found = findRenamed(gone, rows, words)
      expect(new Set(found.map(({ row }) => row)).size).toBe(found.length)
      expect(new Set(found.map(({ system: id }) => id)).size).toBe(found.length)
    }),
    { numRuns: 60 },
  )
})
