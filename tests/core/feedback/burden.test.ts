import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Feedback } from '../../../src/core/capacity/capacity.ts'
import { systemBurdens } from '../../../src/core/feedback/burden.ts'
import { linkFeedback } from '../../../src/core/feedback/link-feedback.ts'
import { withPlaces } from '../../../src/core/matching/matching-words.ts'
import { emptySystem } from '../../../src/core/system/fields.ts'
import { loadRules } from '../../../src/engine/resources/load-rules.ts'

const voice = (
  system: string | null,
  locality: string,
  minutes: number | null,
  more: Partial<Feedback> = {},
): Feedback => ({
  id: `${system}${locality}${minutes}`,
  system,
  system_name: system ?? '某系统',
  locality,
  role: null,
  minutes_per_week: minutes,
  satisfaction: null,
  problem: null,
  wish: null,
  answer: null,
  ...more,
})

test('the burden of a system carries its sample and spread, and few voices do not replace the imported figure', () => {
  const systems = [
    { ...emptySystem('a', '甲'), minutes_per_week: 15 },
    { ...emptySystem('b', '乙'), minutes_per_week: 15 },
    emptySystem('c', '丙'),
  ]
  const feedback = [
    ...[10, 20, 30, 40, 50].map((minutes, at) =>
      voice('a', at < 3 ? 'x' : 'y', minutes, { satisfaction: 2 + (at % 2) }),
    ),
    voice('b', 'x', 90, { problem: '重复填报' }),
  ]

  expect(systemBurdens(systems, feedback, 5)).toEqual([
    {
      system: 'a',
      minutes: { n: 5, median: 30, lower: 20, upper: 40 },
      basis: 'feedback',
      value: 30,
      satisfaction: { n: 5, mean: 2.4 },
      problems: 0,
      by_township: [
        { locality: 'x', n: 3, median: 20 },
        { locality: 'y', n: 2, median: 45 },
      ],
    },
    {
      system: 'b',
      minutes: { n: 1, median: 90, lower: 90, upper: 90 },
      basis: 'field',
      value: 15,
      satisfaction: { n: 0, mean: null },
      problems: 1,
      by_township: [{ locality: 'x', n: 1, median: 90 }],
    },
    {
      system: 'c',
      minutes: { n: 0, median: null, lower: null, upper: null },
      basis: 'none',
      value: null,
      satisfaction: { n: 0, mean: null },
      problems: 0,
      by_township: [],
    },
  ])
})

test('names that people use are linked to systems, surely, likely, or not at all', () => {
  const words = withPlaces(loadRules(join(import.meta.dirname, '../../../resources')).matching, {
    home: ['云岭县'],
    places: [],
  })
  const systems = ['云岭县智慧河长平台', '平安云岭网格通', '智慧城市管理平台', '第一小学家校通', '第二小学家校通'].map(
    (name, at) => emptySystem(`s${at}`, name),
  )
  const links = linkFeedback(['智慧河长APP', '网格通', '智慧城管', '家校通', '钉钉', '智慧河长APP'], systems, words)

  expect(links.map(({ name, system, confidence }) => [name, system, confidence])).toEqual([
    ['智慧河长APP', 's0', 'sure'],
    ['网格通', 's1', 'likely'],
    ['智慧城管', 's2', 'sure'],
    ['家校通', 's3', 'likely'],
    ['钉钉', null, 'none'],
  ])
})
