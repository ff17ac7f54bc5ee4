import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownCount, shownSpeakers } from '../../../src/core/participation/shown-apart.ts'

const speak = (locality: string | null, role: string | null) => ({ locality, role })

test('township and role are shown together only where enough voices share both', () => {
  const voices = [
    ...Array.from({ length: 3 }, () => speak('甲镇', '网格员')),
    speak('甲镇', '村医'),
    speak('乙镇', '网格员'),
    speak(null, '村医'),
    speak(null, null),
  ]
  expect(shownSpeakers(voices, 3).slice(2)).toEqual([
    { locality: '甲镇', role: '网格员', held_back: false },
    { locality: '甲镇', role: null, held_back: true },
    { locality: null, role: '网格员', held_back: true },
    { locality: null, role: null, held_back: true },
    { locality: null, role: null, held_back: false },
  ])
})

test('whatever is shown of a voice is shared by as many voices as the floor asks', () => {
  const name = fc.constantFrom('a', 'b', 'c', null)
  const voices = fc.array(fc.record({ locality: name, role: name }), { maxLength: 40 })
  fc.assert(
    fc.property(voices, fc.integer({ min: 1, max: 6 }), (all, floor) => {
      for (const shown of shownSpeakers(all, floor)) {
        const alike = all.filter(
          (voice) =>
            (shown.locality === null || voice.locality === shown.locality) &&
            (shown.role === null || voice.role === shown.role),
        )
        if (shown.locality !== null || shown.role !== null) expect(alike.length).toBeGreaterThanOrEqual(floor)
      }
    }),
  )
})

test('a count below the floor is told as few, and none is none', () => {
  expect([0, 4, 5].map((count) => shownCount(count, 5))).toEqual([
    { count: 0, few: false },
    { count: null, few: true },
    { count: 5, few: false },
  ])
})
