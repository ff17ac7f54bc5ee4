import { expect, test } from 'vitest'
import { keysOf } from '../../../src/ui/frame/useKeys.ts'

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

test('keys read as actions name them; shift is named only beside letters', () => {
  const pressed = [
    { ...plain, key: 'z' },
    { ...plain, key: 'Z', shiftKey: true },
    { ...plain, key: '?', shiftKey: true },
    { ...plain, key: 'k', ctrlKey: true },
    { ...plain, key: '1', metaKey: true },
    { ...plain, key: 'x', altKey: true },
  ]
  expect(pressed.map(keysOf)).toEqual(['z', 'shift+z', '?', 'mod+k', 'mod+1', ''])
})
