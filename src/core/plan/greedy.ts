import { isFeasible, rowsOfColumns, type Column, type Program } from './program.ts'

/**
 * A first plan to start the search from: open what covers most for its cost, close again what turned out needless (dearest first),
 * send each closed system to its cheapest open target. `null` where budgets or locks do not let this simple way through.
 */
export function greedyStart(program: Program): number[] | null {
  const { columns, rows } = program
  if (columns.some(({ lower, upper }) => lower > upper)) return null
  const values = columns.map(({ lower }) => lower)
  const rowsOf = rowsOfColumns(program)
  const owner = new Map(
    columns.flatMap((column, index) => (column.kind === 'stay' ? [[column.system, index] as const] : [])),
  )
  const covers = rows.map((row) =>
    row.kind === 'cover' ? row.columns.filter((column) => values[column] === 1).length : 1,
  )
  const open = (index: number, change: 1 | -1) => {
    values[index] = change === 1 ? 1 : 0
    rowsOf[index]!.forEach((row) => (covers[row]! += rows[row]!.kind === 'cover' ? change : 0))
  }
  const openWithOwner = (index: number) => {
    const stay = owner.get(columns[index]!.system)
    if (columns[index]!.kind === 'extend' && stay !== undefined && values[stay] === 0) open(stay, 1)
    if (values[index] === 0) open(index, 1)
  }
  columns.forEach((column, index) => {
    if (values[index] === 1 && column.kind === 'move') forceMove(column, owner, columns, values, open)
    if (values[index] === 0 && column.kind === 'stay' && column.cost <= 0 && column.upper === 1) open(index, 1)
  })
  rows.forEach((row, index) => {
    while (row.kind === 'cover' && covers[index]! < 1) {
      const best = cheapest(
        row.columns.filter((column) => isAllowed(column, columns, owner)),
        (column) => {
          const fresh = rowsOf[column]!.filter((other) => covers[other]! < 1).length
          const stay = columns[column]!.kind === 'extend' ? owner.get(columns[column]!.system) : undefined
          const extra = stay !== undefined && values[stay] === 0 ? columns[stay]!.cost : 0
          return (columns[column]!.cost + extra) / fresh
        },
      )
      if (best === null) return
      openWithOwner(best)
    }
  })
  if (covers.some((count) => count < 1)) return null
  const isNeeded = (index: number) => rowsOf[index]!.some((row) => rows[row]!.kind === 'cover' && covers[row]! <= 1)
  const carries = (index: number) =>
    rowsOf[index]!.some(
      (row) =>
        rows[row]!.kind === 'link' && rows[row]!.columns.some((column) => column !== index && values[column] === 1),
    )
  const spare = columns.flatMap(({ cost, lower, kind }, index) =>
    kind !== 'move' && cost > 0 && lower === 0 ? [index] : [],
  )
  for (const index of spare.toSorted((a, b) => columns[b]!.cost - columns[a]!.cost)) {
    if (values[index] === 1 && !isNeeded(index) && !carries(index)) open(index, -1)
  }
  assignMoves(program, values, owner)
  return isFeasible(program, values) ? values : null
}

function forceMove(
  column: Column,
  owner: Map<number, number>,
  columns: Column[],
  values: number[],
  open: (index: number, change: 1 | -1) => void,
): void {
  const target = owner.get(column.target ?? -1)
  if (target !== undefined && values[target] === 0 && columns[target]!.upper === 1) open(target, 1)
}

function isAllowed(index: number, columns: Column[], owner: Map<number, number>): boolean {
  const stay = owner.get(columns[index]!.system)
  return columns[index]!.upper === 1 && (stay === undefined || columns[stay]!.upper === 1)
}

/** Where a closed system has no open target, or one dearer than staying, it stays. */
function assignMoves({ columns, rows }: Program, values: number[], owner: Map<number, number>): void {
  for (const row of rows) {
    if (row.kind !== 'assign') continue
    const stay = row.columns.find((column) => columns[column]!.kind === 'stay')
    if (stay === undefined || values[stay] === 1) continue
    const moves = row.columns.filter(
      (column) => column !== stay && values[owner.get(columns[column]!.target ?? -1) ?? -1] === 1,
    )
    const best = cheapest(moves, (column) => columns[column]!.cost)
    const stays = columns[stay]!.upper === 1 && (best === null || columns[best]!.cost >= columns[stay]!.cost)
    if (stays) values[stay] = 1
    else if (best !== null) values[best] = 1
  }
}

function cheapest(indexes: number[], costOf: (index: number) => number): number | null {
  let best: number | null = null
  let least = Infinity
  for (const index of indexes) {
    const cost = costOf(index)
    if (cost < least) [best, least] = [index, cost]
  }
  return best
}
