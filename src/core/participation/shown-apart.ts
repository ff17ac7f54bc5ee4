/** What may be told of where a voice comes from. `null` is held back (or was never said). */
export type ShownSpeaker = { locality: string | null; role: string | null; held_back: boolean }

type Speaker = { locality: string | null; role: string | null }

/**
 * What may be shown of each voice so that nobody is recognised: township and role together only where at least `floor`
 * voices share both, else the one that enough voices share (the township before the role), else neither.
 */
export function shownSpeakers(voices: readonly Speaker[], floor: number): ShownSpeaker[] {
  const both = countBy(voices, ({ locality, role }) => JSON.stringify([locality, role]))
  const places = countBy(voices, ({ locality }) => locality)
  const roles = countBy(voices, ({ role }) => role)
  return voices.map(({ locality, role }) => {
    if (locality !== null && role !== null) {
      if ((both.get(JSON.stringify([locality, role])) ?? 0) >= floor) return { locality, role, held_back: false }
      if ((places.get(locality) ?? 0) >= floor) return { locality, role: null, held_back: true }
      if ((roles.get(role) ?? 0) >= floor) return { locality: null, role, held_back: true }
      return { locality: null, role: null, held_back: true }
    }
    const known = locality ?? role
    const enough = (locality === null ? roles.get(role) : places.get(locality)) ?? 0
    if (known === null || enough >= floor) return { locality, role, held_back: false }
    return { locality: null, role: null, held_back: true }
  })
}

/** A count that may be told, or that there are some, fewer than the floor. */
export type ShownCount = { count: number | null; few: boolean }

export function shownCount(count: number, floor: number): ShownCount {
  return count > 0 && count < floor ? { count: null, few: true } : { count, few: false }
}

function countBy<Key>(voices: readonly Speaker[], keyOf: (voice: Speaker) => Key): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const voice of voices) counts.set(keyOf(voice), (counts.get(keyOf(voice)) ?? 0) + 1)
  return counts
}
