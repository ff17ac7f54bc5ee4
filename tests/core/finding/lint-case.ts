import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { nothingRecorded, type LintGround, type RecordGround } from '../../../src/core/finding/lint-ground.ts'
import { deriveFacts } from '../../../src/core/review/derive-facts.ts'
import { emptyPortfolio, type Portfolio } from '../../../src/core/review/portfolio.ts'
import { reviewSystem, type HumanDecision } from '../../../src/core/review/review-system.ts'
import type { Verdict, VerdictRow } from '../../../src/core/review/verdict.ts'
import { emptySystem } from '../../../src/core/system/fields.ts'
import type { System } from '../../../src/core/system/system.ts'
import { item, oneEach, reviewer, rules } from '../review/rulebook.ts'

export const today = '2026-11-24'

/** A case as it is written: what is not named is unknown. */
export type LintCase = {
  systems?: Partial<System>[]
  decisions?: Record<string, { verdict: Verdict; reason: string; into?: string }>
  records?: Record<
    string,
    Partial<Omit<RecordGround, 'answers'>> & { answers?: Partial<RecordGround['answers'][number]>[] }
  >
  scenes?: {
    id: string
    name: string
    status: 'confirmed'
    functions: { id: string; name: string; needed: boolean; systems: string[] }[]
  }[]
  localities?: Partial<Portfolio['localities'][number]>[]
  values?: Partial<Portfolio['values'][number]>[]
  /** Voices by system; `unlinked` belong to none. */
  voices?: Record<string, number>
  undecided?: [string, string][]
  plan?: LintGround['plan']
  sources?: LintGround['sources']
  /** The row of the decision table that gave the verdicts. */
  row?: string
}

const rulebook = reviewer([
  ...oneEach,
  item('NOTE', 'boundary', { evidence: 'note' }),
  item('FILE', 'boundary', { evidence: 'attachment' }),
  item('PROVEN', 'boundary', { proven_by: [{ when: { fact: 'check_in', is: true }, choice: 'no' }] }),
])

export function readCases(): Record<string, Record<'hit' | 'clear' | 'unknown', LintCase>> {
  return parse(readFileSync(join(import.meta.dirname, 'lint-cases.yaml'), 'utf8')) as ReturnType<typeof readCases>
}

/** The ground of a case, with facts and verdicts worked out as the program works them out. */
export function groundOf(written: LintCase): LintGround {
  const systems = (written.systems ?? []).map((fields, at) => ({
    ...emptySystem(`s${at + 1}`, `系统${at + 1}`),
    ...fields,
  }))
  const portfolio: Portfolio = {
    ...emptyPortfolio(today),
    systems,
    scenes: (written.scenes ?? []).map((scene) => ({
      ...scene,
      need: null,
      evidence: null,
      functions: scene.functions.map((one) => ({
        ...one,
        systems: one.systems.map((system) => ({ system, coverage: 'full' as const })),
      })),
    })),
    localities: (written.localities ?? []).map((one) => ({
      id: '',
      name: '',
      level: 'township',
      parent: null,
      ...one,
    })),
    indicators: rules.indicators,
    values: (written.values ?? []).map((one) => ({
      locality: '',
      indicator: '',
      year: null,
      value: 0,
      raw: '',
      ...one,
    })),
    feedback: Object.entries(written.voices ?? {}).flatMap(([system, count]) =>
      Array.from({ length: count }, (_, at) => voice(`${system}${at}`, system === 'unlinked' ? null : system)),
    ),
  }
  const facts = deriveFacts(portfolio, rules.settings.minimum_voices)
  const verdicts = new Map(
    systems.map((system): [string, VerdictRow] => {
      const decided = written.decisions?.[system.id]
      const into = decided?.into === undefined ? null : { id: decided.into, name: decided.into }
      const decision: HumanDecision | null = decided ? { verdict: decided.verdict, reason: decided.reason, into } : null
      const subject = { system, facts: facts.get(system.id) ?? {}, answers: {}, decision }
      const row = reviewSystem(rulebook, subject, { explain: false })
      if (written.row === undefined) return [system.id, row]
      const reasons = row.reasons.map((reason) => ({
        ...reason,
        values: { ...reason.values, row: written.row ?? null },
      }))
      return [system.id, { ...row, reasons }]
    }),
  )
  return {
    settings: rules.settings,
    portfolio,
    facts,
    items: new Map(rulebook.checklists.flatMap((list) => list.items).map((one) => [one.id, one])),
    versions: new Map([['own', '1']]),
    verdicts,
    records: new Map(
      Object.entries(written.records ?? {}).map(([id, record]) => [id, recordOf(record, verdicts.get(id))] as const),
    ),
    undecided: written.undecided ?? [],
    plan: written.plan ?? null,
    sources: written.sources ?? [],
  }
}

function recordOf(written: NonNullable<LintCase['records']>[string], verdict: VerdictRow | undefined): RecordGround {
  const { decision } = written
  return {
    ...nothingRecorded,
    ...written,
    // “same” stands for whatever is computed now.
    decision: decision
      ? { ...decision, computed: String(decision.computed) === 'same' ? verdict!.computed : decision.computed }
      : null,
    answers: (written.answers ?? []).map((answer) => ({
      item: '',
      checklist: 'own',
      version: '1',
      choice: 'yes',
      note: null,
      at: '2026-10-01',
      changed_at: null,
      attached: [],
      ...answer,
    })),
  }
}

function voice(id: string, system: string | null): Portfolio['feedback'][number] {
  const nothing = { locality: null, role: null, minutes_per_week: null, satisfaction: null, problem: null, wish: null }
  return { id, system, system_name: '甲', answer: null, ...nothing }
}
