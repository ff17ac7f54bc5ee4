import type { FoundTable } from '../sheet/found-table.ts'
import { headingKey } from './heading-key.ts'
import type { ColumnMapping } from './map-columns.ts'

/**
 * A stable key of the shape of a table: its headings in order, whatever the rows, the year in its title or the place
 * of the table on the sheet. The same template gives the same key next year.
 */
export function shapeOf(table: FoundTable): string {
  return table.columns.map((column) => headingKey(column.path.replaceAll(/(?<!\d)20\d\d(?!\d)/g, 'YYYY'))).join('|')
}

/** What of a mapping is worth remembering: headings to fields, `''` where a person kept the column as an extra field. */
export function rememberMapping(mapping: ColumnMapping[]): Record<string, string> {
  const remembered: Record<string, string> = {}
  for (const column of mapping) {
    if (column.header === '' || column.reason === 'row_number') continue
    if (column.field !== null) remembered[headingKey(column.path)] = column.field
    else if (column.reason === 'chosen' || column.reason === 'remembered') remembered[headingKey(column.path)] = ''
  }
  return remembered
}
