import type { Measure } from '../checklist/checklist.ts'
import type { Facts, FactValue, Truth } from '../checklist/condition.ts'
import type { Assessment, Reviewer } from './assess.ts'
import { redLineOutcome } from './red-lines.ts'
import type { Reason } from './verdict.ts'

/**
 * The reasoning of one verdict in the order of the tests T0–T7 (method.md §2). A result `yes` says that the test's own
 * question is answered with yes: mandated, crossed, protected, covered; for a measure that it is met.
 * In `values` shares are whole percentages; ids (rule, row, verdict, choice) are put into words by `sayReason`.
 */
export function reasonsOf(reviewer: Reviewer, assessment: Assessment): Reason[] {
  return [
    ...scopeAndRedLines(reviewer, assessment),
    ...stageReasons(reviewer, assessment, 'scope'),
    ...stageReasons(reviewer, assessment, 'exclusion'),
    ...stageReasons(reviewer, assessment, 'criticality'),
    ...stageReasons(reviewer, assessment, 'duplication'),
    measureReason(reviewer, assessment, 'demand', 'demand_benefit'),
    measureReason(reviewer, assessment, 'benefit', 'demand_benefit'),
    measureReason(reviewer, assessment, 'capacity', 'capacity'),
    ...stageReasons(reviewer, assessment, 'capacity'),
    measureReason(reviewer, assessment, 'boundary', 'boundary_inclusion'),
    measureReason(reviewer, assessment, 'inclusion', 'boundary_inclusion'),
    ...stageReasons(reviewer, assessment, 'boundary_inclusion'),
    decisionReason(assessment),
  ].toSorted((a, b) => order.indexOf(a.test) - order.indexOf(b.test))
}

/** What a list needs to know of a verdict: the red lines that are crossed, and the row of the table. */
export function headlineReasons(reviewer: Reviewer, assessment: Assessment): Reason[] {
  const crossed = assessment.redLines.includes('hit')
    ? scopeAndRedLines(reviewer, assessment).filter((reason) => reason.code === 'red_line_hit')
    : []
  return [...crossed, decisionReason(assessment)]
}

const order: readonly Reason['test'][] = [
  'scope',
  'exclusion',
  'red_line',
  'criticality',
  'duplication',
  'demand_benefit',
  'capacity',
  'boundary_inclusion',
  'decision',
]

function scopeAndRedLines(reviewer: Reviewer, { facts, redLines }: Assessment): Reason[] {
  const inScope = redLines.filter((result) => result !== 'out_of_scope').length
  const vetoes = reviewer.redLines.filter((rule, at) => rule.severity === 'red_line' && redLines[at] !== 'out_of_scope')
  const told = reviewer.redLines.flatMap((rule, at) => {
    const result = redLines[at]
    const silent = result === undefined || result === 'clear' || result === 'out_of_scope'
    return silent || rule.severity !== 'red_line' ? [] : [redLineOutcome(rule, result, facts)]
  })
  const scope: Reason = {
    test: 'scope',
    result: 'yes',
    code: 'scope_rules',
    values: { in_scope: inScope, out_of_scope: redLines.length - inScope },
    items: [],
    facts: ['kind', 'level'],
  }
  const crossed = told.map((entry): Reason => {
    const result = entry.result === 'hit' ? 'yes' : entry.result === 'review' ? 'maybe' : 'no'
    return {
      test: 'red_line',
      result,
      code: `red_line_${entry.result}`,
      values: { rule: entry.rule, unknown: [...entry.unknown, ...entry.unanswered].join(', ') },
      items: [entry.rule, ...(entry.result === 'review' ? entry.unanswered : entry.items)],
      facts: entry.result === 'review' ? entry.unknown : entry.facts,
    }
  })
  if (crossed.length > 0) return [scope, ...crossed]
  return [
    scope,
    {
      test: 'red_line',
      result: 'no',
      code: 'red_line_clear',
      values: { checked: vetoes.length },
      items: [],
      facts: [],
    },
  ]
}

/** The table's own tests of one stage that are not answered with no; where all are, one sentence says so. */
function stageReasons(reviewer: Reviewer, { tests, facts }: Assessment, stage: Reason['test']): Reason[] {
  const own = reviewer.table.tests.filter((test) => test.stage === stage)
  const told = own
    .filter((test) => tests[test.id] !== 'no')
    .map((test): Reason => {
      const result = tests[test.id] ?? 'maybe'
      const read = reviewer.testFacts.get(test.id) ?? []
      return {
        test: stage,
        result,
        code: `${test.id}_${result}`,
        values: { test: test.id, ...factValues(read, facts) },
        items: reviewer.testItems.get(test.id) ?? [],
        facts: read,
      }
    })
  const silent = stage === 'scope' || stage === 'capacity' || stage === 'boundary_inclusion' || own.length === 0
  if (told.length > 0 || silent) return told
  const read = [...new Set(own.flatMap((test) => reviewer.testFacts.get(test.id) ?? []))]
  return [{ test: stage, result: 'no', code: `${stage}_none`, values: factValues(read, facts), items: [], facts: read }]
}

function measureReason(
  reviewer: Reviewer,
  { scores, tests }: Assessment,
  measure: Measure,
  test: Reason['test'],
): Reason {
  const score = scores[measure]
  const result: Truth = tests[measure] ?? 'maybe'
  return {
    test,
    result,
    code: score === null ? `${measure}_silent` : `${measure}_${result}`,
    values: {
      low: score === null ? null : percent(score.low),
      high: score === null ? null : percent(score.high),
      threshold: percent(reviewer.settings.thresholds[measure]),
      answered: score?.answered.length ?? 0,
      open: score?.open.length ?? 0,
    },
    items: score === null ? [] : score.answered.map((entry) => entry.item.id),
    facts: [],
  }
}

export function decisionReason({ decision, computed }: Assessment): Reason {
  const settled = decision.verdicts.length === 1
  const others = decision.verdicts.filter((verdict) => verdict !== computed.verdict)
  return {
    test: 'decision',
    result: settled ? 'yes' : 'maybe',
    code: settled ? 'decision_settled' : 'decision_open',
    values: { verdict: computed.verdict, row: computed.id, others: others.join(', ') },
    items: [],
    facts: [],
  }
}

function factValues(names: readonly string[], facts: Facts): Reason['values'] {
  return Object.fromEntries(names.map((name) => [name, plainValue(name, facts[name] ?? null)]))
}

function plainValue(name: string, value: FactValue): string | number | boolean | null {
  if (typeof value === 'number') return isShare(name) ? percent(value) : Math.round(value * 10) / 10
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  return value.join(', ')
}

/** Facts in [0, 1] that people read as percentages. */
export function isShare(fact: string): boolean {
  return fact.endsWith('_share') || fact.endsWith('_rate') || fact.endsWith('_elsewhere')
}

function percent(share: number): number {
  return Math.round(share * 100)
}
