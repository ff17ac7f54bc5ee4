/** The known name nearest to a misspelt one, or `null` if none is near enough to be meant. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  // Two letters that changed places are two edits; very short names leave no room for that.
  const limit = name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3))
  let nearest: string | null = null
  let least = limit + 1
  for (const candidate of known) {
    const distance = editDistance(name, candidate)
    if (distance < least) {
      least = distance
      nearest = candidate
    }
  }
  return nearest
}

/** ` (did you mean "x"?)`, or nothing. */
export function suggestion(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known)
  return nearest === null ? '' : ` (did you mean "${nearest}"?)`
}

/** Levenshtein distance over UTF-16 units: insertions, deletions and replacements. */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const replaced = previous[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1))
    }
    previous = current
  }
  return previous[right.length]!
}
