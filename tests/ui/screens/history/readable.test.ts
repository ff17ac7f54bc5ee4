import { expect, test } from 'vitest'
import { dataIn, joined, foldChanges } from '../../../../src/ui/screens/history/readable.ts'

const words = {
  separators: { list: '、', object: '；', colon: '：' },
  key: (name: string) => `〈${name}〉`,
  scalar: (value: unknown) => (value === null ? '无' : String(value)),
}

test('lists and objects inside a stored text are read as data; other texts stay as they are', () => {
  expect(['["巡查","上报"]', '{"demand":0.6}', '【试行】', '[未写完', 0.5, null].map(dataIn)).toEqual([
    ['巡查', '上报'],
    { demand: 0.6 },
    '【试行】',
    '[未写完',
    0.5,
    null,
  ])
})

test('a list is joined, a flat object is told pair by pair, what is nested deeper stays JSON', () => {
  const data = [['巡查', '上报'], { demand: 0.6, budget: null }, { rows: [{ cell: 'K17' }] }, [['a']], '平安']
  expect(data.map((one) => joined(one, words))).toEqual([
    '巡查、上报',
    '〈demand〉：0.6；〈budget〉：无',
    '{"rows":[{"cell":"K17"}]}',
    '[["a"]]',
    '平安',
  ])
})

test('inner references and whole contents are folded away, and what is beyond the most', () => {
  const changes = ['origins', 'name', 'source_row', 'owner', 'kind'].map((column) => ({ column }))
  const names = (some: { column: string }[]) => some.map(({ column }) => column)
  const { shown, folded } = foldChanges(changes, 2)
  expect([names(shown), names(folded)]).toEqual([
    ['name', 'owner'],
    ['kind', 'origins', 'source_row'],
  ])
})

test('where only inner columns changed they are shown', () => {
  expect(foldChanges([{ column: 'origins' }], 2)).toEqual({ shown: [{ column: 'origins' }], folded: [] })
})
