import type { FoundTable } from '../sheet/found-table.ts'
import { headingKey } from './heading-key.ts'

/**
 * A stable key of the shape of a table: its headings in order, whatever the rows, the year in its title or the place
 * of the table on the sheet. The same template gives the same key next year.
 */
export function shapeOf(table: FoundTable): string {
  return shapeOfHeadings(table.columns.map((column) => column.path))
}

/** The same of heading paths alone. */
export function shapeOfHeadings(paths: readonly string[]): string {
  return paths.map(shapeKey).join('|')
}

/** A heading path as templates compare it: whatever year it names. */
export function shapeKey(path: string): string {
  return headingKey(path.replaceAll(/(?<!\d)20\d\d(?!\d)/g, 'YYYY'))
}
