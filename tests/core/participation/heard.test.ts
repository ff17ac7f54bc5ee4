import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Locality } from '../../../src/core/capacity/capacity.ts'
import { heardReport } from '../../../src/core/participation/heard.ts'
import type { ConsultationRound } from '../../../src/core/participation/round.ts'
import { loadParticipation } from '../../../src/engine/resources/load-participation.ts'

const words = loadParticipation(join(import.meta.dirname, '../../../resources'))
const place = (id: string, level: Locality['level'], parent: string | null): Locality => ({
  id,
  name: id,
  level,
  parent,
})
const localities = [
  place('县', 'county', null),
  place('甲镇', 'township', '县'),
  place('乙镇', 'township', '县'),
  place('丙镇', 'township', '县'),
  place('甲一村', 'village', '甲镇'),
]
const value = (locality: string, indicator: string, number: number) => ({
  locality,
  indicator,
  year: 2026,
  value: number,
  raw: String(number),
})
const round: ConsultationRound = {
  id: 'r',
  title: '征求意见',
  opened_on: '2026-10-01',
  closes_on: null,
  closed_on: null,
  channel: 'visit',
  note: null,
  parties: [
    { id: '1', kind: 'township', locality: '乙镇', name: '乙镇', asked: 5, answered: 3 },
    { id: '2', kind: 'residents', locality: null, name: '残疾人代表', asked: 4, answered: null },
  ],
  opinions: [],
}

test('townships, roles and groups are heard by voices or by rounds they answered; a village speaks for its township', () => {
  const report = heardReport(
    {
      localities,
      values: [value('甲镇', 'N2', 3), value('丙镇', 'N2', 1), value('乙镇', 'N2', 0)],
      feedback: [
        { locality: '甲一村', role: '老年居民' },
        { locality: '甲镇', role: '网格员' },
        { locality: null, role: '未知身份' },
      ],
      rounds: [round],
    },
    words,
    2,
  )
  expect(report.townships).toEqual([
    { locality: '甲镇', count: 2, few: false, heard: true, asked: false, rounds: [] },
    { locality: '乙镇', count: 0, few: false, heard: true, asked: true, rounds: ['r'] },
    { locality: '丙镇', count: 0, few: false, heard: false, asked: false, rounds: [] },
  ])
  expect(report.roles.filter((role) => role.heard || role.asked)).toEqual([
    { role: 'disabled', kind: 'residents', count: 0, few: false, heard: false, asked: true, rounds: ['r'] },
    { role: 'elders', kind: 'residents', count: null, few: true, heard: true, asked: false, rounds: [] },
    { role: 'grid_worker', kind: 'staff', count: null, few: true, heard: true, asked: false, rounds: [] },
  ])
  expect(report.groups.map(({ group, heard, places }) => [group, heard, places])).toEqual([
    ['elders', true, null],
    ['disabled', false, null],
    ['weak_signal', false, { all: 2, not_heard: ['丙镇'] }],
    ['many_elders', false, { all: 0, not_heard: [] }],
  ])
  expect(report.other_roles).toBe(1)
})
