import { describe, expect, it } from 'vitest'
import { waysToTheNetwork } from './no-network.ts'
import { readSources, sourceFile } from './source-files.ts'

describe('no request leaves the machine', () => {
  it('by anything written in the sources', () => {
    expect(waysToTheNetwork(readSources(['src', 'electron']))).toEqual([])
  })
})

describe('the check of the network', () => {
  it.each([
    ["const help = 'https://example.org/help'", 'https://example.org/help'],
    ['await fetch(address)', 'fetch(address'],
    ["await fetch('//example.org/x')", "fetch('//example.org/x'"],
    ['await fetch(`https://${name}/x`)', 'https://${name}/x', 'fetch(`https://${name}/x`'],
    ['new WebSocket(address)', 'new WebSocket'],
    ["const near = 'http://localhost.example.org/'", 'http://localhost.example.org/'],
    ["const near = 'http://127.0.0.1.example.org/'", 'http://127.0.0.1.example.org/'],
    ["import { request } from 'node:https'", "from 'node:https'"],
    ["import { connect } from 'node:net'", "from 'node:net'"],
  ])('sees %s', (text, ...found) => {
    expect(waysToTheNetwork([sourceFile('src/x.ts', text)])).toEqual(found.map((what) => `src/x.ts: ${what}`))
  })

  it('does not take a comment for a way out, nor code after one for a comment', () => {
    const text = '/**\n * See https://example.org/format.\n */\n// https://example.org/more\nfetch(address)'
    expect(waysToTheNetwork([sourceFile('src/x.ts', text)])).toEqual(['src/x.ts: fetch(address'])
  })

  it.each([
    'const address = `http://127.0.0.1:${port}/`',
    "await fetch('/call', { method: 'POST' })",
    "const namespace = 'http://www.w3.org/2000/svg'",
    "import type { AddressInfo } from 'node:net'",
    'await session.fetch(x)',
  ])('lets %s through', (text) => {
    expect(waysToTheNetwork([sourceFile('src/x.ts', text)])).toEqual([])
  })
})
