import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportReport } from '../../../src/contract/calls/import.ts'
import { temporaryFolder } from '../../engine/document/surroundings.ts'
import { answerOf, runCommand } from './run-command.ts'

test(
  'of several files the good ones are imported, the others are named on standard error, and the exit code is 2',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'a.heshu')
    await runCommand('new', file)
    const good = join(folder, 'good.csv')
    const broken = join(folder, 'broken.xlsx')
    writeFileSync(good, '系统名称,责任单位\n平安通,公安局\n河长通,水利局\n')
    writeFileSync(broken, 'PK\u0003\u0004 not really')
    const { code, out, err } = await runCommand('import', file, good, broken, join(folder, 'none.csv'), '--json')
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(2)
    const report = JSON.parse(out) as ImportReport
    expect(report.sources.map(({ counts }) => counts)).toEqual([
      { read: 2, added: 2, updated: 0, unchanged: 0, skipped: 0, refused: 0 },
    ])
    expect(report.refused.map(({ code: reason }) => reason).toSorted()).toEqual(['damaged', 'file_missing'])
    expect(await answerOf<unknown[]>('list', file, 'systems')).toHaveLength(2)
  },
)

test(
  'a dry run says what is gone and possibly renamed, and writes the result as a workbook and nothing else',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'a.heshu')
    await runCommand('new', file)
    const [first, second, result] = ['一.csv', '二.csv', 'result.xlsx'].map((name) => join(folder, name))
    writeFileSync(first!, '系统名称,责任单位\n平安通,公安局\n河湖巡查系统,水利局\n')
    writeFileSync(second!, '系统名称,责任单位\n平安通,公安局\n河湖巡查APP,水利局\n')
    await runCommand('import', file, first!)
    const bytes = readFileSync(file)
    const { code, out, err } = await runCommand('import', file, second!, '--dry-run', '--result', result!)
    expect(code).toBe(0)
    expect(out).toMatch(/与“一\.csv”相比：1 个系统本次未列，1 个可能改名/)
    expect(out).toMatch(/可能改名 \d+%：第 3 行“河湖巡查APP”，原“河湖巡查系统”（S0002）/)
    expect(err).toContain('result.xlsx')
    expect(existsSync(result!)).toBe(true)
    expect(readFileSync(file).equals(bytes)).toBe(true)
  },
)
