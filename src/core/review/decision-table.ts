import { measures, type Clause } from '../checklist/checklist.ts'
import { evaluate, factsOf, type Condition, type Facts, type Truth } from '../checklist/condition.ts'
import type { LocalizedText } from '../language/localized-text.ts'
import type { ProposalConclusion, Reason, Verdict } from './verdict.ts'

/**
 * A named question that the facts of a system answer. Rows read it as the fact `test.<id>`.
 * `stage` is the step of the reasoning it belongs to, `presume` what is taken for the computed verdict while the facts
 * leave the test open.
 */
export type TestDefinition = {
  id: string
  stage: Reason['test']
  title: LocalizedText
  when: Condition
  presume: 'yes' | 'no'
  /** What is taken instead where the verdict would otherwise be to close; absent: the same as `presume`. */
  before_closing?: 'yes' | 'no'
}

/** A row holds where `when`, a condition over `test.*` alone, is true. */
export type DecisionRow = {
  id: string
  when: Condition
  verdict: Verdict
  /** What a table for proposed systems concludes; the verdict is what lists and documents carry it under. */
  conclusion?: ProposalConclusion
  reason: LocalizedText
  /** What the row rests on. */
  source?: Clause[]
}

export type DecisionTable = {
  id: string
  version: string
  title: LocalizedText
  tests: TestDefinition[]
  /** In order; the last one always holds. */
  rows: DecisionRow[]
}

/** Tests that the red lines and the measures answer; all others are defined in the table. */
export const builtInTests = ['red_line', 'unmendable_migrate', 'unmendable_retire', ...measures] as const
export type BuiltInTest = (typeof builtInTests)[number]

/** The outcome of every test of a system, by test id. */
export type TestResults = Readonly<Record<string, Truth>>

export type Decision = {
  /** Every row that some completion of the open tests could reach, in table order. */
  rows: readonly DecisionRow[]
  /** Their verdicts, each once. */
  verdicts: readonly Verdict[]
}

export type Decider = (tests: TestResults) => Decision

/**
 * Every row that some completion of the open tests reaches. The plain three-valued reading of method.md §2 lets a row join
 * that an earlier, equally open row rules out (`needed-fails` after `unasked-fails`); here an open row is split on one of
 * its open tests and each half is read on, so the set is exact as far as the tests are independent, and still contains
 * the row of every completion. The same outcomes of tests occur again and again, so a decision is kept by its outcomes.
 */
export function createDecider(table: DecisionTable): Decider {
  const names = [...builtInTests, ...table.tests.map((test) => test.id)]
  const reads = table.rows.map((row) => factsOf(row.when))
  const held = new Map<number, Decision>()
  return (tests) => {
    // One number for the outcomes of all tests, a ternary digit each; exact for more tests than a table will ever have.
    let key = 0
    for (const name of names) key = key * 3 + digits[tests[name] ?? 'maybe']
    const known = held.get(key)
    if (known !== undefined) return known
    const reached = new Set<number>()
    follow(table.rows, reads, factsOfTests(tests), 0, reached)
    const rows = table.rows.filter((_, at) => reached.has(at))
    const decision = { rows, verdicts: [...new Set(rows.map((row) => row.verdict))] }
    held.set(key, decision)
    return decision
  }
}

const digits = { no: 0, maybe: 1, yes: 2 } as const satisfies Record<Truth, number>

function follow(
  rows: readonly DecisionRow[],
  reads: readonly string[][],
  facts: Facts,
  from: number,
  reached: Set<number>,
): void {
  for (let at = from; at < rows.length; at++) {
    const row = rows[at]
    const truth = row === undefined ? 'no' : evaluate(row.when, facts)
    if (truth === 'yes') reached.add(at)
    if (truth === 'yes') return
    if (truth === 'no') continue
    const open = reads[at]?.find((name) => (facts[name] ?? null) === null)
    if (open === undefined) continue
    follow(rows, reads, { ...facts, [open]: true }, at, reached)
    follow(rows, reads, { ...facts, [open]: false }, at, reached)
    return
  }
}

function factsOfTests(tests: TestResults): Facts {
  const values = { yes: true, no: false, maybe: null } as const
  return Object.fromEntries(Object.entries(tests).map(([name, truth]) => [`test.${name}`, values[truth]]))
}
