import { expect, test } from 'vitest'
import { groupBurdens } from '../../../src/core/feedback/group-burden.ts'

const voice = (id: string, town: string | null, system: string, minutes: number | null) => ({
  id,
  town,
  system,
  minutes_per_week: minutes,
})
const settings = { floor: 3, minimumVoices: 2, stays: (system: string) => system === 'a' }

test('a group adds up the medians of its systems, with sample, quartiles, small samples, and what is left after the plan', () => {
  const voices = [
    voice('1', '甲镇', 'a', 10),
    voice('2', '甲镇', 'a', 30),
    voice('3', '甲镇', 'b', 60),
    voice('4', '甲镇', 'b', null),
    voice('5', null, 'a', 500),
  ]
  expect(groupBurdens(voices, (one) => one.town, settings)).toEqual([
    {
      key: '甲镇',
      n: 3,
      before: 80,
      lower: 75,
      upper: 85,
      after: 20,
      systems: [
        { system: 'b', n: 1, median: 60, lower: 60, upper: 60, small: true, stays: false, voices: ['3'] },
        { system: 'a', n: 2, median: 20, lower: 15, upper: 25, small: false, stays: true, voices: ['1', '2'] },
      ],
      small: 1,
      groups: 1,
    },
  ])
})

test('groups below the floor stand together, and are not shown where they are too few even so', () => {
  const voices = [voice('1', '甲镇', 'a', 10), voice('2', '乙镇', 'a', 20), voice('3', '丙镇', 'a', 30)]
  const lines = groupBurdens(voices, (one) => one.town, { ...settings, stays: () => null })
  expect(lines.map(({ key, n, before, after, groups }) => [key, n, before, after, groups])).toEqual([
    [null, 3, 20, null, 3],
  ])
  const few = groupBurdens(voices.slice(0, 2), (one) => one.town, settings)
  expect(few).toEqual([
    { key: null, n: 2, before: null, lower: null, upper: null, after: null, systems: [], small: 0, groups: 2 },
  ])
})
