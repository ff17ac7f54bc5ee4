/** What one person holds. `author` is `null` for what the data prove or the rules reckon. */
export type Position = { author: string | null; choice: string }

/** How a named person ended a disagreement: which choice stands, over which positions. */
export type Resolution = { choice: string; over: readonly Position[] }

export type OpinionStanding = 'none' | 'agreed' | 'open' | 'resolved'

/**
 * How second opinions stand to what is in force (`null`: nothing is). A disagreement is resolved as long as the choice
 * that was to stand is in force, and nobody has come to differ since.
 */
export function opinionStanding(
  inForce: Position | null,
  opinions: readonly Position[],
  resolution: Resolution | null,
): OpinionStanding {
  if (opinions.length === 0) return 'none'
  const choice = inForce?.choice ?? opinions[0]?.choice
  const differing = opinions.filter((opinion) => opinion.choice !== choice)
  if (differing.length === 0) return 'agreed'
  if (resolution === null || resolution.choice !== choice) return 'open'
  const heard = differing.every((one) =>
    resolution.over.some((other) => other.author === one.author && other.choice === one.choice),
  )
  return heard ? 'resolved' : 'open'
}
