/** Simplified characters with the ways they are written in traditional Chinese: 台 → 臺, 平台 is also written 平台. */
export type TraditionalForms = ReadonlyMap<string, readonly string[]>

const mostSpellings = 16

/** A word as it stands and in its traditional spellings; a text that is none stays alone. */
export function spellings(word: string, forms: TraditionalForms): string[] {
  let written = ['']
  for (const character of word) {
    const ways = forms.get(character) ?? [character]
    // Past the limit the first way alone: a word of many doubtful characters is not worth a hundred spellings.
    const taken = written.length * ways.length > mostSpellings ? ways.slice(0, 1) : ways
    written = written.flatMap((start) => taken.map((way) => start + way))
  }
  return [...new Set([word, ...written])]
}
