import { expect, test } from 'vitest'
import type { HistoryCommand } from '../../../../src/contract/calls/history.ts'
import { byDay, holdsWords } from '../../../../src/ui/screens/history/command-list.ts'

const command = (id: number, at: string): HistoryCommand => ({
  id,
  name: 'system.update',
  values: {},
  author: '王晓',
  at,
  entries: 1,
  undoes: null,
  undone: false,
})

test('commands stand under their local day, in their order', () => {
  const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
  const commands = [
    command(3, '2026-03-05T16:30:00.000Z'),
    command(2, '2026-03-05T15:30:00.000Z'),
    command(1, '2026-03-04T16:10:00.000Z'),
  ]
  const days = byDay(commands, (iso) => shanghai.format(new Date(iso)))
  expect(days.map(({ day, commands: of }) => [day, of.map(({ id }) => id)])).toEqual([
    ['2026-03-06', [3]],
    ['2026-03-05', [2, 1]],
  ])
})

test('every word of a search must occur in one text or another; capitals do not matter', () => {
  const texts = ['修改 2 个系统的“签到打卡”（平安APP 等）', '王晓']
  expect(['', '签到', 'app 王晓', '签到 李四'].map((search) => holdsWords(texts, search))).toEqual([
    true,
    true,
    true,
    false,
  ])
})
