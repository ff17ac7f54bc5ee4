import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ExplainedVerdict, ReviewRun } from '../../../src/contract/calls/review.ts'
import { measures } from '../../../src/core/checklist/checklist.ts'
import { temporaryFolder } from '../../engine/document/surroundings.ts'
import { answerOf, runCommand, samplesFolder } from './run-command.ts'

const keys = [
  'system',
  'computed',
  'possible',
  'settled',
  'decided',
  'into',
  'decision_reason',
  'intervals',
  'quadrant',
  'reasons',
  'flip',
  'margin',
  'stability',
  'answers',
  'facts',
]

test('review and list verdicts give every verdict with its grounds as JSON', { timeout: 120_000 }, async () => {
  const file = join(temporaryFolder(), 'a.heshu')
  await runCommand('new', file)
  await runCommand('import', file, join(samplesFolder, '云岭县政务数字系统摸排台账.xlsx'))
  const run = await answerOf<ReviewRun & { rows: ExplainedVerdict[] }>('review', file)
  const listed = await answerOf<ExplainedVerdict[]>('list', file, 'verdicts')
  expect(run.rows).toEqual(listed)
  expect([run.systems, run.settled]).toEqual([listed.length, listed.filter((row) => row.settled).length])

  const named: string[] = []
  for (const row of listed) {
    expect(Object.keys(row)).toEqual(expect.arrayContaining(keys))
    expect(row.possible[0]).toBe(row.computed)
    expect(row.settled).toBe(row.possible.length === 1)
    for (const measure of measures) {
      const [low, high] = row.intervals[measure] ?? [0, 1]
      expect(0 <= low && low <= high && high <= 1).toBe(true)
    }
    expect(row.reasons.at(-1)).toMatchObject({ test: 'decision', values: { verdict: row.computed } })
    // Every fact that a reason or a proven answer names stands among the facts, with its value and where it comes from.
    const shown = new Set(row.facts.map((fact) => fact.name))
    for (const { facts } of [...row.reasons, ...row.answers]) {
      expect(facts.filter((name) => !shown.has(name))).toEqual([])
    }
    named.push(...row.facts.flatMap((fact) => fact.from.map((origin) => origin.kind)))
  }
  expect(named.filter((kind) => kind === 'cell').length).toBeGreaterThan(listed.length)

  const crossed = listed.find((row) => row.reasons.some(({ code }) => code === 'red_line_hit'))
  const reason = crossed?.reasons.find(({ code }) => code === 'red_line_hit')
  expect(reason?.items[0]).toMatch(/^RL-\d\d$/)
  expect(listed.flatMap((row) => row.answers).find((answer) => answer.basis === 'fact')).toMatchObject({
    item: expect.stringMatching(/^[A-Z]{2}-\d\d$/) as string,
    deciding: expect.any(Boolean) as boolean,
  })
  expect(listed.some((row) => row.flip.length > 0)).toBe(true)
  expect(listed.some((row) => row.stability !== null && row.stability <= 1)).toBe(true)
})
