import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  freeWorkspacePath,
  userDataFolder,
  workspaceFileName,
  workspacesIn,
} from '../../../src/engine/hosting/workspace-folder.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a workspace file name', () => {
  it.each([
    ['临川县 2026', '临川县 2026.heshu'],
    ['临川县.heshu', '临川县.heshu'],
    ['../../etc/passwd', 'passwd.heshu'],
    ['C:\\Users\\a', 'a.heshu'],
    ['..', '合数.heshu'],
    [' . ', '合数.heshu'],
    ['con', '合数 con.heshu'],
    ['县\u0000市', '市.heshu'],
  ])('from %j is %j', (typed, name) => {
    expect(workspaceFileName(typed)).toBe(name)
  })

  it('is one name in the folder, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const name = workspaceFileName(typed)
        expect(dirname(join('/folder', name))).toBe('/folder')
        expect(name).toMatch(/^[^\\/:*?"<>|.\s\p{Cc}][^\\/:*?"<>|\p{Cc}]*\.heshu$/u)
      }),
    )
  })
})

describe('a free path', () => {
  it('is the name itself, then the name with a number', async () => {
    const made = join(folder, 'new')
    const first = await freeWorkspacePath(made, '甲县')
    await writeFile(first, '')
    const second = await freeWorkspacePath(made, '甲县')
    await writeFile(second, '')
    expect([first, second, await freeWorkspacePath(made, '甲县')]).toEqual([
      join(made, '甲县.heshu'),
      join(made, '甲县 2.heshu'),
      join(made, '甲县 3.heshu'),
    ])
  })
})

describe('the workspaces in a folder', () => {
  it('are listed last written first; what only the file could tell is unknown unless it was opened here', async () => {
    await mkdir(join(folder, '目录.heshu'))
    await writeFile(join(folder, 'notes.txt'), '')
    for (const [name, minute] of [
      ['old.heshu', 1],
      ['new.heshu', 2],
    ] as const) {
      await writeFile(join(folder, name), '')
      await utimes(join(folder, name), minute * 60, minute * 60)
    }
    const path = join(folder, 'old.heshu')
    const known = {
      path,
      name: 'old.heshu',
      title: '甲县评审',
      locality: '甲县',
      systems: 7,
      saved_at: '',
      missing: false,
    }
    expect(await workspacesIn(folder, [known])).toEqual([
      {
        path: join(folder, 'new.heshu'),
        name: 'new.heshu',
        title: 'new',
        locality: '',
        systems: null,
        saved_at: '1970-01-01T00:02:00.000Z',
        missing: false,
      },
      { ...known, saved_at: '1970-01-01T00:01:00.000Z' },
    ])
  })

  it('are none where there is no folder', async () => {
    expect(await workspacesIn(join(folder, 'nowhere'), [])).toEqual([])
  })
})

describe('the folder of the user', () => {
  it('follows the custom of the system, and what the environment says', () => {
    expect(userDataFolder({ HESHU_USER_DATA: '/data' }, 'linux')).toBe('/data')
    expect(userDataFolder({ XDG_CONFIG_HOME: '/config' }, 'linux')).toBe('/config/heshu')
    expect(userDataFolder({ APPDATA: '/roaming' }, 'win32')).toBe('/roaming/Heshu')
  })
})
