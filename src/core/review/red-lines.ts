import type { RedLine, RedLineEffect } from '../checklist/checklist.ts'
import { disjunction, type Facts, type Truth } from '../checklist/condition.ts'
import { answerFact, unasked } from '../checklist/answer-fact.ts'
import { factsOfRedLine, itemsOfRedLine, judgeRedLine, type RedLineResult } from '../checklist/red-line.ts'

/** What one rule says of one system, with the facts it rests on and those it waits for. */
export type RedLineOutcome = {
  rule: string
  severity: RedLine['severity']
  effect: RedLineEffect
  result: RedLineResult
  facts: string[]
  unknown: string[]
  /** Items whose answers it rests on, and those it waits for. */
  items: string[]
  unanswered: string[]
}

/** Every rule against the facts of one system, in the order of the rules. */
export function redLineResults(rules: readonly RedLine[], facts: Facts): RedLineOutcome[] {
  return rules.map((rule) => redLineOutcome(rule, judgeRedLine(rule, facts), facts))
}

/** A result with its grounds. */
export function redLineOutcome(rule: RedLine, result: RedLineResult, facts: Facts): RedLineOutcome {
  const read = factsOfRedLine(rule)
  const asked = itemsOfRedLine(rule)
  const answered = asked.filter((id) => (facts[answerFact(id)] ?? null) !== null)
  return {
    rule: rule.id,
    severity: rule.severity,
    effect: rule.effect,
    result,
    facts: read.filter((name) => (facts[name] ?? null) !== null),
    unknown: result === 'review' ? read.filter((name) => (facts[name] ?? null) === null) : [],
    items: answered.filter((id) => facts[answerFact(id)] !== unasked),
    unanswered: result === 'review' ? asked.filter((id) => !answered.includes(id)) : [],
  }
}

/** The result of every rule, in the order of the rules; no more than the reckoning needs. */
export function judgeRedLines(rules: readonly RedLine[], facts: Facts): RedLineResult[] {
  return rules.map((rule) => judgeRedLine(rule, facts))
}

export type RedLineTests = Record<'red_line' | 'unmendable_migrate' | 'unmendable_retire', Truth>

/** Whether red lines are crossed, and whether one is that cannot be mended. Warnings are findings, never vetoes. */
export function redLineTests(rules: readonly RedLine[], results: readonly RedLineResult[]): RedLineTests {
  const tests: RedLineTests = { red_line: 'no', unmendable_migrate: 'no', unmendable_retire: 'no' }
  rules.forEach((rule, at) => {
    const truth = truths[results[at] ?? 'review']
    if (rule.severity !== 'red_line' || truth === 'no') return
    tests.red_line = disjunction([tests.red_line, truth])
    if (rule.effect === 'migrate') tests.unmendable_migrate = disjunction([tests.unmendable_migrate, truth])
    if (rule.effect === 'retire') tests.unmendable_retire = disjunction([tests.unmendable_retire, truth])
  })
  return tests
}

const truths = { hit: 'yes', review: 'maybe', clear: 'no', exempt: 'no', out_of_scope: 'no' } as const satisfies Record<
  RedLineResult,
  Truth
>
