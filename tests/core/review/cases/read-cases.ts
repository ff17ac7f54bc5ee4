import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Measure } from '../../../../src/core/checklist/checklist.ts'
import type { Quadrant, Verdict } from '../../../../src/core/review/verdict.ts'
import type { System } from '../../../../src/core/system/system.ts'

export type Found = 'yes' | 'no' | 'open'
export type ServedFunctions = Record<string, Record<string, 'full' | 'partial'>>

/** What a case expects; the meaning of each key stands in `README.md` beside the cases. */
export type Expectation = {
  verdict?: Verdict
  verdict_not?: Verdict[]
  settled?: boolean
  possible?: Verdict[]
  includes?: Verdict[]
  never?: Verdict[]
  row?: string
  red_lines?: string[]
  undecided?: string[]
  warnings?: string[]
  quadrant?: Quadrant | null
  clause?: string[]
  proven?: Record<string, string>
  proven_not?: string[]
  asks?: boolean
  asked?: string[]
  decided?: Verdict
  refused?: string | boolean
  rows_left_out?: number
}

export type ReviewCase = {
  id: string
  title: { 'zh-CN': string; en: string }
  like?: string
  system?: Partial<System>
  others?: (Partial<System> & { id: string })[]
  same?: string[][]
  scenes?: 'needed' | 'unserved' | 'none' | ServedFunctions[]
  places?: ({ name: string } & Record<string, string | number>)[]
  voices?: { count: number; satisfaction: number; minutes: number; problem: boolean }
  found?: Partial<Record<Measure | 'all', Found>>
  answers?: Record<string, string>
  decide?: { verdict: Verdict; reason?: string }
  request?: { plan_setting?: [string, string]; review_setting?: Record<string, number> }
  sheet?: { name: string; rows: string[][] }
  expect: Expectation
  why: string
}

export type CaseFile = { file: string; subject: string; cases: ReviewCase[] }

const folder = import.meta.dirname

/** Every file of cases, in the order of their names. */
export function readCases(): CaseFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'grounds.yaml')
    .toSorted()
    .map((file) => ({ file, ...(readYaml(file) as { subject: string; cases: ReviewCase[] }) }))
}

/** Systems in good order, by name. */
export function readGrounds(): Record<string, Partial<System>> {
  return readYaml('grounds.yaml') as Record<string, Partial<System>>
}

function readYaml(name: string): unknown {
  return parse(readFileSync(join(folder, name), 'utf8'))
}
