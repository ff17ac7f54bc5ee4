export const partyKinds = ['township', 'role', 'department', 'residents'] as const
export const opinionOutcomes = ['taken_up', 'partly', 'not_taken_up'] as const
export const roundChannels = ['meeting', 'letter', 'questionnaire', 'online', 'visit', 'hotline', 'other'] as const

export type PartyKind = (typeof partyKinds)[number]
export type OpinionOutcome = (typeof opinionOutcomes)[number]
export type RoundChannel = (typeof roundChannels)[number]

/** Somebody asked in a round. `locality` is set for a township. Counts are people or bodies; unknown is `null`. */
export type RoundParty = {
  id: string
  kind: PartyKind
  locality: string | null
  name: string
  asked: number | null
  answered: number | null
}

/** One opinion of a round. One that was taken up in part or not at all carries the reason. */
export type RoundOpinion = {
  id: string
  party: string | null
  system: string | null
  text: string
  outcome: OpinionOutcome | null
  reason: string | null
}

/** A consultation 征求意见. Dates are ISO days; `closed_on` is when it was ended, `null` while it is open. */
export type ConsultationRound = {
  id: string
  title: string
  opened_on: string
  closes_on: string | null
  closed_on: string | null
  channel: RoundChannel
  note: string | null
  parties: RoundParty[]
  opinions: RoundOpinion[]
}

export type RoundSummary = {
  asked: number | null
  answered: number | null
  /** Parties of which it is not known how many were asked, or how many answered. */
  unknown: number
  opinions: number
  taken_up: number
  partly: number
  not_taken_up: number
  undecided: number
  state: 'open' | 'overdue' | 'closed'
  /** Days past the last day of an open round; 0 otherwise. */
  days_over: number
}

/** The figures of one round on a day. */
export function summariseRound(round: ConsultationRound, today: string): RoundSummary {
  const count = (outcome: OpinionOutcome | null) => round.opinions.filter((one) => one.outcome === outcome).length
  const over = round.closed_on === null && round.closes_on !== null ? daysBetween(round.closes_on, today) : 0
  return {
    asked: sumKnown(round.parties.map((party) => party.asked)),
    answered: sumKnown(round.parties.map((party) => party.answered)),
    unknown: round.parties.filter((party) => party.asked === null || party.answered === null).length,
    opinions: round.opinions.length,
    taken_up: count('taken_up'),
    partly: count('partly'),
    not_taken_up: count('not_taken_up'),
    undecided: count(null),
    state: round.closed_on !== null ? 'closed' : over > 0 ? 'overdue' : 'open',
    days_over: Math.max(0, over),
  }
}

/** What a round lacks before it may be written: dates the wrong way round, or more answers than people asked. */
export type RoundFault =
  { code: 'title_missing' } | { code: 'dates_reversed' } | { code: 'more_answered_than_asked'; party: string }

export function roundFaults(
  round: Pick<ConsultationRound, 'title' | 'opened_on' | 'closes_on' | 'closed_on'> & {
    parties: readonly Pick<RoundParty, 'name' | 'asked' | 'answered'>[]
  },
): RoundFault[] {
  const { title, opened_on: opened, parties } = round
  const before = (day: string | null) => day !== null && day < opened
  return [
    ...(title.trim() === '' ? [{ code: 'title_missing' as const }] : []),
    ...(before(round.closes_on) || before(round.closed_on) ? [{ code: 'dates_reversed' as const }] : []),
    ...parties.flatMap(({ name, asked, answered }) =>
      asked !== null && answered !== null && answered > asked
        ? [{ code: 'more_answered_than_asked' as const, party: name }]
        : [],
    ),
  ]
}

/** Whether an outcome must come with its reason. */
export function needsReason(outcome: OpinionOutcome | null): boolean {
  return outcome === 'partly' || outcome === 'not_taken_up'
}

function sumKnown(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null)
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0)
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
