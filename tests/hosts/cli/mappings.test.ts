import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../engine/document/surroundings.ts'
import { answerOf, runCommand } from './run-command.ts'

test(
  'accepted mappings are listed, written to a file and taken into another workspace',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder()
    const [one, other, sheet, file] = ['一.heshu', '二.heshu', '台账.csv', '对应.json'].map((name) =>
      join(folder, name),
    )
    writeFileSync(sheet!, '系统名称,责任单位\n平安通,公安局\n河长通,水利局\n')
    await runCommand('new', one!, '--title', '一')
    await runCommand('import', one!, sheet!)
    const listed = await answerOf<object[]>('list', one!, 'mappings')
    expect(listed).toMatchObject([{ kind: 'systems', file: '台账.csv', shape: '系统名称|责任单位' }])

    expect(await answerOf('mappings', one!, '--out', file!)).toEqual({ path: file })
    expect(JSON.parse(readFileSync(file!, 'utf8'))).toMatchObject({ format: 'heshu-mappings', version: 1 })
    await runCommand('new', other!, '--title', '二')
    expect(await answerOf('mappings', other!, '--in', file!)).toEqual({ taken: 1 })
    expect(await answerOf('list', other!, 'mappings')).toMatchObject([
      { kind: 'systems', file: '台账.csv', shape: '系统名称|责任单位' },
    ])

    writeFileSync(file!, '{}')
    const refused = await runCommand('mappings', other!, '--in', file!)
    expect([refused.code, refused.err.includes('对应.json')]).toEqual([2, true])
  },
)
