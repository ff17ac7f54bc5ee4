import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient, type Client } from '../../../src/contract/client.ts'
import { dispatch } from '../../../src/contract/dispatch.ts'
import { openRecentWorkspaces } from '../../../src/engine/hosting/recent-workspaces.ts'
import { hostAnswers } from '../../../src/hosts/browser/host-answers.ts'

let folder: string
let client: Client
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-answers-'))
  await mkdir(join(folder, 'workspaces'))
  const recent = openRecentWorkspaces(join(folder, 'recent.json'))
  const answers = hostAnswers({ version: '0.1.0', folder: join(folder, 'workspaces'), recent })
  client = createClient((method, input) => dispatch(answers, method, input, () => 'r1'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the loopback host', () => {
  it('says that it has no dialogs, and leaves choosing and saving to the screens and the browser', async () => {
    expect(await client.call('host.info', {})).toEqual({
      host: 'browser',
      version: '0.1.0',
      folder: join(folder, 'workspaces'),
      dialogs: false,
    })
    expect(await client.call('host.pickOpen', {})).toBeNull()
    expect(await client.call('host.save', { name: '方案.docx', content: '' })).toBeNull()
  })

  it('gives a new workspace a name in its folder that is still free', async () => {
    await writeFile(join(folder, 'workspaces/临川县.heshu'), '')
    expect(await client.call('host.pickNew', { name: '临川县' })).toBe(join(folder, 'workspaces/临川县 2.heshu'))
  })

  it('lists what lies in the folder apart from what was opened lately', async () => {
    await writeFile(join(folder, 'workspaces/临川县.heshu'), '')
    expect((await client.call('host.folder', {})).map(({ name }) => name)).toEqual(['临川县.heshu'])
    expect(await client.call('host.recent', {})).toEqual([])
    expect(await client.call('host.forget', { path: 'nowhere' })).toEqual([])
  })
})
