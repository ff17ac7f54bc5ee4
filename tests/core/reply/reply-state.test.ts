import { expect, test } from 'vitest'
import { replyState } from '../../../src/core/reply/reply-state.ts'

test('a request waits, is overdue after its day, is answered, dealt with or closed', () => {
  const sent = { due: '2026-12-10', closed: false, reply: null }
  const reply = { objects: false, decided: false, undecided_corrections: 0 }
  expect([
    replyState(sent, '2026-12-10'),
    replyState(sent, '2026-12-11'),
    replyState({ ...sent, due: null }, '2030-01-01'),
    replyState({ ...sent, closed: true }, '2026-12-11'),
    replyState({ ...sent, reply }, '2026-12-11'),
    replyState({ ...sent, reply: { ...reply, objects: true } }, '2026-12-11'),
    replyState({ ...sent, reply: { ...reply, undecided_corrections: 1 } }, '2026-12-11'),
    replyState({ ...sent, reply: { ...reply, objects: true, decided: true } }, '2026-12-11'),
  ]).toEqual(['waiting', 'overdue', 'waiting', 'closed', 'settled', 'replied', 'replied', 'settled'])
})
