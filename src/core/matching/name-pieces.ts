/** What two names have in common piece by piece, and what each has besides. */
export type NamePieces = { shared: readonly string[]; left: readonly [readonly string[], readonly string[]] }

/**
 * Takes the longest pieces that two names share out of both, wherever they stand, then the short forms: 城管 in one for
 * 城市管理 in the other. What is left on both sides is what the names do not have in common.
 */
export function namePieces(one: string, other: string): NamePieces {
  const shared: string[] = []
  let mine = [one]
  let theirs = [other]
  for (;;) {
    const piece = longestShared(mine, theirs)
    if (piece.length < 2) break
    shared.push(piece)
    mine = without(mine, piece)
    theirs = without(theirs, piece)
  }
  for (const part of mine) {
    const match = theirs.find(
      (entry) =>
        isShortForm(part, entry) ||
        isShortForm(entry, part) ||
        // A piece may have taken the first character of a short form: 数字城+管 and 数字城+市管理.
        (shared.length > 0 && (endOfShortForm(part, entry) || endOfShortForm(entry, part))),
    )
    if (match === undefined) continue
    shared.push(part.length <= match.length ? part : match)
    mine = mine.filter((entry) => entry !== part)
    theirs = theirs.filter((entry) => entry !== match)
  }
  return { shared, left: [mine, theirs] }
}

/** Begins alike, and its characters stand in the long form in the same order. */
function isShortForm(short: string, long: string): boolean {
  if (short.length < 2 || short.length >= long.length || short[0] !== long[0]) return false
  let at = 0
  for (const character of long) if (character === short[at]) at += 1
  return at === short.length
}

function endOfShortForm(short: string, long: string): boolean {
  return short.length === 1 && long.length >= 2 && long.includes(short)
}

function longestShared(mine: readonly string[], theirs: readonly string[]): string {
  let best = ''
  for (const one of mine) {
    for (const other of theirs) {
      let above: number[] = []
      for (let i = 0; i < one.length; i++) {
        const row: number[] = []
        for (let j = 0; j < other.length; j++) {
          if (one[i] !== other[j]) continue
          const length = (above[j - 1] ?? 0) + 1
          row[j] = length
          if (length > best.length) best = one.slice(i - length + 1, i + 1)
        }
        above = row
      }
    }
  }
  return best
}

/** The parts with the first occurrence of a piece cut out. */
function without(parts: readonly string[], piece: string): string[] {
  const at = parts.findIndex((part) => part.includes(piece))
  return parts.flatMap((part, place) => {
    if (place !== at) return [part]
    const start = part.indexOf(piece)
    return [part.slice(0, start), part.slice(start + piece.length)].filter((rest) => rest !== '')
  })
}
