import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findTables } from '../../../src/core/sheet/find-tables.ts'
import type { Grid } from '../../../src/core/sheet/grid.ts'
import { plantedHeadings, plantedRecords, plantedSheet, plantedSheets, type Planted } from './planted-sheets.ts'

const words = {
  known: (text: string) => plantedHeadings.has(text),
  record: (text: string) => plantedRecords.has(text),
}

function found(grid: Grid): Planted[] {
  return findTables(grid, words).map(({ orientation, bounds, headerRows, dataRows, title }) => ({
    orientation,
    bounds: { top: bounds.top, left: bounds.left, bottom: bounds.bottom, right: bounds.right },
    headerRows,
    dataRows,
    title,
  }))
}

function inOrder(tables: Planted[]): Planted[] {
  return tables.toSorted((one, other) => one.bounds.top - other.bounds.top || one.bounds.left - other.bounds.left)
}

test('tables planted anywhere, of any header, are found with exactly their bounds', () => {
  fc.assert(
    fc.property(plantedSheets(), ({ grid, planted }) => {
      expect(inOrder(found(grid))).toEqual(inOrder(planted))
    }),
    { numRuns: 500 },
  )
})

test('every filled row of a planted sheet is data or skipped with a reason', () => {
  fc.assert(
    fc.property(plantedSheets(), ({ grid, filledRows }) => {
      const told = new Set<number>()
      for (const table of findTables(grid, words)) {
        for (const row of table.skipped) if (row.reason !== 'blank' && row.column === undefined) told.add(row.row)
        const { top, bottom } = table.bounds
        if (table.orientation === 'rows') for (const row of table.dataRows) told.add(row)
        else for (let row = top; row <= bottom; row += 1) told.add(row)
      }
      expect(filledRows.filter((row) => !told.has(row))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('empty rows above and empty columns before change nothing but the place', () => {
  const shifts = fc.record({ row: fc.nat({ max: 300 }), column: fc.nat({ max: 30 }) })
  const seeds = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 4 }), shifts)
  fc.assert(
    fc.property(seeds, ([seed, tables, shift]) => {
      const still = found(plantedSheet(seed, tables).grid)
      const moved = found(plantedSheet(seed, tables, shift).grid)
      const lines = (table: Planted) => (table.orientation === 'rows' ? shift.row : shift.column)
      expect(moved).toEqual(
        still.map((table) => ({
          ...table,
          bounds: {
            top: table.bounds.top + shift.row,
            left: table.bounds.left + shift.column,
            bottom: table.bounds.bottom + shift.row,
            right: table.bounds.right + shift.column,
          },
          headerRows: table.headerRows.map((line) => line + lines(table)),
          dataRows: table.dataRows.map((line) => line + lines(table)),
        })),
      )
    }),
    { numRuns: 200 },
  )
})
