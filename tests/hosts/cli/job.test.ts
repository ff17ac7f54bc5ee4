import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportReport } from '../../../src/contract/calls/import.ts'
import type { SystemRow } from '../../../src/contract/calls/system.ts'
import type { PlanResult } from '../../../src/core/plan/plan.ts'
import type { VerdictRow } from '../../../src/core/review/verdict.ts'
import { systemFieldNames } from '../../../src/core/system/fields.ts'
import { temporaryFolder } from '../../engine/document/surroundings.ts'
import { entryCounts } from '../../fixtures/sample-county/truth.ts'
import { answerOf, runCommand, samplesFolder } from './run-command.ts'

const ledger = join(samplesFolder, '云岭县政务数字系统摸排台账.xlsx')

test('the whole job runs on the command line, and undo takes it back step by step', { timeout: 180_000 }, async () => {
  const file = join(temporaryFolder(), '云岭.heshu')
  expect(await runCommand('new', file, '--title', '云岭清理', '--locality', '云岭县')).toMatchObject({
    code: 0,
    err: '',
  })

  const dry = await answerOf<ImportReport>('import', file, ledger, '--dry-run')
  expect([dry.dry_run, await answerOf<unknown[]>('list', file, 'systems')]).toEqual([true, []])
  const report = await answerOf<ImportReport>('import', file, ledger)
  expect(report.sources.map(({ counts }) => counts)).toEqual(dry.sources.map(({ counts }) => counts))
  const added = report.sources.reduce((sum, table) => sum + table.counts.added, 0)

  const systems = await answerOf<SystemRow[]>('list', file, 'systems')
  expect(systems).toHaveLength(added)
  expect(Object.keys(systems[0]!)).toEqual([...systemFieldNames, 'from'])
  expect(systems[0]!.from[0]).toMatchObject({ file: '云岭县政务数字系统摸排台账.xlsx' })
  expect(added).toBeGreaterThanOrEqual(entryCounts.ledgerSystems)

  const [subject] = systems
  const before = await answerOf<VerdictRow[]>('list', file, 'verdicts')
  const review = await answerOf<{ systems: number }>('review', file)
  expect([review.systems, before.length]).toEqual([added, added])

  const note = join(temporaryFolder(), '会议纪要.txt')
  writeFileSync(note, '已核实')
  const answered = await answerOf<VerdictRow>(
    'answer',
    file,
    subject!.id,
    'SF-01',
    'yes',
    '--note',
    '已核实',
    '--evidence',
    note,
  )
  expect(answered.system).toEqual({ id: subject!.id, name: subject!.name })
  const decided = await answerOf<VerdictRow>('decide', file, subject!.id, 'defer', '--reason', '合同未到期')
  expect([decided.decided, decided.decision_reason]).toEqual(['defer', '合同未到期'])

  const plan = await answerOf<PlanResult>('plan', file, '--set', 'minutes_weight=0')
  expect(plan.actions.find((action) => action.system.id === subject!.id)?.action).toBe('defer')
  expect(plan.status).toBe('optimal')

  const out = join(temporaryFolder(), '方案.docx')
  expect(await runCommand('report', file, '--kind', 'plan', '--to', out)).toMatchObject({ code: 0 })
  expect(existsSync(out)).toBe(true)
  expect(await answerOf('verify', file)).toMatchObject({ ok: true, broken_at: null })

  const names = (await answerOf<{ name: string }[]>('history', file)).map((command) => command.name)
  expect(names).toEqual([
    'document.export',
    'plan.run',
    'review.decide',
    'attachment.add',
    'review.answer',
    'review.run',
    'import.commit',
    'workspace.create',
  ])
  for (const expected of names.slice(0, 3)) {
    expect(await answerOf<{ name: string }>('undo', file)).toMatchObject({ name: expected })
  }
  const [first] = await answerOf<VerdictRow[]>('list', file, 'verdicts')
  expect([first?.system.id, first?.decided]).toEqual([subject!.id, null])
})

test(
  'what cannot be done is refused with one sentence and exit code 2, never a stack trace',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'a.heshu')
    await runCommand('new', file)
    writeFileSync(join(folder, 'broken.xlsx'), 'PK\u0003\u0004 not really')
    const refusals = await Promise.all([
      runCommand('frobnicate'),
      runCommand('new', file),
      runCommand('list', join(folder, 'none.heshu'), 'systems'),
      runCommand('import', file, join(folder, 'none.xlsx')),
      runCommand('import', file, join(folder, 'broken.xlsx')),
      runCommand('list', file, 'everything'),
      runCommand('answer', file, 'S9999', 'SF-01', 'yes'),
      runCommand('plan', file, '--set', 'cut_share=60%'),
      runCommand('report', file, '--kind', 'plan', '--to', join(folder, 'x.txt')),
      runCommand('new'),
    ])
    for (const { code, out, err } of refusals) {
      expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 })
      expect(err).not.toMatch(/\bat .*\.ts:|Error:/)
    }
  },
)
