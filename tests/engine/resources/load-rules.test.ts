import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Failure } from '../../../src/contract/failures.ts'
import { verdicts } from '../../../src/core/review/verdict.ts'
import { loadRules } from '../../../src/engine/resources/load-rules.ts'

const resources = join(import.meta.dirname, '../../../resources')

test('the shipped rules load, and every verdict stands in some row', () => {
  const rules = loadRules(resources)

  expect(new Set(rules.table.rows.map((row) => row.verdict))).toEqual(new Set(verdicts))
  expect(rules.indicators.map((indicator) => indicator.code)).toEqual(
    expect.arrayContaining(['N1', 'P2', 'P3', 'S1', 'S2', 'S3', 'S4', 'F1', 'D2', 'O3', 'I1']),
  )
})

test('every mistake in a rule file is named with its file and line', () => {
  const directory = mkdtempSync(join(tmpdir(), 'rules-'))
  cpSync(join(resources, 'rules'), join(directory, 'rules'), { recursive: true })
  cpSync(join(resources, 'indicators'), join(directory, 'indicators'), { recursive: true })
  const table = join(directory, 'rules/decision-table.yaml')
  const text = readFileSync(table, 'utf8')
    .replace('when: { all: [mandated, red_line] }', 'when: { all: [mandatd, red_line] }')
    .replace('verdict: connect', 'verdict: join')
  writeFileSync(table, text)
  const lineOf = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

  let detail: unknown = null
  try {
    loadRules(directory)
  } catch (error) {
    if (error instanceof Failure) detail = error.values['detail']
  }

  expect(String(detail).split('\n')).toEqual([
    expect.stringMatching(new RegExp(`rules/decision-table.yaml:${lineOf('mandatd')}: .*"mandatd".*mandated`)),
    expect.stringMatching(new RegExp(`rules/decision-table.yaml:${lineOf('verdict: join')}: .*"join"`)),
  ])
})
