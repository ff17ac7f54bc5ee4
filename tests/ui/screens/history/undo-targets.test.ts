import { expect, test } from 'vitest'
import type { HistoryCommand } from '../../../../src/contract/calls/history.ts'
import { undoTargets } from '../../../../src/ui/screens/history/undo-targets.ts'

function command(id: number, more: Partial<HistoryCommand> = {}): HistoryCommand {
  return {
    id,
    name: 'system.update',
    values: {},
    author: '王晓',
    at: '2026-03-05T08:00:00.000Z',
    entries: 1,
    undoes: null,
    undone: false,
    ...more,
  }
}
const created = command(1, { name: 'workspace.create' })

function idsOf(newest: HistoryCommand[]) {
  const { undo, redo } = undoTargets(newest)
  return { undo: undo?.id ?? null, redo: redo?.id ?? null }
}

test('undo takes the newest command that stands; a new workspace has nothing to undo or redo', () => {
  expect(idsOf([command(3), command(2), created])).toEqual({ undo: 3, redo: null })
  expect(idsOf([created])).toEqual({ undo: null, redo: null })
})

test('after two undos, redo brings back the one undone last', () => {
  const newest = [
    command(5, { name: 'undo', undoes: 2 }),
    command(4, { name: 'undo', undoes: 3 }),
    command(3, { undone: true }),
    command(2, { undone: true }),
    created,
  ]
  expect(idsOf(newest)).toEqual({ undo: null, redo: 2 })
})

test('what was undone before a later change is passed over by undo and no longer redone', () => {
  const newest = [
    command(5),
    command(4, { name: 'undo', undoes: 3 }),
    command(3, { undone: true }),
    command(2),
    created,
  ]
  expect(idsOf(newest)).toEqual({ undo: 5, redo: null })
})
