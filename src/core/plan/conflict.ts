/**
 * A set of limits that cannot hold together and of which none can be left out (deletion filtering, Chinneck 1991).
 * `feasible` says whether a plan exists under the limits given. Halves are tried first, so that few of many limits are found
 * in some dozens of tries; the result is irreducible all the same, because the last pass tries each limit alone.
 * `null` if the limits can all hold.
 */
export function irreducibleConflict(
  limits: readonly number[],
  feasible: (limits: ReadonlySet<number>) => boolean,
): number[] | null {
  if (feasible(new Set(limits))) return null
  let held = [...limits]
  for (let size = Math.ceil(held.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < held.length;) {
      const without = [...held.slice(0, start), ...held.slice(start + size)]
      if (feasible(new Set(without))) start += size
      else held = without
    }
  }
  return held
}
