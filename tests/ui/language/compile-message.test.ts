import { expect, test } from 'vitest'
import { compileMessage, type MessageValues } from '../../../src/ui/language/compile-message.ts'

function values(named: Record<string, unknown>, count = 1): MessageValues {
  return { named: (name) => named[name], plural: (forms) => forms[count === 1 ? 0 : 1] }
}

test('names are filled, and a name without a value stays in sight', () => {
  expect(compileMessage('共 {count} 个，见 {file}')(values({ count: 3 }))).toBe('共 3 个，见 {file}')
})

test('the form fits the count', () => {
  const message = compileMessage('{count} system | {count} systems')
  expect([message(values({ count: 1 }, 1)), message(values({ count: 4 }, 4))]).toEqual(['1 system', '4 systems'])
})

test('signs that mean something to other compilers mean nothing', () => {
  expect(compileMessage("@:link %{x} {'a'} 1|2")(values({ x: 5 }))).toBe("@:link %5 {'a'} 1|2")
})
