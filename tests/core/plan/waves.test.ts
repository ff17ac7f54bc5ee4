import { expect, test } from 'vitest'
import type { PlanSettings } from '../../../src/core/plan/settings.ts'
import { quarterName } from '../../../src/core/plan/quarter.ts'
import { scheduleJobs, type Job } from '../../../src/core/plan/waves.ts'
import { system, testSettings } from './portfolios.ts'

function job(id: string, more: Partial<Job> = {}): Job {
  const base = { system: system(id), action: 'merge', target: null, owner: '水利局', redLine: false } as const
  return { id, ...base, effort: 1, oneOff: 0, saving: 0, minutes: 0, ...more }
}

function quarters(jobs: Job[], settings: Partial<PlanSettings> = {}): Record<string, string> {
  const placed = scheduleJobs(jobs, { ...testSettings, ...settings })
  return Object.fromEntries([...placed].map(([id, quarter]) => [id, quarterName(quarter)]))
}

test('a target is ready in the quarter before its source closes, even where the source is more urgent', () => {
  const target = job('a', { action: 'extend' })
  expect(quarters([job('b', { target: target.system, redLine: true }), target])).toEqual({ a: '2027Q1', b: '2027Q2' })
})

test('a system closes once its contract has run out, or at the end of the horizon if that is earlier', () => {
  expect(quarters([job('a', { system: until('2027-08-31') })])).toEqual({ a: '2027Q3' })
  expect(quarters([job('a', { system: until('2027') })])).toEqual({ a: '2027Q4' })
  expect(quarters([job('a', { system: until('2035-01') })])).toEqual({ a: '2029Q1' })
  expect(quarters([job('a', { system: until('2035-01'), action: 'rectify' })])).toEqual({ a: '2027Q1' })
})

function until(date: string): Job['system'] {
  return system('a', { contract_ends_on: date })
}

test('nothing of a season is cut over in it, nor moved to a target of that season', () => {
  const blackout = [{ code: 'flood', months: [1, 6, 7, 8], criticality: ['emergency'], words: ['防汛'] }]
  const flood = system('f', { peak_season: '防汛期' })
  expect(
    quarters([job('a', { system: system('a', { criticality: 'emergency' }) }), job('b', { target: flood }), job('c')], {
      blackout,
    }),
  ).toEqual({
    a: '2027Q4',
    b: '2027Q4',
    c: '2027Q1',
  })
})

test('a department does no more in a quarter than its people can; a greater job begins in a free quarter', () => {
  const jobs = [
    job('a', { minutes: 30 }),
    job('b', { minutes: 20 }),
    job('c', { minutes: 10 }),
    job('d', { owner: '教育局' }),
    job('e', { effort: 5, minutes: 1 }),
  ]
  expect(quarters(jobs, { people_per_department: 2 })).toEqual({
    a: '2027Q1',
    b: '2027Q1',
    c: '2027Q2',
    d: '2027Q1',
    e: '2027Q3',
  })
})

test('a year spends no more than its budget; a dearer job also draws on the year after', () => {
  const jobs = [
    job('a', { oneOff: 60, minutes: 9 }),
    job('b', { oneOff: 60, minutes: 8 }),
    job('c', { oneOff: 150, minutes: 7 }),
    job('d', { oneOff: 50, minutes: 6 }),
  ]
  expect(quarters(jobs, { budget_per_year: 100 })).toEqual({ a: '2027Q1', b: '2028Q1', c: '2029Q1', d: '2030Q1' })
})

test('red lines come first, then minutes for the effort, then saving', () => {
  const jobs = [
    job('a', { saving: 5 }),
    job('b', { saving: 9 }),
    job('c', { minutes: 2, effort: 1 }),
    job('d', { redLine: true }),
  ]
  expect(quarters(jobs, { people_per_department: 1 })).toEqual({ d: '2027Q1', c: '2027Q2', b: '2027Q3', a: '2027Q4' })
})
