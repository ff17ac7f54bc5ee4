/** A claim of a column on a field, with how sure it is. */
export type Claim = { column: { column: string; path: string }; field: string; confidence: number }

/**
 * Gives each column at most one field and each field at most one column, so that the claims taken are the best in sum.
 * Claims count by a high power of their confidence: a clearly weaker one never takes a field from a stronger one, but
 * among near equals a column gives way if it has another field to go to. Of equals the earlier column is taken.
 */
export function assignColumns<Taken extends Claim>(claims: readonly Taken[]): Map<string, Taken> {
  const fields = [...new Set(claims.map(slotOf))]
  const columns = [...new Set(claims.map(({ column }) => column.column))]
  const places = new Map(columns.map((column, index) => [column, index]))
  const best = new Map<string, Taken>()
  const weights = fields.map(() => columns.map(() => 0))
  for (const claim of claims) {
    const row = fields.indexOf(slotOf(claim))
    const column = places.get(claim.column.column) ?? 0
    const weight = claim.confidence ** 12 * (1 - column * 1e-6)
    if (weight <= (weights[row]?.[column] ?? 0)) continue
    weights[row]![column] = weight
    best.set(`${row} ${column}`, claim)
  }
  const taken = new Map<string, Taken>()
  heaviest(weights, columns.length).forEach((column, row) => {
    const claim = best.get(`${row} ${column}`)
    if (claim) taken.set(claim.column.column, claim)
  })
  return taken
}

/** An indicator may stand once a year. */
function slotOf({ column, field }: Claim): string {
  return field.startsWith('indicator:') ? `${field} ${/(?:19|20)\d\d/.exec(column.path)?.[0] ?? ''}` : field
}

/**
 * The assignment of rows to columns of greatest weight (Kuhn–Munkres with potentials, rows² × columns steps): the column
 * of each row. Every row has a column of weight 0 of its own besides, past the last, which stands for none.
 */
function heaviest(weights: readonly (readonly number[])[], columns: number): number[] {
  const rows = weights.length
  const width = columns + rows
  const cost = (row: number, column: number) => -(weights[row - 1]?.[column - 1] ?? 0)
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(width + 1)
  const rowOf = new Int32Array(width + 1)
  const cameFrom = new Int32Array(width + 1)
  for (let row = 1; row <= rows; row += 1) {
    rowOf[0] = row
    let at = 0
    const least = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY)
    const seen = new Uint8Array(width + 1)
    do {
      seen[at] = 1
      let step = Number.POSITIVE_INFINITY
      let next = 0
      const from = rowOf[at]!
      for (let column = 1; column <= width; column += 1) {
        if (seen[column]) continue
        const reduced = cost(from, column) - rowPotential[from]! - columnPotential[column]!
        if (reduced < least[column]!) {
          least[column] = reduced
          cameFrom[column] = at
        }
        if (least[column]! < step) {
          step = least[column]!
          next = column
        }
      }
      for (let column = 0; column <= width; column += 1) {
        if (seen[column]) {
          rowPotential[rowOf[column]!]! += step
          columnPotential[column]! -= step
        } else least[column]! -= step
      }
      at = next
    } while (rowOf[at] !== 0)
    for (; at !== 0; at = cameFrom[at]!) rowOf[at] = rowOf[cameFrom[at]!]!
  }
  const chosen = Array.from({ length: rows }, () => -1)
  for (let column = 1; column <= width; column += 1) if (rowOf[column]! > 0) chosen[rowOf[column]! - 1] = column - 1
  return chosen
}
