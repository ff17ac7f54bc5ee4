import type { ChecklistItem } from '../checklist/checklist.ts'
import { evaluate, factsOf } from '../checklist/condition.ts'
import { standingOf } from '../checklist/interval.ts'
import { factsOfRedLine } from '../checklist/red-line.ts'
import type { Reviewer } from '../review/assess.ts'
import { lastingFacts } from '../review/explain-fact.ts'
import { reviewSystem, type SystemUnderReview } from '../review/review-system.ts'
import type { SignedGround } from './sign-off.ts'

/** What the review of one system rests on, beside its facts and answers. */
export type GroundSource = {
  reviewer: Reviewer
  subject: SystemUnderReview
  /** Notes of people's answers by item. */
  notes: Readonly<Record<string, string | null>>
  evidence: SignedGround['evidence']
  /** `version sha256` by id, of every checklist and the red lines. */
  versions: Readonly<Record<string, string>>
  /** Id of the set of red lines among `versions`. */
  redLines: string
}

/**
 * The ground of a signature: the facts that the rules read of this system, the answers in force, evidence, verdict,
 * decision and versions. What plays no part in the verdict plays none in the signature.
 */
export function collectGround(source: GroundSource): SignedGround {
  const { reviewer, subject, notes, versions } = source
  const answers: SignedGround['answers'] = {}
  const read = new Set([...reviewer.testFacts.values()].flat())
  const asking = new Set([source.redLines])
  for (const checklist of reviewer.checklists) {
    for (const item of checklist.items) {
      const standing = standingOf(item, subject.facts, subject.answers)
      for (const fact of factsOfScope(item)) read.add(fact)
      if (standing.state === 'not_applicable') continue
      asking.add(checklist.id)
      if (standing.state !== 'answered') continue
      for (const fact of item.proven_by.flatMap((proof) => factsOf(proof.when))) read.add(fact)
      const note = standing.by === 'person' ? (notes[item.id] ?? null) : null
      answers[item.id] = { choice: standing.choice.id, note }
    }
  }
  for (const rule of reviewer.redLines) {
    const concerned = rule.scope === undefined || evaluate(rule.scope, subject.facts) !== 'no'
    for (const fact of concerned ? factsOfRedLine(rule) : factsOf(rule.scope ?? { all: [] })) read.add(fact)
  }
  const lasting = [...new Set([...read].flatMap(lastingFacts))].toSorted()
  return {
    facts: Object.fromEntries(lasting.map((fact) => [fact, subject.facts[fact] ?? null])),
    answers,
    evidence: source.evidence.filter((one) => answers[one.item] !== undefined),
    computed: reviewSystem(reviewer, subject, { explain: false }).computed,
    decision: decisionOf(subject),
    checklists: Object.fromEntries([...asking].toSorted().map((id) => [id, versions[id] ?? ''])),
  }
}

function factsOfScope(item: ChecklistItem): string[] {
  const own = item.applies === undefined ? [] : factsOf(item.applies)
  return item.measures_use ? [...own, 'protected'] : own
}

function decisionOf({ decision }: SystemUnderReview): SignedGround['decision'] {
  if (decision === null) return null
  return { verdict: decision.verdict, into: decision.into?.id ?? null, reason: decision.reason || null }
}
