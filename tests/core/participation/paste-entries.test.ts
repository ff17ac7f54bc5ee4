import { expect, test } from 'vitest'
import { readPastedEntries } from '../../../src/core/participation/paste-entries.ts'

test('pasted lines are items, system, role and minutes; a heading is passed over and what is wrong is told', () => {
  const text = [
    '填报事项\t系统\t岗位\t每周分钟',
    '户籍人口、住址\t网格通\t网格员\t３０分钟',
    '',
    '走访记录\t大走访\t\t',
    '\t网格通',
    '电话\t',
    '电话\t网格通\t网格员\t半小时',
  ].join('\n')
  expect(readPastedEntries(text)).toEqual({
    entries: [
      { line: 2, items: ['户籍人口', '住址'], system: '网格通', role: '网格员', minutes: 15 },
      { line: 4, items: ['走访记录'], system: '大走访', role: null, minutes: null },
    ],
    problems: [
      { line: 5, text: '\t网格通', code: 'no_item' },
      { line: 6, text: '电话\t', code: 'no_system' },
      { line: 7, text: '电话\t网格通\t网格员\t半小时', code: 'not_minutes' },
    ],
  })
})
