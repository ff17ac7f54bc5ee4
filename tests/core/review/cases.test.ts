import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Clause } from '../../../src/core/checklist/checklist.ts'
import { isAnswerFact, itemOfAnswerFact } from '../../../src/core/checklist/answer-fact.ts'
import type { Condition } from '../../../src/core/checklist/condition.ts'
import { conditionsOfRedLine } from '../../../src/core/checklist/red-line.ts'
import { proveItem } from '../../../src/core/checklist/prove.ts'
import { isSecretCell, secrecyMark, secrecyOfSheet } from '../../../src/core/mapping/secrecy.ts'
import { setPlanSetting } from '../../../src/core/plan/settings.ts'
import { decisionRefusal } from '../../../src/core/review/decision-refusal.ts'
import { emptyGrid } from '../../../src/core/sheet/grid.ts'
import { assess, createReviewer } from '../../../src/core/review/assess.ts'
import { deriveFacts } from '../../../src/core/review/derive-facts.ts'
import { rankQuestions } from '../../../src/core/review/next-question.ts'
import { parseReviewSettings } from '../../../src/core/review/parse-review-settings.ts'
import { explainVerdict } from '../../../src/core/review/review-system.ts'
import { readPlanResources } from '../../../src/engine/solve/plan-resources.ts'
import { loadChecklists } from '../../../src/engine/resources/load-checklists.ts'
import { answersOfCase, portfolioOfCase, subjectId } from './cases/case-portfolio.ts'
import { readCases, type ReviewCase } from './cases/read-cases.ts'
import { rules } from './rulebook.ts'

const resources = join(import.meta.dirname, '../../../resources')
const shipped = loadChecklists(resources)
const reviewer = createReviewer({
  checklists: shipped.checklists.filter((checklist) => checklist.concerns !== 'proposed'),
  redLines: shipped.redLines.rules,
  table: rules.table,
  settings: rules.settings,
})
const files = readCases()
const subjects = [
  'capacity',
  'demand_benefit',
  'duplicates',
  'emergency_low_frequency',
  'excluded_kinds',
  'functional_overlap',
  'guards',
  'human_decision',
  'inclusion_and_security',
  'official_accounts',
  'quota_request',
  'red_lines',
  'seasonal',
  'secret',
  'statutory',
  'unknowns',
  'vertical_mandate',
  'work_groups',
]

test('the cases speak of every subject, each under its own name and with its reason and source', () => {
  const cases = files.flatMap((file) => file.cases)
  expect(files.map((file) => file.subject).toSorted()).toEqual(subjects)
  expect(cases.length).toBeGreaterThanOrEqual(60)
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  for (const { why, title } of cases) {
    expect(why).toMatch(/domain\.md|method\.md|DESIGN §/)
    expect([title['zh-CN'], title.en].every((text) => text.length > 3)).toBe(true)
  }
})

test('every row of the table rests on a clause of a known instrument', () => {
  const known = new Set(shipped.instruments.map(({ id }) => id))
  const unfounded = rules.table.rows.filter(
    ({ source = [] }) => source.length === 0 || source.some(({ instrument }) => !known.has(instrument)),
  )
  expect(unfounded.map(({ id }) => id)).toEqual([])
})

test('answers that rules read belong to items that exist, and to choices on their scales', () => {
  const items = new Map(reviewer.checklists.flatMap((checklist) => checklist.items).map((item) => [item.id, item]))
  const conditions = [
    ...reviewer.redLines.flatMap(conditionsOfRedLine),
    ...rules.table.tests.map((entry) => entry.when),
  ]
  const read = conditions.flatMap(answersRead)
  expect(read.length).toBeGreaterThan(0)
  expect(read.filter(([item, choice]) => !items.get(item)?.choices.some(({ id }) => id === choice))).toEqual([])
})

test('a case names only items, choices, rules and rows that exist', () => {
  const items = new Map(reviewer.checklists.flatMap((checklist) => checklist.items).map((item) => [item.id, item]))
  const rows = new Set(rules.table.rows.map(({ id }) => id))
  const lines = new Set(reviewer.redLines.map(({ id }) => id))
  const strangers = files
    .flatMap((file) => file.cases)
    .flatMap(({ id, answers = {}, expect: { row, red_lines = [], warnings = [], undecided = [] } }) => [
      ...Object.entries(answers)
        .filter(([item, choice]) => !items.get(item)?.choices.some((one) => one.id === choice))
        .map(([item, choice]) => `${id}: ${item} ${choice}`),
      ...(row === undefined || rows.has(row) ? [] : [`${id}: ${row}`]),
      ...[...red_lines, ...warnings, ...undecided].filter((rule) => !lines.has(rule)).map((rule) => `${id}: ${rule}`),
    ])
  expect(strangers).toEqual([])
})

for (const { subject, cases } of files) {
  for (const one of cases) {
    test(`${subject}: ${one.title.en}`, () => {
      if (one.sheet !== undefined) expect(admission(one.sheet), one.why).toEqual(one.expect)
      else if (one.request !== undefined) expect(refusalOf(one.request), one.why).toEqual(one.expect.refused)
      else judge(one)
    })
  }
}

/** The items and choices that a condition compares answers with. */
function answersRead(condition: Condition): [string, string][] {
  if ('all' in condition) return condition.all.flatMap(answersRead)
  if ('any' in condition) return condition.any.flatMap(answersRead)
  if ('none' in condition) return condition.none.flatMap(answersRead)
  if (!isAnswerFact(condition.fact)) return []
  return [[itemOfAnswerFact(condition.fact), 'is' in condition ? String(condition.is) : 'not a comparison']]
}

/** The verdict of a case beside what it expects, key by key, so that a failure shows the whole of both. */
function judge(one: ReviewCase): void {
  const facts = deriveFacts(portfolioOfCase(one), rules.settings.minimum_voices).get(subjectId) ?? {}
  const answers = answersOfCase(one, reviewer, facts)
  const reason = one.decide?.reason ?? ''
  const taken = one.decide !== undefined && one.expect.decided !== undefined
  const decision = one.decide !== undefined && taken ? { verdict: one.decide.verdict, into: null, reason } : null
  const under = { system: { id: subjectId, name: one.title['zh-CN'] }, facts, answers, decision }
  const row = explainVerdict(reviewer, under)
  const outcome = (result: 'yes' | 'maybe') =>
    row.reasons
      .filter((entry) => entry.test === 'red_line' && entry.result === result)
      .flatMap((entry) => entry.items)
      .filter((id) => reviewer.redLines.find((rule) => rule.id === id)?.severity === 'red_line')
  const results = assess(reviewer, facts, answers).redLines
  const crossed = reviewer.redLines.filter((_, at) => results[at] === 'hit')
  const deciding = rules.table.rows.find(({ id }) => id === row.reasons.at(-1)?.values['row'])
  const cited = new Set(
    [...crossed, deciding].flatMap((rule) => rule?.source ?? []).map((clause: Clause) => clause.instrument),
  )
  const { expect: wanted } = one
  const settled = wanted.settled ?? true
  const possible = wanted.possible ?? (settled && wanted.verdict !== undefined ? [wanted.verdict] : undefined)

  const told: Record<string, unknown> = {}
  const hoped: Record<string, unknown> = {}
  const compare = (key: string, is: unknown, should: unknown): void => {
    if (should === undefined) return
    told[key] = is
    hoped[key] = should
  }
  compare('settled', row.settled, settled)
  compare('verdict', row.computed, wanted.verdict)
  compare('possible', row.possible.toSorted(), possible?.toSorted())
  compare('row', row.reasons.at(-1)?.values['row'], wanted.row)
  compare('quadrant', row.quadrant, wanted.quadrant)
  compare('red_lines', outcome('yes'), wanted.red_lines ?? (settled ? [] : undefined))
  compare('undecided', outcome('maybe'), wanted.undecided)
  compare('decided', row.decided, wanted.decided)
  compare(
    'clause',
    wanted.clause?.filter((id) => cited.has(id)),
    wanted.clause,
  )
  const raised = crossed.filter((rule) => rule.severity === 'warning').map(({ id }) => id)
  compare(
    'warnings',
    wanted.warnings?.length === 0 ? raised : wanted.warnings?.filter((id) => raised.includes(id)),
    wanted.warnings,
  )
  const barred = [...(wanted.never ?? []), ...(wanted.verdict_not ?? []).filter((verdict) => verdict === row.computed)]
  compare(
    'barred',
    barred.filter((verdict) => row.possible.includes(verdict)),
    [],
  )
  compare(
    'includes',
    wanted.includes?.filter((verdict) => row.possible.includes(verdict)),
    wanted.includes,
  )
  const items = reviewer.checklists.flatMap((checklist) => checklist.items)
  const proven = (id: string) => {
    const item = items.find((entry) => entry.id === id)
    return item === undefined ? undefined : proveItem(item, facts)?.choice
  }
  for (const [id, choice] of Object.entries(wanted.proven ?? {})) compare(`proven ${id}`, proven(id), choice)
  for (const id of wanted.proven_not ?? []) compare(`proven ${id}`, proven(id) ?? null, null)
  if (one.decide !== undefined) {
    const { verdict, reason: given = null } = one.decide
    compare('refused', decisionRefusal(row.computed, verdict, null, given), wanted.refused ?? null)
  }
  const asked = rankQuestions(reviewer, under).map(({ item }) => item)
  if (wanted.asks === true) compare('asks', asked.length > 0, true)
  compare(
    'asked',
    wanted.asked?.filter((item) => asked.includes(item)),
    wanted.asked,
  )
  expect(told, `${one.id}: ${one.why}`).toEqual(hoped)
}

/** Whether the program takes a sheet, and how many of its rows it leaves out as secret. */
function admission({ name, rows }: NonNullable<ReviewCase['sheet']>) {
  const grid = { ...emptyGrid(name), rows: rows.map((cells, at) => ({ row: at + 1, cells })) }
  const refused = secrecyMark(name) !== null || secrecyOfSheet(grid) !== null
  if (refused) return { refused }
  const [heading = [], ...body] = rows
  const secret = body.filter((row) => row.some((text, at) => isSecretCell(heading[at] ?? '', text)))
  return { refused, rows_left_out: secret.length }
}

/** How a request that fixes a number beforehand is refused; `accepted` where it is not. */
function refusalOf({ plan_setting, review_setting }: NonNullable<ReviewCase['request']>): string {
  if (plan_setting !== undefined) {
    const result = setPlanSetting(readPlanResources(resources, '2027-01-01').settings, ...plan_setting)
    return result.ok ? 'accepted' : result.failure.code
  }
  const parsed = parseReviewSettings({ ...rules.settings, ...review_setting })
  if (parsed.ok) return 'accepted'
  const names = Object.keys(review_setting ?? {})
  return parsed.problems.every(({ message }) => names.some((name) => message.includes(name)))
    ? 'unknown_setting'
    : 'bad_value'
}
