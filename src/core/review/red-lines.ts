import type { RedLine, RedLineEffect } from '../checklist/checklist.ts'
import { disjunction, type Facts, type Truth } from '../checklist/condition.ts'
import { factsOfRedLine, judgeRedLine, type RedLineResult } from '../checklist/red-line.ts'

/** What one rule says of one system, with the facts it rests on and those it waits for. */
export type RedLineOutcome = {
  rule: string
  severity: RedLine['severity']
  effect: RedLineEffect
  result: RedLineResult
  facts: string[]
  unknown: string[]
}

/** Every rule against the facts of one system, in the order of the rules. */
export function redLineResults(rules: readonly RedLine[], facts: Facts): RedLineOutcome[] {
  return rules.map((rule) => {
    const result = judgeRedLine(rule, facts)
    const read = factsOfRedLine(rule)
    return {
      rule: rule.id,
      severity: rule.severity,
      effect: rule.effect,
      result,
      facts: read.filter((name) => (facts[name] ?? null) !== null),
      unknown: result === 'review' ? read.filter((name) => (facts[name] ?? null) === null) : [],
    }
  })
}

export type RedLineTests = Record<'red_line' | 'unmendable_migrate' | 'unmendable_retire', Truth>

/** Whether red lines are crossed, and whether one is that cannot be mended. Warnings are findings, never vetoes. */
export function redLineTests(rules: readonly RedLine[], facts: Facts): RedLineTests {
  const tests: RedLineTests = { red_line: 'no', unmendable_migrate: 'no', unmendable_retire: 'no' }
  for (const rule of rules) {
    if (rule.severity !== 'red_line') continue
    const truth = truths[judgeRedLine(rule, facts)]
    if (truth === 'no') continue
    tests.red_line = disjunction([tests.red_line, truth])
    if (rule.effect === 'migrate') tests.unmendable_migrate = disjunction([tests.unmendable_migrate, truth])
    if (rule.effect === 'retire') tests.unmendable_retire = disjunction([tests.unmendable_retire, truth])
  }
  return tests
}

const truths = { hit: 'yes', review: 'maybe', clear: 'no', exempt: 'no', out_of_scope: 'no' } as const satisfies Record<
  RedLineResult,
  Truth
>
