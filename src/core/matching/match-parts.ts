import { compareFigures } from './compare-figures.ts'
import { compareOwners, type MatchedSystem } from './matched-system.ts'
import type { MatchingWords } from './matching-words.ts'
import type { NameLikeness } from './name-similarity.ts'

/** One thing that speaks for or against a duplicate; `code` is a sentence of `findings.json`, shares are percentages. */
export type MatchReason = { code: string; values: Record<string, string | number | boolean | null> }

/**
 * One ground of the score; its sentence is made only for pairs that are reported. With a `doubt` a pair is for a person to
 * look at, whatever its score.
 */
export type MatchPart = { weight: number; score: number; doubt: boolean; reason: () => MatchReason }

/** What names, owners, functions, kinds and figures of two systems say; what either does not know is left out. */
export function matchParts(
  one: MatchedSystem,
  other: MatchedSystem,
  likeness: NameLikeness,
  words: MatchingWords,
  carriers: readonly [string | null, string | null],
): MatchPart[] {
  const { weights } = words
  const figures = figuresPart(one, other, weights.figures)
  const borneOut = figures !== null && figures.same >= 2 && !figures.part.doubt
  const parts: MatchPart[] = [namePart(one, likeness, weights.name, borneOut)]
  if (one.owner !== null && other.owner !== null) {
    const score = compareOwners(one.owner, other.owner)
    const code = score >= 0.7 ? 'owner_same' : 'owner_differs'
    parts.push(part(weights.owner, score, code, { share: percent(score) }, score < 0.7))
  }
  if (one.functions !== null && other.functions !== null) {
    const shared = [...one.functions].filter((entry) => other.functions?.has(entry) === true).length
    const fewer = Math.min(one.functions.size, other.functions.size)
    const code = shared > 0 ? 'functions_shared' : 'functions_differ'
    parts.push(part(weights.functions, shared / fewer, code, { shared, fewer }, shared === 0))
  }
  const [kind, otherKind] = [one.system.kind, other.system.kind]
  if (kind !== null && otherKind !== null) {
    const same = kind === otherKind
    parts.push(part(weights.kind, same ? 1 : 0, same ? 'kind_same' : 'kind_differs', { kind, other: otherKind }, !same))
  }
  if (figures !== null) parts.push(figures.part)
  return [...parts, ...doubts(one, other, words, carriers, borneOut)]
}

function namePart(one: MatchedSystem, likeness: NameLikeness, weight: number, borneOut: boolean): MatchPart {
  // Two names that are not the same but for order stand for one system surely only where the figures bear it out.
  const doubt = likeness.by !== 'same' && likeness.by !== 'order' && !borneOut
  const values = { share: percent(likeness.score), core: one.name.core }
  return part(weight, likeness.score, `name_${likeness.by}`, values, doubt)
}

function figuresPart(
  one: MatchedSystem,
  other: MatchedSystem,
  weight: number,
): { part: MatchPart; same: number } | null {
  const { same, differ } = compareFigures(one.system, other.system)
  const total = same + differ
  if (total === 0) return null
  const code = differ === 0 ? 'figures_same' : same === 0 ? 'figures_differ' : 'figures_mixed'
  const values = { same: Math.ceil(same), total: Math.ceil(total) }
  return { same, part: part(weight * Math.min(1, total / 2), same / total, code, values, differ >= 1) }
}

/** What does not tell two systems apart and yet may. */
function doubts(
  one: MatchedSystem,
  other: MatchedSystem,
  { weights }: MatchingWords,
  carriers: readonly [string | null, string | null],
  borneOut: boolean,
): MatchPart[] {
  const parts: MatchPart[] = []
  if ((one.name.numbers.length === 0) !== (other.name.numbers.length === 0)) {
    parts.push(part(weights.name / 2, 0, 'number_on_one_side', {}, true))
  }
  if (one.places.length !== other.places.length) parts.push(part(weights.name / 3, 0, 'place_on_one_side', {}, true))
  const phases = [one.name.phases.join('、'), other.name.phases.join('、')] as const
  if (phases[0] !== phases[1] && !borneOut) {
    parts.push(part(weights.name / 8, 0, 'phase_differs', { one: phases[0], other: phases[1] }, true))
  }
  if (one.level !== null && other.level !== null && one.level !== other.level) {
    parts.push(part(weights.name / 2, 0, 'level_differs', { level: one.level, other: other.level }, true))
  }
  if ((one.thing === null) !== (other.thing === null) && one.thing !== 'program' && other.thing !== 'program') {
    parts.push(part(weights.kind, 0, 'kind_unknown', {}, true))
  }
  if (one.thing === 'account' && other.thing === 'account') {
    // One name on several networks is one brand and several accounts.
    if (carriers[0] === null || carriers[1] === null || carriers[0] !== carriers[1]) {
      const known = carriers[0] !== null && carriers[1] !== null
      const values = { one: carriers[0] ?? '', other: carriers[1] ?? '' }
      parts.push(part(known ? weights.name / 4 : 0, 0, known ? 'carrier_differs' : 'carrier_unknown', values, true))
    }
  }
  return parts
}

function part(weight: number, score: number, code: string, values: MatchReason['values'], doubt: boolean): MatchPart {
  return { weight, score, doubt, reason: () => ({ code, values }) }
}

function percent(share: number): number {
  return Math.round(share * 100)
}
