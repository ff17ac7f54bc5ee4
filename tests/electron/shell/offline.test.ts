import { expect, it, vi } from 'vitest'
import { isAllowed } from '../../../electron/shell/offline.ts'

// Only the pure part is used; the module it stands in has no runtime here.
vi.mock('electron', () => ({ app: {} }))

it.each([
  ['app://heshu/index.html', true],
  ['app://heshu/assets/a.js?x=http://example.invalid', true],
  ['data:image/png;base64,AA', true],
  ['blob:app://heshu/0f0f', true],
  ['devtools://devtools/bundled/inspector.html', true],
  ['http://example.invalid/?next=app://heshu', false],
  ['https://example.invalid/#app://heshu/', false],
  ['app://example.invalid/', false],
  ['app://heshu.example.invalid/', false],
  ['app://heshu@example.invalid/', false],
  ['app://name:word@heshu/', false],
  ['blob:http://example.invalid/app://heshu/', false],
  ['file:///etc/passwd', false],
  ['ws://127.0.0.1:9229/', false],
  ['http://127.0.0.1:80/', false],
  ['not an address', false],
])('a request for %s is let through: %s', (address, allowed) => {
  expect(isAllowed(address, true)).toBe(allowed)
})

it('the developer tools are let through in development only', () => {
  expect(isAllowed('devtools://devtools/bundled/inspector.html', false)).toBe(false)
})
