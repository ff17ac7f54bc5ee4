/** How alike two short texts are, 0…1: twice the characters they share over all they have (Sørensen–Dice). */
export function likeness(one: string, other: string): number {
  const rest = [...other.replaceAll(/\d{4}/g, '')]
  const letters = [...one.replaceAll(/\d{4}/g, '')]
  const all = letters.length + rest.length
  if (all === 0) return 1
  let shared = 0
  for (const letter of letters) {
    const at = rest.indexOf(letter)
    if (at < 0) continue
    rest.splice(at, 1)
    shared += 1
  }
  return (2 * shared) / all
}

/** The share of numbers that stand in rising order: the longest rising run picked out of them, over all. */
export function inOrder(numbers: readonly number[]): number {
  if (numbers.length === 0) return 0
  const ends: number[] = []
  for (const number of numbers) {
    const at = ends.findIndex((end) => end >= number)
    ends[at < 0 ? ends.length : at] = number
  }
  return ends.length / numbers.length
}
