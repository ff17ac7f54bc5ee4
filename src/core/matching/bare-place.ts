/** A place without its level word: 朝阳区 → 朝阳. */
export function bare(place: string, words: { levelWords: readonly string[] }): string {
  const level = words.levelWords.find((word) => place.endsWith(word) && place.length - word.length >= 2)
  return level === undefined ? place : place.slice(0, -level.length)
}
