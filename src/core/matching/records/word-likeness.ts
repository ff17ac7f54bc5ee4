/** Likeness of two different words in [0, 1]: a slip of the pen, a short form, an initial; 0 where it is none of these. */
export function wordLikeness(one: string, other: string): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.startsWith(short) && !hasDigit(long)) return short.length === 1 ? 0.5 : short.length === 2 ? 0.6 : 0.85
  if (short.length < 4) return 0
  const allowed = short.length >= 8 ? 2 : 1
  if (long.length - short.length > allowed) return 0
  // A slip seldom spoils both ends; looking there first spares most of the work.
  if (short[0] !== long[0] && short.at(-1) !== long.at(-1)) return 0
  if (hasDigit(short) || hasDigit(long)) return 0
  const distance = editDistance(short, long, allowed)
  return distance > allowed ? 0 : 1 - distance / short.length
}

/** Edits (with swaps of neighbours) from one word to another, given up above `atMost`. */
export function editDistance(one: string, other: string, atMost: number): number {
  const width = other.length + 1
  let before: number[] = []
  let above = Array.from({ length: width }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j < width; j++) {
      const same = one[i - 1] === other[j - 1]
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      }
      row[j] = cost
      least = Math.min(least, cost)
    }
    if (least > atMost) return least
    before = above
    above = row
  }
  return above[width - 1] ?? 0
}

function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) <= 57 && text.charCodeAt(at) >= 48) return true
  return false
}
