import type { Program } from './program.ts'

/** A part of a program that shares no row with the rest; `columns[k]` is the place of its column k in the whole. */
export type Component = { program: Program; columns: number[] }

/** The independent parts of a program (connected components of columns and rows), smallest first. The offset stays with the whole. */
export function componentsOf(program: Program): Component[] {
  const parent = program.columns.map((_, index) => index)
  const rootOf = (column: number): number => {
    let root = column
    while (parent[root] !== root) root = parent[root]!
    for (let step = column; parent[step] !== root;) {
      const next = parent[step]!
      parent[step] = root
      step = next
    }
    return root
  }
  for (const { columns } of program.rows) {
    const first = columns[0]
    if (first !== undefined) columns.forEach((column) => (parent[rootOf(column)] = rootOf(first)))
  }
  const components = new Map<number, Component>()
  const place: number[] = []
  program.columns.forEach((column, index) => {
    const component = components.get(rootOf(index)) ?? emptyComponent(program)
    components.set(rootOf(index), component)
    place[index] = component.columns.push(index) - 1
    component.program.columns.push(column)
  })
  for (const row of program.rows) {
    // A row without columns that cannot hold belongs to nobody; it goes to the first part, which then cannot be solved.
    const component =
      row.columns[0] === undefined ? components.values().next().value : components.get(rootOf(row.columns[0]))
    component?.program.rows.push({ ...row, columns: row.columns.map((column) => place[column]!) })
  }
  for (const lock of program.locks) {
    components.get(rootOf(lock.column))?.program.locks.push({ ...lock, column: place[lock.column]! })
  }
  return [...components.values()].toSorted((a, b) => a.columns.length - b.columns.length)
}

function emptyComponent(program: Program): Component {
  return { program: { columns: [], rows: [], offset: 0, limits: program.limits, locks: [] }, columns: [] }
}
