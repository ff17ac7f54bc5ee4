import { expect, test } from 'vitest'
import type { VerifyReport } from '../../../../src/contract/calls/workspace.ts'
import { troublesOf } from '../../../../src/ui/screens/history/verify-troubles.ts'

const sound: VerifyReport = {
  ok: true,
  integrity: 'ok',
  foreign_keys: 0,
  commands: 4,
  entries: 9,
  broken_at: null,
  head: 'ab',
  counts: {},
}

test('a sound file has no trouble', () => {
  expect(troublesOf(sound)).toEqual([])
})

test('each trouble is named, the gravest first', () => {
  expect(troublesOf({ ...sound, ok: false, integrity: 'row 3 missing', foreign_keys: 2, broken_at: 3 })).toEqual([
    { code: 'integrity', values: { integrity: 'row 3 missing' } },
    { code: 'broken', values: { number: 3 } },
    { code: 'foreign_keys', values: { count: 2 } },
  ])
})

test('a refusal that names nothing means that tables differ from the journal', () => {
  expect(troublesOf({ ...sound, ok: false })).toEqual([{ code: 'drifted', values: {} }])
})
