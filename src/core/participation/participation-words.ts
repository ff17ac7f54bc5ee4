import type { LocalizedText } from '../language/localized-text.ts'

/** A kind of person that is heard: a role of staff, or residents of some sort. `words` are how sheets name it. */
export type RoleClass = { id: string; name: LocalizedText; kind: 'staff' | 'residents'; words: string[] }

/** A kind of problem and the words by which people tell it. */
export type ProblemTheme = { id: string; name: LocalizedText; words: string[] }

/** Places that must be heard because of what an indicator says of them: `below` or `from` the bound. */
export type PlaceGroup = {
  id: string
  name: LocalizedText
  indicator: string
  side: 'below' | 'from'
  bound: number
}

export type ParticipationWords = {
  /** Groups of fewer voices are not shown apart. */
  floor: number
  roles: RoleClass[]
  /** The classes of `roles` that must be heard so that nobody is left out. */
  inclusion: string[]
  places: PlaceGroup[]
  themes: ProblemTheme[]
  /** Words without weight when two texts are compared. */
  fillers: string[]
  /** Headings of inventory or feedback columns that list what is typed in, normalised. */
  entryHeadings: string[]
  /** Words of functions that ask for typing in. */
  entryWords: string[]
}

/** The kind of person a role's name stands for, by the first class with a word in it; `null` where none has. */
export function roleClassOf(role: string | null, words: ParticipationWords): RoleClass | null {
  if (role === null) return null
  const name = role.normalize('NFKC').replaceAll(/\s/g, '')
  return words.roles.find((one) => one.words.some((word) => name.includes(word))) ?? null
}
