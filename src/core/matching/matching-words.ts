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
  /** The workspace's own place, which every name in it may or may not carry. */
  home: readonly string[]
  directions: string
  ownerWords: readonly string[]
  /** Traditional character → simplified character. */
  simplified: ReadonlyMap<string, string>
  weights: { name: number; owner: number; functions: number; kind: number }
  reportAbove: number
  sureAbove: number
  linkAbove: number
}

/** The words with the places of a workspace: its own (`home`) and those below it. */
export function withPlaces(
  words: MatchingWords,
  own: { home: readonly string[]; places: readonly string[] },
): MatchingWords {
  return { ...words, home: [...words.home, ...own.home], places: [...words.places, ...own.places] }
}
