import type { PlanInput } from '../../src/core/plan/plan.ts'
import { planInput, system } from '../core/plan/portfolios.ts'

/** A weighted set covering instance: `rows[r]` are the places of the columns that cover row r. */
export type SetCovering = { costs: number[]; rows: number[][] }

/** OR-Library: rows, columns, the cost of each column, then for each row how many columns cover it and which (from 1). */
export function parseOrLibrary(text: string): SetCovering | null {
  const numbers = wholeNumbers(text)
  const [rowCount, columnCount] = numbers ?? []
  if (numbers === null || rowCount === undefined || columnCount === undefined) return null
  const costs = numbers.slice(2, 2 + columnCount)
  const rows: number[][] = []
  let place = 2 + columnCount
  while (rows.length < rowCount && place < numbers.length) {
    const count = numbers[place]!
    rows.push(numbers.slice(place + 1, place + 1 + count).map((column) => column - 1))
    place += count + 1
  }
  return place === numbers.length && isSound({ costs, rows }) ? { costs, rows } : null
}

/** Steiner triples: columns, rows, then three columns (from 1) for each row; every column costs 1. */
export function parseTriples(text: string): SetCovering | null {
  const numbers = wholeNumbers(text)
  const [columnCount, rowCount] = numbers ?? []
  if (numbers === null || columnCount === undefined || rowCount === undefined || numbers.length !== 2 + 3 * rowCount)
    return null
  const rows = Array.from({ length: rowCount }, (_, row) =>
    numbers.slice(2 + 3 * row, 5 + 3 * row).map((column) => column - 1),
  )
  const costs = Array.from({ length: columnCount }, () => 1)
  return isSound({ costs, rows }) ? { costs, rows } : null
}

/** The portfolio whose plan is the instance: a system for each column, a function for each row, the annual cost its weight. */
export function coveringPortfolio({ costs, rows }: SetCovering): PlanInput {
  const functions = costs.map((): string[] => [])
  rows.forEach((columns, row) => columns.forEach((column) => functions[column]!.push(`function ${row + 1}`)))
  const systems = costs.map((annual_cost, column) =>
    system(`S${column + 1}`, { annual_cost, functions: functions[column]! }),
  )
  return planInput({ systems, settings: { needs: 'all', minutes_weight: 0, one_off: 0 } })
}

function wholeNumbers(text: string): number[] | null {
  const numbers = text.split(/\s+/).filter(Boolean).map(Number)
  return numbers.length > 2 && numbers.every((value) => Number.isInteger(value) && value >= 0) ? numbers : null
}

function isSound({ costs, rows }: SetCovering): boolean {
  return (
    costs.length > 0 &&
    rows.length > 0 &&
    rows.every((row) => row.length > 0 && row.every((column) => column >= 0 && column < costs.length))
  )
}
