import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { itemsByMeasure } from '../../src/core/checklist/interval.ts'
import { applies } from '../../src/core/checklist/prove.ts'
import { evaluate, type Facts } from '../../src/core/checklist/condition.ts'
import { assess, createReviewer } from '../../src/core/review/assess.ts'
import { derivedFacts } from '../../src/core/review/fact-names.ts'
import { emptyPortfolio } from '../../src/core/review/portfolio.ts'
import { deriveFacts } from '../../src/core/review/derive-facts.ts'
import { emptySystem } from '../../src/core/system/fields.ts'
import { reviewSystem } from '../../src/core/review/review-system.ts'
import { proposalConclusions, type ProposalConclusion } from '../../src/core/review/verdict.ts'
import { loadRules } from '../../src/engine/resources/load-rules.ts'
import { shipped, strangersIn } from './shipped.ts'

type Case = {
  title: string
  why: string
  facts: Facts
  all?: 'best' | 'worst'
  answers?: Record<string, string>
  row?: string
  conclusion?: ProposalConclusion
  possible?: ProposalConclusion[]
}

const { proposalTable, settings } = loadRules(join(import.meta.dirname, '../../resources'))
const reviewer = createReviewer({
  checklists: shipped.checklists,
  redLines: shipped.redLines.rules,
  table: proposalTable,
  settings,
  concerns: 'proposed',
})
const cases = parse(readFileSync(join(import.meta.dirname, 'proposals.yaml'), 'utf8')) as Case[]
const items = Object.values(itemsByMeasure(reviewer.checklists)).flat()

/** The facts as they would be derived of a planned system with these fields; facts named outright stand before. */
function factsOf(given: Facts): Facts {
  const fields = Object.fromEntries(Object.entries(given).filter(([name]) => !(name in derivedFacts)))
  const system = { ...emptySystem('s', '拟建系统'), status: 'planned' as const, ...fields }
  return { ...deriveFacts({ ...emptyPortfolio('2026-11-24'), systems: [system] }).get('s'), ...given }
}

function answersOf({ all, answers = {} }: Case, facts: Facts): Record<string, string> {
  if (all === undefined) return answers
  const wanted = all === 'best' ? 1 : 0
  const asked = items.filter((item) => applies(item, facts) === 'yes')
  const given = asked.map((item) => [item.id, item.choices.find((choice) => choice.value === wanted)!.id])
  return { ...Object.fromEntries(given), ...answers }
}

for (const one of cases) {
  test(`${one.title}: ${one.why}`, () => {
    expect(strangersIn(one.facts)).toEqual([])
    const facts = factsOf(one.facts)
    const answers = answersOf(one, facts)
    const row = reviewSystem(reviewer, { system: { id: 's', name: '拟建系统' }, facts, answers, decision: null })
    if (one.possible !== undefined) {
      expect(row.proposal?.possible.toSorted()).toEqual(one.possible)
      return
    }
    const { computed } = assess(reviewer, facts, answers)
    expect([computed.id, row.proposal?.conclusion]).toEqual([one.row, one.conclusion])
  })
}

test('every row and every conclusion is reached by a case, and named by no other', () => {
  const rows = proposalTable.rows.map((row) => row.id)
  const reached = new Set(cases.flatMap((one) => one.row ?? []))
  expect(rows.filter((row) => !reached.has(row))).toEqual([])
  expect([...reached].filter((row) => !rows.includes(row))).toEqual([])
  expect(new Set(cases.flatMap((one) => one.conclusion ?? []))).toEqual(new Set(proposalConclusions))
})

test('each conclusion has one verdict, and each verdict one conclusion', () => {
  const pairs = new Set(proposalTable.rows.map((row) => `${row.conclusion} ${row.verdict}`))
  expect([...pairs].toSorted()).toEqual([
    'approve keep',
    'approve_with_conditions rectify',
    'refuse retire',
    'send_back defer',
  ])
})

test('every test of the table is answered yes, no and maybe by some case', () => {
  const outcomes = proposalTable.tests.map((one) => {
    const found = new Set([...cases.map(({ facts }) => evaluate(one.when, factsOf(facts))), evaluate(one.when, {})])
    return [one.id, [...found].toSorted()]
  })
  expect(outcomes).toEqual([
    ['mandated', ['maybe', 'no', 'yes']],
    ['protected', ['maybe', 'no', 'yes']],
    ['repeated', ['no', 'yes']],
    ['overlapping', ['no', 'yes']],
  ])
})
