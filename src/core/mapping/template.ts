import type { FoundTable } from '../sheet/found-table.ts'
import { columnUnit } from './column-unit.ts'
import type { TableKind } from './dictionary.ts'
import { fieldType } from './field-types.ts'
import type { ColumnMapping } from './map-columns.ts'
import { shapeOf } from './shape.ts'
import type { TemplateColumn } from './template-column.ts'

export type { TemplateColumn } from './template-column.ts'

/** A sheet whose mapping was accepted: the next of its kind is read like it. `header`s are heading paths. */
export type Template = {
  shape: string
  kind: TableKind
  file: string
  title: string | null
  columns: TemplateColumn[]
}

/** What is worth remembering of a table that was accepted. */
export function templateOf(table: FoundTable, kind: TableKind, mapping: ColumnMapping[], file: string): Template {
  const columns = mapping.map(({ column, path, field, reason, unit }): TemplateColumn => {
    const found = table.columns.find((one) => one.column === column)
    const stated = found && field !== null ? columnUnit(found, table, fieldType(kind, field)) : null
    const kept = field === null && (reason === 'chosen' || reason === 'remembered')
    return { header: path, field, kept, unit: field === null ? null : unit, stated }
  })
  return { shape: shapeOf(table), kind, file, title: table.title, columns }
}
