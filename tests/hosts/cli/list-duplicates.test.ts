import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../engine/document/surroundings.ts'
import { answerOf, runCommand } from './run-command.ts'

test('every proposed pair is listed with its score and its reasons in words', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder()
  const [file, sheet] = ['甲.heshu', '台账.csv'].map((name) => join(folder, name))
  writeFileSync(
    sheet!,
    '系统名称,责任单位,类型\n云岭县河湖巡查管理系统（二期）,水利局,业务系统\n河湖巡查APP,县水利局,APP\n智慧养老平台,民政局,平台\n',
  )
  await runCommand('new', file!, '--title', '甲', '--locality', '云岭县')
  await runCommand('import', file!, sheet!)

  const pairs = await answerOf<{ score: number; reasons: { sentence: string }[] }[]>('list', file!, 'duplicates')
  expect(pairs).toMatchObject([
    {
      systems: [
        { id: 'S0001', name: '云岭县河湖巡查管理系统（二期）' },
        { id: 'S0002', name: '河湖巡查APP' },
      ],
      decision: null,
    },
  ])
  expect(pairs[0]?.score).toBeGreaterThan(0.7)
  expect(pairs[0]?.reasons.map(({ sentence }) => sentence)).toEqual([
    '除“智慧”“服务”一类用词外，名称相同。',
    '主管单位相同。',
    '类型不同：业务系统，APP。',
    '期次不同，可能是同一系统的不同期。',
  ])
})
