import type { Program } from './program.ts'

/**
 * Drops what an optimum of pure covering can do without (Beasley 1987): a column that costs nothing stays, a row met by a column that stays
 * goes, a row whose columns include another row's goes, a column that covers no more than another at no less cost is set to 0, and the
 * only column of a row stays; until nothing changes. Only bounds and rows change, never places, so a solution of the reduced program
 * is one of the whole. Programs with other rows than coverage are returned as they are: there another column may be the worse target.
 */
export function reduceCovering(program: Program): Program {
  const covering = program.rows.every(
    (row) => row.kind === 'cover' && row.lower === 1 && row.coefficients.every((value) => value === 1),
  )
  if (!covering) return program
  const columns = program.columns.map((column) => ({
    ...column,
    lower: column.cost <= 0 ? column.upper : column.lower,
  }))
  let rows = program.rows.map((row) => row)
  for (let changed = true; changed;) {
    changed = false
    const isOpen = (column: number) => columns[column]!.upper === 1 && columns[column]!.lower === 0
    const kept = rows
      .filter((row) => !row.columns.some((column) => columns[column]!.lower === 1))
      .map((row) => (row.columns.every(isOpen) ? row : narrowed(row, row.columns.filter(isOpen))))
    if (kept.some((row) => row.columns.length === 0)) return { ...program, columns, rows }
    rows = withoutSupersets(kept)
    for (const row of rows) {
      const only = row.columns.length === 1 ? columns[row.columns[0]!] : undefined
      if (only === undefined || only.lower === 1) continue
      only.lower = 1
      changed = true
    }
    if (!changed) changed = dropDominated(columns, rows)
  }
  return { ...program, columns, rows }
}

function narrowed<R extends { columns: number[]; coefficients: number[] }>(row: R, columns: number[]): R {
  return { ...row, columns, coefficients: columns.map(() => 1) }
}

/** Rows without those that include another; of equal rows the first is kept. */
function withoutSupersets<R extends { columns: number[] }>(rows: R[]): R[] {
  const bySize = rows.toSorted((a, b) => a.columns.length - b.columns.length)
  const kept: { row: R; columns: Set<number> }[] = []
  const keptOfColumn = new Map<number, typeof kept>()
  for (const row of bySize) {
    const columns = new Set(row.columns)
    const included = row.columns.some((column) =>
      keptOfColumn.get(column)?.some((other) => isSubset(other.columns, columns)),
    )
    if (included) continue
    const entry = { row, columns }
    kept.push(entry)
    // Filed under one column: a row included in another is found there when that column is looked at.
    const first = row.columns[0]!
    keptOfColumn.set(first, [...(keptOfColumn.get(first) ?? []), entry])
  }
  return kept.map(({ row }) => row)
}

function dropDominated(columns: Program['columns'], rows: { columns: number[] }[]): boolean {
  const covered = columns.map(() => new Set<number>())
  rows.forEach((row, index) => row.columns.forEach((column) => covered[column]!.add(index)))
  let changed = false
  columns.forEach((column, index) => {
    if (column.lower === 1 || column.upper === 0) return
    if (covered[index]!.size === 0 || isDominated(index, columns, rows, covered)) {
      column.upper = 0
      changed = true
    }
  })
  return changed
}

function isDominated(
  index: number,
  columns: Program['columns'],
  rows: { columns: number[] }[],
  covered: Set<number>[],
): boolean {
  const own = covered[index]!
  let shortest: number[] | null = null
  for (const row of own)
    if (shortest === null || rows[row]!.columns.length < shortest.length) shortest = rows[row]!.columns
  return (shortest ?? []).some((other) => {
    const cheaper = columns[other]!.cost - columns[index]!.cost
    if (other === index || columns[other]!.upper === 0 || cheaper > 0 || !isSubset(own, covered[other]!)) return false
    return cheaper < 0 || covered[other]!.size > own.size || other < index
  })
}

function isSubset(part: Set<number>, whole: Set<number>): boolean {
  if (part.size > whole.size) return false
  for (const entry of part) if (!whole.has(entry)) return false
  return true
}
