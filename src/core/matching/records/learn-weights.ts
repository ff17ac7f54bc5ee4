import type { ComparedPairs } from './comparison-levels.ts'

/** What each level of each comparison says for one thing (in nats), and what a pair starts from. */
export type LearnedWeights = { prior: number; levels: readonly (readonly number[])[] }

const rounds = 40
/** Of what the values' rarity says; the levels say a part of it already. */
const rarityShare = 0.5
/** In one table a thing may be listed often: to begin with, a record's partners are all that are nearly as near as the nearest. */
const nearBest = 0.85

/**
 * Learns from the pairs alone, without labels, how much each level of agreement speaks for a match: Fellegi and Sunter's
 * model by expectation and maximisation, begun with the pairs that are each other's nearest. `compete` says which records
 * can have but one partner; there the candidates of a record share one probability.
 */
export function learnWeights(compared: ComparedPairs, compete: Competition): LearnedWeights {
  let weights: LearnedWeights = { prior: 0, levels: [] }
  let beliefs = firstBeliefs(compared, compete)
  for (let round = 0; round < rounds; round++) {
    weights = weightsFrom(compared, beliefs)
    const next = believe(compared, weights, compete)
    let moved = 0
    for (let at = 0; at < next.length; at++) moved = Math.max(moved, Math.abs((next[at] ?? 0) - (beliefs[at] ?? 0)))
    beliefs = next
    if (moved < 1e-4) break
  }
  return weights
}

/**
 * On which sides of the pairs a record has at most one partner; `same` where both sides are rows of one table, so that
 * a record's rivals stand on either side.
 */
export type Competition = { one: boolean; other: boolean; same?: boolean }

/** The probability of each pair under the weights; partners that exclude each other share. */
export function believe(compared: ComparedPairs, weights: LearnedWeights, compete: Competition): Float64Array {
  const odds = evidenceOf(compared, weights).map((evidence) => Math.exp(Math.min(50, weights.prior + evidence)))
  if (compete.same === true) return believeInGroups(compared, odds)
  const byOne = new Map<number, number>()
  const byOther = new Map<number, number>()
  for (const [at, { one, other }] of compared.pairs.entries()) {
    byOne.set(one, (byOne.get(one) ?? 0) + (odds[at] ?? 0))
    byOther.set(other, (byOther.get(other) ?? 0) + (odds[at] ?? 0))
  }
  return odds.map((own, at) => {
    const pair = compared.pairs[at]
    const rivals = Math.max(
      own,
      compete.one ? (byOne.get(pair?.one ?? -1) ?? 0) : 0,
      compete.other ? (byOther.get(pair?.other ?? -1) ?? 0) : 0,
    )
    return own / (1 + rivals)
  })
}

/** In one table a record's partners exclude each other only where they are not partners of each other. */
function believeInGroups({ pairs }: ComparedPairs, odds: Float64Array): Float64Array {
  const partners = new Map<number, Map<number, number>>()
  for (const [at, { one, other }] of pairs.entries()) {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const own = partners.get(from) ?? new Map<number, number>()
      partners.set(from, own.set(to, odds[at] ?? 0))
    }
  }
  const rivalsOf = (record: number, partner: number): number => {
    let sum = 0
    const ofPartner = partners.get(partner)
    for (const [rival, own] of partners.get(record) ?? []) {
      if (rival !== partner && (ofPartner?.get(rival) ?? 0) < 1) sum += own
    }
    return sum
  }
  return odds.map((own, at) => {
    const { one, other } = pairs[at] ?? { one: -1, other: -1 }
    return own / (1 + own + Math.max(rivalsOf(one, other), rivalsOf(other, one)))
  })
}

/** What all comparisons of each pair say together, without the prior. */
export function evidenceOf(compared: ComparedPairs, weights: LearnedWeights): Float64Array {
  const width = compared.comparisons.length
  const evidence = new Float64Array(compared.pairs.length)
  for (let at = 0; at < evidence.length; at++) {
    let sum = 0
    for (let place = 0; place < width; place++) {
      const level = compared.levels[at * width + place] ?? -1
      if (level < 0) continue
      sum += (weights.levels[place]?.[level] ?? 0) + rarityShare * (compared.rarity[at * width + place] ?? 0)
    }
    evidence[at] = sum
  }
  return evidence
}

/** Alike enough to be taken for matches at first, unless too few are: then the most alike are, at least this share. */
const alikeAtFirst = 0.6
const leastShare = 0.1

/** Each other's nearest are taken for matches to begin with, as far as they are alike. */
function firstBeliefs(compared: ComparedPairs, compete: Competition): Float64Array {
  const best = new Map<number, number>()
  for (const [at, { one, other }] of compared.pairs.entries()) {
    for (const record of [one, other]) best.set(record, Math.max(best.get(record) ?? 0, compared.alike[at] ?? 0))
  }
  const ratio = compete.same === true ? nearBest : 1
  const mutual = compared.alike.map((alike, at) => {
    const pair = compared.pairs[at]
    const most = Math.max(best.get(pair?.one ?? -1) ?? 0, best.get(pair?.other ?? -1) ?? 0)
    return alike >= most * ratio ? alike : 0
  })
  const sorted = mutual.filter((alike) => alike > 0).toSorted((a, b) => b - a)
  const least = Math.min(alikeAtFirst, sorted[Math.floor(leastShare * sorted.length)] ?? alikeAtFirst)
  return mutual.map((alike) => (alike >= least ? 0.9 : 0.02))
}

function weightsFrom(compared: ComparedPairs, beliefs: Float64Array): LearnedWeights {
  const width = compared.comparisons.length
  const matched = compared.comparisons.map(({ levels }) => new Float64Array(levels).fill(0.5))
  const unmatched = compared.comparisons.map(({ levels }) => new Float64Array(levels).fill(0.5))
  let sum = 0.5
  for (let at = 0; at < beliefs.length; at++) {
    const belief = beliefs[at] ?? 0
    sum += belief
    for (let place = 0; place < width; place++) {
      const level = compared.levels[at * width + place] ?? -1
      if (level < 0) continue
      const yes = matched[place]
      const no = unmatched[place]
      if (yes === undefined || no === undefined) continue
      yes[level] = (yes[level] ?? 0) + belief
      no[level] = (no[level] ?? 0) + 1 - belief
    }
  }
  const share = Math.min(0.9, sum / (beliefs.length + 1))
  return {
    prior: Math.log(share / (1 - share)),
    levels: compared.comparisons.map((_, place) => {
      const yes = matched[place] ?? new Float64Array()
      const no = unmatched[place] ?? new Float64Array()
      return rising(yes, no)
    }),
  }
}

/** Weights by level; where a higher level would say less than a lower one, both count as one level. */
function rising(yes: Float64Array, no: Float64Array): number[] {
  const all = yes.reduce((a, b) => a + b, 0)
  const none = no.reduce((a, b) => a + b, 0)
  const blocks: { yes: number; no: number; levels: number }[] = []
  for (let level = 0; level < yes.length; level++) {
    blocks.push({ yes: yes[level] ?? 0, no: no[level] ?? 0, levels: 1 })
    for (;;) {
      const last = blocks.at(-1)
      const before = blocks.at(-2)
      if (last === undefined || before === undefined || last.yes * before.no >= before.yes * last.no) break
      blocks.splice(-2, 2, {
        yes: last.yes + before.yes,
        no: last.no + before.no,
        levels: last.levels + before.levels,
      })
    }
  }
  return blocks.flatMap((block) =>
    Array.from({ length: block.levels }, () => Math.log(block.yes / all) - Math.log(block.no / none)),
  )
}
