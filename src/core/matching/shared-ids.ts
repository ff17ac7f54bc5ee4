/** Visits the ids that two ascending lists share. */
export function visitShared(one: readonly number[], other: readonly number[], visit: (id: number) => void): void {
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const left = one[i] ?? 0
    const right = other[j] ?? 0
    if (left === right) {
      visit(left)
      i += 1
      j += 1
    } else if (left < right) i += 1
    else j += 1
  }
}
