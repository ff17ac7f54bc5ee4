import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../engine/document/surroundings.ts'
import { answerOf, runCommand } from './run-command.ts'

test(
  'a system is assigned, doubted, sent to its owner and back, and refused a signature with its sentences',
  { timeout: 240_000 },
  async () => {
    const folder = temporaryFolder()
    const [file, sheet, out, back] = ['a.heshu', '台账.csv', '函.heshu-reply', '函.heshu-reply'].map((name) =>
      join(folder, name),
    )
    writeFileSync(sheet!, '系统名称,责任单位,类型\n平安通,公安局,APP\n河长通,水利局,APP\n')
    await runCommand('new', file!, '--title', '清理')
    await runCommand('import', file!, sheet!)
    expect(await answerOf('assign', file!, '王芳', '--owner', '水利局')).toMatchObject({ systems: 1, unassigned: 1 })
    const early = await runCommand('sign', file!, '河长通')
    expect([early.code, early.err.trim()]).toEqual([2, '河长通：当前为“起草”，不能签署。'])
    expect((await runCommand('submit', file!, '河长通')).code).toBe(0)

    expect(await answerOf('reply', file!, 'send', '河长通', '--to', out!, '--due', '2026-12-10')).toMatchObject({
      due: '2026-12-10',
      reply: null,
    })
    const sent = JSON.parse(readFileSync(out!, 'utf8')) as { reply: object }
    const reply = { stance: '同意', person: '陈静', corrections: { check_in: '否' } }
    writeFileSync(back!, JSON.stringify({ ...sent, reply }))
    expect(await answerOf('reply', file!, 'receive', back!)).toMatchObject([{ failure: null }])
    const verdict = (await answerOf<{ system: { name: string }; computed: string }[]>('list', file!, 'verdicts')).find(
      ({ system }) => system.name === '河长通',
    )
    const other = verdict?.computed === 'keep' ? 'retire' : 'keep'
    expect(await answerOf('opinion', file!, '河长通', 'verdict', other, '--author', '赵强')).toMatchObject({
      disagreements: 1,
    })
    const refused = await runCommand('sign', file!, '河长通')
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('有 1 处分歧尚未解决。主管部门的反馈有 1 件尚未处理完。')

    expect(await answerOf('reply', file!, 'accept', '河长通')).toMatchObject({ state: 'settled' })
    const systems = await answerOf<{ name: string; check_in: boolean }[]>('list', file!, 'systems')
    expect(systems.find(({ name }) => name === '河长通')?.check_in).toBe(false)
  },
)
