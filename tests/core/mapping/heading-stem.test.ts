import { expect, test } from 'vitest'
import { headingStem } from '../../../src/core/mapping/heading-stem.ts'
import { dictionaries } from './dictionaries.ts'

test.each([
  ['投用日期', '投用时间'],
  ['近一年运维支出', '年运行维护费用'],
  ['维保截止日期', '运维到期时间'],
  ['账号数量', '账号数'],
  ['維護經費', '运维费'],
])('%s and %s say the same', (one, other) => {
  expect(headingStem(one)).not.toBe(null)
  expect(headingStem(one)).toBe(headingStem(other))
})

test('what is too short, and what is not Chinese alone, has no stem', () => {
  expect(['费用', '日期', '人数', 'cost', '2023年运维费'].map(headingStem)).toEqual([null, null, null, null, null])
})

test('a stem that two fields share, or that a column kept as it is has, stands for none', () => {
  const { stems } = dictionaries.systems
  expect(stems.get(headingStem('投用日期') ?? '')).toEqual({ field: 'launched_on', firm: true })
  // 审批时间 is kept as it is, so 审批日期 is as well.
  expect(stems.get(headingStem('审批日期') ?? '')).toBe(undefined)
})
