import { expect, test } from 'vitest'
import { newId } from '../../../src/engine/hosting/new-id.ts'

test('ids are unique, of one length, and sort in the order they were made', () => {
  const ids = Array.from({ length: 50_000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => /^[-\w]{19}$/.test(id))).toBe(true)
  expect(ids.toSorted()).toEqual(ids)
})
