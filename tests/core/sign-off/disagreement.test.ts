import { expect, test } from 'vitest'
import { opinionStanding } from '../../../src/core/sign-off/disagreement.ts'

const ours = { author: '李明', choice: 'yes' }
const other = { author: '王芳', choice: 'no' }

test('a second opinion agrees or differs, and a resolution ends it only for those it heard and the choice it named', () => {
  const heard = { choice: 'yes', over: [ours, other] }
  expect(opinionStanding(ours, [], null)).toBe('none')
  expect(opinionStanding(ours, [{ author: '王芳', choice: 'yes' }], null)).toBe('agreed')
  expect(opinionStanding(ours, [other], null)).toBe('open')
  expect(opinionStanding(ours, [other], heard)).toBe('resolved')
  expect(opinionStanding(ours, [other, { author: '赵强', choice: 'no' }], heard)).toBe('open')
  expect(opinionStanding({ ...ours, choice: 'partly' }, [other], heard)).toBe('open')
  expect(opinionStanding(null, [other], null)).toBe('agreed')
  expect(opinionStanding(null, [other, { author: '赵强', choice: 'yes' }], null)).toBe('open')
})
