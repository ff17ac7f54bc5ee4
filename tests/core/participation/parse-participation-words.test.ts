import { expect, test } from 'vitest'
import { parseParticipationWords } from '../../../src/core/participation/parse-participation-words.ts'

test('everything that is wrong with the words is told with its place', () => {
  const name = { 'zh-CN': '老年人', en: 'Older people' }
  const file = {
    version: 1,
    floor: 0,
    roles: [{ id: 'elders', name, kind: 'people', words: ['老年'] }],
    inclusion: ['elder'],
    places: [{ id: 'weak', name, indicator: 'N2', side: 'from' }],
    themes: [],
    fillers: [],
    entry_headings: [],
    entry_words: [],
  }
  const parsed = parseParticipationWords(file)
  expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path.join('.'))).toEqual([
    'roles.0.kind',
    'places.0',
    'inclusion.0',
    'floor',
  ])
})
