import type { System } from '../system/system.ts'
import type { MatchingWords } from './matching-words.ts'
import { bigramTable, nameShape, type BigramTable, type NameShape } from './name-similarity.ts'
import { foldCharacters, normaliseName, takePlaces, type NormalName } from './normalise-name.ts'

/** A system made ready for comparison. */
export type MatchedSystem = {
  system: System
  name: NormalName
  shape: NameShape
  owner: NormalOwner | null
  functions: ReadonlySet<string> | null
  /** Places of the name and of the owner. */
  places: readonly string[]
  /** What kind of thing it is, by its kind or else by the end of its name. */
  thing: 'group' | 'account' | 'program' | null
  /** Its level, or what its name or its owner says of it. */
  level: System['level']
}

/** An owner without places and words that every office has: 云岭县市场监督管理局 → 市场监督. */
export type NormalOwner = { core: string; places: readonly string[] }

export type MatchedSystems = { systems: MatchedSystem[]; table: BigramTable }

export function prepareSystems(systems: readonly System[], words: MatchingWords): MatchedSystems {
  const names = systems.map((system) => normaliseName(system.name, words))
  const table = bigramTable(
    names.map((name) => name.canonical),
    words.weakWords,
  )
  const owners = new Map<string, NormalOwner>()
  return {
    table,
    systems: systems.map((system, at) => {
      const name = names[at] ?? normaliseName(system.name, words)
      const owner = system.owner === null ? null : ownerOf(system.owner, words, owners)
      return {
        system,
        name,
        shape: nameShape(name.canonical, table),
        owner,
        places: [...new Set([...name.places, ...(owner?.places ?? [])])],
        thing: thingOf(system),
        level: system.level ?? (name.level === '省' || system.owner?.startsWith('省') === true ? 'province' : null),
        functions:
          system.functions === null || system.functions.length === 0
            ? null
            : new Set(system.functions.map((entry) => foldCharacters(entry, words).replaceAll(/\s/g, ''))),
      }
    }),
  }
}

function thingOf({ kind, name }: System): MatchedSystem['thing'] {
  const bare = name
    .normalize('NFKC')
    .replaceAll(/\(.*?\)/g, '')
    .replace(/\s*v?\d+(\.\d+)*版?\s*$/i, '')
  if (kind === 'work_group' || /群组?$/.test(bare)) return 'group'
  if (kind === 'official_account' || /(公众号|订阅号|服务号|视频号|抖音号|头条号|微博)$/.test(bare)) return 'account'
  return kind !== null || /(系统|平台|小程序|app|客户端)$/i.test(bare) ? 'program' : null
}

function ownerOf(text: string, words: MatchingWords, held: Map<string, NormalOwner>): NormalOwner {
  const known = held.get(text)
  if (known !== undefined) return known
  const owner = normaliseOwner(text, words)
  held.set(text, owner)
  return owner
}

export function normaliseOwner(text: string, words: MatchingWords): NormalOwner {
  const places: string[] = []
  let core = takePlaces(foldCharacters(text, words).replaceAll(/\s/g, ''), words, places, 2)
  for (;;) {
    const word = words.ownerWords.find((end) => core.endsWith(end) && core.length - end.length >= 2)
    if (word === undefined) return { core, places }
    core = core.slice(0, -word.length)
  }
}

/** Likeness of two owners in [0, 1]; a short form in order (市监 for 市场监督管理) counts as the same office. */
export function compareOwners(one: NormalOwner, other: NormalOwner): number {
  if (one.core === other.core) return 1
  const [short, long] = one.core.length <= other.core.length ? [one.core, other.core] : [other.core, one.core]
  if (short === '') return 0
  let at = 0
  for (const character of long) if (character === short[at]) at += 1
  if (at === short.length && short.length >= 2) return short[0] === long[0] ? 0.9 : 0.7
  const common = [...short].filter((character) => long.includes(character)).length
  return (0.6 * common) / long.length
}
