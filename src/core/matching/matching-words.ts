import { bare } from './bare-place.ts'

/** Words for comparing names, from `resources/rules/matching.yaml`, with the places of the workspace added. */
export type MatchingWords = {
  kindWords: readonly string[]
  stageWords: readonly string[]
  levelPrefixes: readonly string[]
  levelPrefixExceptions: readonly string[]
  levelWords: readonly string[]
  notPlaces: readonly string[]
  notBefore: Readonly<Record<string, readonly string[]>>
  /** Places that tell systems apart, such as the townships of the workspace. */
  places: readonly string[]
  /** Places of the workspace below its own, without level words: they are known wherever they stand in a name. */
  ownPlaces: readonly string[]
  /** The workspace's own place, which every name in it may or may not carry. */
  home: readonly string[]
  directions: string
  ownerWords: readonly string[]
  /** Other names of one thing, the longest first, each with the one that stands for it. */
  synonyms: readonly { long: string; short: string }[]
  /** Words that say how, not what, the longest first. */
  weakWords: readonly string[]
  /** Words for what is done; those of one group are one doing. */
  actionWords: readonly (readonly string[])[]
  /** Traditional character → simplified character. */
  simplified: ReadonlyMap<string, string>
  weights: { name: number; owner: number; functions: number; kind: number; figures: number }
  reportAbove: number
  sureAbove: number
  linkAbove: number
}

/** The words with the places of a workspace: its own (`home`) and those below it. */
export function withPlaces(
  words: MatchingWords,
  own: { home: readonly string[]; places: readonly string[] },
): MatchingWords {
  return {
    ...words,
    home: [...words.home, ...own.home],
    places: [...words.places, ...own.places],
    ownPlaces: [...words.ownPlaces, ...own.places.map((place) => bare(place, words))],
  }
}
