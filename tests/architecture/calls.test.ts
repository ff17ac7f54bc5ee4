import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { calls, engineCalls } from '../../src/contract/calls.ts'
import { hostCalls } from '../../src/contract/calls/host.ts'
import { createEngine } from '../../src/engine/create-engine.ts'
import { openRecentWorkspaces } from '../../src/engine/hosting/recent-workspaces.ts'
import { hostAnswers } from '../../src/hosts/browser/host-answers.ts'
import { unexercised, unmatched } from './calls.ts'
import { readSources, root, sourceFile } from './source-files.ts'

const engine = createEngine({
  resources: join(root, 'resources'),
  clock: () => '2026-03-01T08:00:00.000Z',
  ids: () => 'id',
  author: '李明',
  log: () => undefined,
})
afterAll(() => engine.close())

describe('every call of the contract', () => {
  it('to the engine has a handler, and no handler is without a call', () => {
    expect(unmatched(Object.keys(engineCalls), Object.keys(engine.handlers))).toEqual({ unanswered: [], unknown: [] })
  })

  it('to the host has an answer in the loopback host', () => {
    const answers = hostAnswers({ version: '0', folder: 'nowhere', recent: openRecentWorkspaces('nowhere') })
    expect(unmatched(Object.keys(hostCalls), Object.keys(answers))).toEqual({ unanswered: [], unknown: [] })
  })

  it('is exercised by a test', () => {
    // Tests of screens answer calls themselves, and this file would find itself.
    const tests = readSources(['tests']).filter(({ path }) => !/^tests\/(ui|architecture)\//.test(path))
    expect(unexercised(Object.keys(calls), tests)).toEqual([])
  })
})

describe('the check of the calls', () => {
  it('sees a call without a handler and a handler without a call', () => {
    expect(unmatched(['plan.get', 'plan.run'], ['plan.get', 'plan.drop'])).toEqual({
      unanswered: ['plan.run'],
      unknown: ['plan.drop'],
    })
  })

  it('sees a call that no test names, also where a longer name begins the same', () => {
    const test = sourceFile('tests/engine/plan.test.ts', "await client.call('plan.runs', {})")
    expect(unexercised(['plan.run', 'plan.runs'], [test])).toEqual(['plan.run'])
  })
})
