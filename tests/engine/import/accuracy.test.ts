import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { accuracyOf, scoreLine, totalOf } from '../../bench/accuracy.bench.ts'
import { judge } from '../../bench/accuracy-judge.ts'

const root = join(import.meta.dirname, '../../..')
const messy = join(root, 'tests/fixtures/messy')
const folder = mkdtempSync(join(tmpdir(), 'heshu-accuracy-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the hand-labelled messy workbooks', () => {
  test('are read as a person reads them', async () => {
    const scores = await accuracyOf(messy)
    const { tables, columns, cells } = totalOf(scores)
    const differences = scores.flatMap(({ name, score }) => score.differences.map((one) => ({ name, ...one })))
    expect(scores.length).toBeGreaterThanOrEqual(28)
    expect(differences.filter(({ what }) => what === 'table')).toEqual([])
    expect(differences.filter(({ what }) => what === 'silent_wrong')).toEqual([])
    expect(tables).toMatchObject({ exact: tables.of, extra: 0 })
    expect(columns.right / columns.of).toBeGreaterThanOrEqual(0.98)
    expect(cells.right / cells.of).toBeGreaterThanOrEqual(0.995)
  }, 60_000)
})

describe('the accuracy command', () => {
  const [file, truthFile] = ['柏林项目清单.csv', '柏林项目清单.truth.json']

  function run(change: (truth: string) => string): string {
    copyFileSync(join(messy, file), join(folder, file))
    writeFileSync(join(folder, truthFile), change(readFileSync(join(messy, truthFile), 'utf8')))
    const command = join(root, 'tests/bench/accuracy.bench.ts')
    return execFileSync(process.execPath, [command, folder, '--verbose'], { encoding: 'utf8', stdio: 'pipe' })
  }

  test('finds nothing to say about a file that is read as its truth says', () => {
    expect(
      run((truth) => truth)
        .trim()
        .split('\n'),
    ).toEqual([
      file,
      expect.stringContaining('tables 1/1 (100.0 %)'),
      '1 files',
      expect.stringContaining('cells 36/36 (100.0 %)  missed 0  not asked 0  doubtful wrong 0  silent wrong 0'),
    ])
  }, 60_000)

  test('reports a wrong value, a wrong column and wrong bounds of a truth that was falsified', () => {
    const printed = run((truth) =>
      truth
        .replace('12600000', '1260')
        .replace('"A": "name"', '"A": "operator"')
        .replace('[3, 1, 8, 9]', '[3, 1, 9, 9]'),
    )
    expect(printed).toContain(`silent wrong: ${file} · 柏林项目清单 · F5: expected 1260, got 12600000`)
    expect(printed).toContain(
      `column: ${file} · 柏林项目清单 · A: 项目 / 系统名称: expected operator, got name heading`,
    )
    expect(printed).toContain('expected systems R3C1:R9C9, got systems R3C1:R8C9')
    expect(printed).toMatch(/\ntables 0\/1 \(0\.0 %\) {2}extra tables 0 {2}headers 1\/1 .*silent wrong 5\n$/)
  }, 60_000)

  test('refuses a truth whose rows do not fit its columns', () => {
    expect(() => run((truth) => truth.replace('12600000, ', ''))).toThrow(/8 values, 9 columns/)
  }, 60_000)
})

describe('a value beside its truth', () => {
  test.each([
    ['the same', 12, [12], false, 'right'],
    ['another one', 12, [120_000], false, 'silent_wrong'],
    ['another one with a warning', 12, [120_000], true, 'doubtful_wrong'],
    ['none', 12, [], false, 'missed'],
    ['a value for an empty cell', null, [0], false, 'silent_wrong'],
    ['a guess where one must ask', { problem: true }, [12], false, 'silent_wrong'],
    ['silence where one must ask', { problem: true }, [null], false, 'unasked'],
    ['a question', { problem: true }, [null], true, 'right'],
    ['a tolerable guess with a warning', { problem: true, or: [12] }, [12], true, 'right'],
    ['lists in another order', ['甲', '乙'], [['乙', '甲']], false, 'right'],
    ['two names read as one', { several: ['甲', '乙'] }, ['甲乙'], false, 'silent_wrong'],
    ['two names read as two', { several: ['甲', '乙'] }, ['甲', '乙'], false, 'right'],
  ] as const)('is judged: %s', (_what, expected, read, doubt, verdict) => {
    expect(judge(structuredClone(expected) as Parameters<typeof judge>[0], read, doubt)).toBe(verdict)
  })

  test('fills the line of figures', () => {
    expect(scoreLine(totalOf([]))).toContain('tables 0/0 (– %)')
  })
})
