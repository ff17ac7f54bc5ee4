import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Failure } from '../../../src/contract/failures.ts'
import { planActions, closingActions } from '../../../src/core/plan/plan.ts'
import { oneOffParts } from '../../../src/core/plan/one-off.ts'
import { planSettingKeys, setPlanSetting } from '../../../src/core/plan/settings.ts'
import { readPlanResources } from '../../../src/engine/solve/plan-resources.ts'

const resources = join(import.meta.dirname, '../../../resources')
const shipped = readPlanResources(resources, '2027-01-04')

/** Codes of `plan.reason` in the locales: those the plan's sources name, as reasons, demands or limits. */
const reasonCodes =
  'decided mandated protected red_line fixed_verdict follows_verdict serves_nothing coverage budget running_budget mandatory staff room only_provider covers not_dearer extended takes_over red_line_waits no_target not_settled target_shares target_missing cheaper criticality_unknown contract cost_unknown duplicate_record'
    .split(' ')
    .toSorted()

type Sentences = Record<string, Record<string, string>>

function sentences(locale: string): Sentences {
  return JSON.parse(readFileSync(join(resources, 'locales', locale, 'plan.json'), 'utf8'))
}

function codesOf(action: string): string[] {
  return shipped.templates.filter(({ actions }) => actions.some((word) => word === action)).map(({ code }) => code)
}

/** The names of the values in each sentence of `reason`. */
function valuesIn(locale: string): Record<string, string[]> {
  const entries = Object.entries(sentences(locale)['reason'] ?? {})
  return Object.fromEntries(
    entries.map(([code, sentence]) => [
      code,
      [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted(),
    ]),
  )
}

test('the shipped settings are accepted by the settings themselves', () => {
  for (const key of planSettingKeys) {
    const value = String(shipped.settings[key as keyof typeof shipped.settings] ?? 'none')
    expect(setPlanSetting(shipped.settings, key, value)).toEqual({ ok: true, settings: shipped.settings })
  }
})

test('every action that changes something has tasks and effort, and a closing is announced, archived and taken off the register', () => {
  for (const action of planActions) {
    const idle = action === 'keep' || action === 'defer' || action === 'escalate'
    expect([action, codesOf(action).length > 0, (shipped.rates.effort[action] ?? 0) > 0]).toEqual([
      action,
      !idle,
      !idle,
    ])
  }
  for (const action of closingActions) {
    expect(codesOf(action)).toEqual(
      expect.arrayContaining(['notice', 'export_data', 'archive', 'cancel_filing', 'delete_accounts']),
    )
  }
  expect(codesOf('migrate')).toEqual(
    expect.arrayContaining(['map_data', 'trial', 'parallel_run', 'cut_over', 'rollback']),
  )
})

test.each(['zh-CN', 'en'])('%s has a sentence for every code of a plan and no other', (locale) => {
  const plan = sentences(locale)
  const keysOf = (name: string) => Object.keys(plan[name] ?? {})
  expect(keysOf('reason').toSorted()).toEqual(reasonCodes)
  expect(keysOf('action')).toEqual([...planActions])
  expect(keysOf('one_off')).toEqual([...oneOffParts])
  expect(keysOf('status')).toEqual(['optimal', 'feasible', 'infeasible', 'stopped'])
  expect(keysOf('setting').toSorted()).toEqual([...planSettingKeys, 'blackout'].toSorted())
  expect(keysOf('blackout')).toEqual(shipped.settings.blackout.map(({ code }) => code))
})

test('both locales name the same values in each sentence', () => {
  expect(valuesIn('zh-CN')).toEqual(valuesIn('en'))
})

test('a rate that is no number is refused with its file and line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heshu-plan-'))
  cpSync(join(resources, 'plan'), join(folder, 'plan'), { recursive: true })
  const path = join(folder, 'plan', 'cost-rates.yaml')
  const rates = readFileSync(path, 'utf8')
  const line = rates.split('\n').findIndex((text) => text.startsWith('parallel_months')) + 1
  writeFileSync(path, rates.replace('parallel_months: 2', 'parallel_months: two'))
  const detail = `resources/plan/cost-rates.yaml:${line}: parallel_months: Invalid input: expected number, received string`
  expect(() => readPlanResources(folder, '2027-01-04')).toThrow(new Failure('damaged_resource', { detail }))
})
