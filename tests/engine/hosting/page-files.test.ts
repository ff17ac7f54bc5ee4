import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageFile, pageHeaders } from '../../../src/engine/hosting/page-files.ts'

const folder = '/program/dist/ui'

describe('the file of a page address', () => {
  it.each([
    ['/', 'index.html'],
    ['/index.html', 'index.html'],
    ['/assets/index-B1cD2eF3.js', 'assets/index-B1cD2eF3.js'],
    ['/%E5%9B%BE.svg', '图.svg'],
    ['/a/../icon.svg', 'icon.svg'],
  ])('%s is %s', (pathname, file) => {
    expect(pageFile(folder, pathname)).toBe(join(folder, file))
  })

  it.each([
    '/../main.js',
    '/%2e%2e/main.js',
    '/..%2fmain.js',
    '/a/../../electron/main.js',
    '/%252e%252e/%00.js',
    '/..\\main.js',
    '/%5c..%5cmain.js',
    '/\0.js',
    '/%',
    '/../ui-other/index.html',
    '/engine.node',
    '/package',
  ])('%s is none', (pathname) => {
    expect(pageFile(folder, pathname)).toBeNull()
  })

  it('is never outside the folder', () => {
    const part = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', '\\', 'a', 'ui', '%', '\0', '.js')
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const file = pageFile(folder, `/${parts.join('')}.js`)
        expect(file === null || file.startsWith(`${folder}/`)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the headers of a page', () => {
  it('let only files be kept that carry a hash in their name', () => {
    const kept = ['index.html', 'theme.js', 'assets/index-B1cD2eF3.js', 'assets/lucide-_x-yZ012.css'].map(
      (file) => pageHeaders(file)['cache-control'],
    )
    const always = 'private, max-age=31536000, immutable'
    expect(kept).toEqual(['no-store', 'no-store', always, always])
  })
})
