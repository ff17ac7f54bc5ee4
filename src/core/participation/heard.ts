import type { Feedback, IndicatorValue, Locality } from '../capacity/capacity.ts'
import { latestValues } from '../capacity/profile.ts'
import type { LocalizedText } from '../language/localized-text.ts'
import { roleClassOf, type ParticipationWords } from './participation-words.ts'
import type { ConsultationRound } from './round.ts'
import { shownCount, type ShownCount } from './shown-apart.ts'

/** How somebody was heard: by voices, or as a party of a round that answered. */
export type Heard = ShownCount & { heard: boolean; asked: boolean; rounds: string[] }

export type HeardPlace = Heard & { locality: string }
export type HeardRole = Heard & { role: string; kind: 'staff' | 'residents' }

/** A group that is easily left out. `places` are those that speak for it, or where it lives and was not heard. */
export type HeardGroup = Heard & {
  group: string
  name: LocalizedText
  /** `null` for people, who may live anywhere; places of the group otherwise, with those not heard yet. */
  places: { all: number; not_heard: string[] } | null
}

export type HeardReport = {
  floor: number
  townships: HeardPlace[]
  roles: HeardRole[]
  groups: HeardGroup[]
  /** Roles that no class of ours knows, as they were written. */
  other_roles: number
}

export type HeardGround = {
  localities: readonly Locality[]
  values: readonly IndicatorValue[]
  feedback: readonly Pick<Feedback, 'locality' | 'role'>[]
  rounds: readonly ConsultationRound[]
}

/** Which townships, roles and groups were heard, against all there are. Villages count for the township above them. */
export function heardReport(ground: HeardGround, words: ParticipationWords, floor: number): HeardReport {
  const { localities, feedback, rounds } = ground
  const townshipOf = townshipsAbove(localities)
  const townships = localities.filter((place) => place.level === 'township')
  const voicesOf = (fits: (voice: Pick<Feedback, 'locality' | 'role'>) => boolean) => feedback.filter(fits).length
  const places = townships.map(({ id }): HeardPlace => ({
    locality: id,
    ...heard(
      voicesOf((voice) => voice.locality !== null && townshipOf.get(voice.locality) === id),
      rounds,
      (party) => party.locality !== null && townshipOf.get(party.locality) === id,
      floor,
    ),
  }))
  const roles = words.roles.map(({ id, kind }): HeardRole => {
    const ofClass = (name: string | null) => roleClassOf(name, words)?.id === id
    return {
      role: id,
      kind,
      ...heard(
        voicesOf((voice) => ofClass(voice.role)),
        rounds,
        (party) => party.kind !== 'township' && ofClass(party.name),
        floor,
      ),
    }
  })
  const people = words.inclusion.flatMap((id): HeardGroup[] => {
    const role = words.roles.find((one) => one.id === id)
    const line = roles.find((one) => one.role === id)
    if (role === undefined || line === undefined) return []
    const { role: _, kind: __, ...state } = line
    return [{ group: id, name: role.name, places: null, ...state }]
  })
  return {
    floor,
    townships: places,
    roles,
    groups: [...people, ...placeGroups(ground, words, townshipOf, places)],
    other_roles: voicesOf((voice) => voice.role !== null && roleClassOf(voice.role, words) === null),
  }
}

/** Groups of places: a group is heard where all its places are; the places that are not are named. */
function placeGroups(
  { values, localities }: HeardGround,
  words: ParticipationWords,
  townshipOf: ReadonlyMap<string, string>,
  places: readonly HeardPlace[],
): HeardGroup[] {
  const latest = latestValues(values)
  const byPlace = new Map(places.map((place) => [place.locality, place]))
  return words.places.map(({ id, name, indicator, side, bound }) => {
    const concerned = localities.filter((place) => {
      const value = latest.get(place.id)?.get(indicator)?.value
      if (value === undefined || !townshipOf.has(place.id)) return false
      return side === 'below' ? value < bound : value >= bound
    })
    const stateOf = (place: Locality) => byPlace.get(townshipOf.get(place.id) ?? '')
    const silent = concerned.filter((place) => stateOf(place)?.heard !== true)
    return {
      group: id,
      name,
      heard: concerned.length > 0 && silent.length === 0,
      asked: concerned.length > 0 && concerned.every((place) => stateOf(place)?.asked === true),
      count: null,
      few: false,
      rounds: [...new Set(concerned.flatMap((place) => stateOf(place)?.rounds ?? []))],
      places: { all: concerned.length, not_heard: silent.map((place) => place.id) },
    }
  })
}

function heard(
  voices: number,
  rounds: readonly ConsultationRound[],
  fits: (party: ConsultationRound['parties'][number]) => boolean,
  floor: number,
): Heard {
  const asked = rounds.filter((round) => round.parties.some(fits))
  const answered = asked.filter((round) => round.parties.some((party) => fits(party) && (party.answered ?? 0) > 0))
  return {
    ...shownCount(voices, floor),
    heard: voices > 0 || answered.length > 0,
    asked: asked.length > 0,
    rounds: asked.map((round) => round.id),
  }
}

/** Every township, and every village by the township it lies in. */
function townshipsAbove(localities: readonly Locality[]): ReadonlyMap<string, string> {
  const byId = new Map(localities.map((place) => [place.id, place]))
  const above = new Map<string, string>()
  for (const place of localities) {
    let at: Locality | undefined = place
    const seen = new Set<string>()
    while (at !== undefined && at.level !== 'township' && !seen.has(at.id)) {
      seen.add(at.id)
      at = at.parent === null ? undefined : byId.get(at.parent)
    }
    if (at?.level === 'township') above.set(place.id, at.id)
  }
  return above
}
