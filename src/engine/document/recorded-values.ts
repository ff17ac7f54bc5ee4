import type { Database } from 'better-sqlite3'
import { columnsOf, recordedTables } from './journal-triggers.ts'

/**
 * An insert is recorded by the number of columns that its row had (columns are only ever appended): its values stand in
 * the row itself or, once that was changed or removed, in the `before` of the next entry of the row. Writing them a
 * second time made three quarters of a workspace. Files of the first version carry them in the entry; both are read.
 */

const expressions = new WeakMap<Database, { after: string; kept: string }>()

/** SQL for the values after the journal entry `entry`, as JSON; null where the row was gone or, wrongly, is not there. */
export function valuesAfter(database: Database): string {
  return expressionsOf(database).after
}

/** SQL for the values of an insert that are kept by its row; null for every other entry. */
export function valuesInRow(database: Database): string {
  return expressionsOf(database).kept
}

/** SQL for a row of `table`, known as `alias`, as the triggers write it. */
export function rowAsJson(database: Database, table: string, alias: string): string {
  return `json_object(${columnsOf(database, table)
    .map((name) => `'${name}', ${alias}."${name}"`)
    .join(', ')})`
}

function expressionsOf(database: Database): { after: string; kept: string } {
  const known = expressions.get(database)
  if (known) return known
  const tables = recordedTables(database).map((table) => {
    const columns = columnsOf(database, table)
    const values = `coalesce(
      (SELECT n.before FROM journal n
       WHERE n.row_uid = entry.row_uid AND n.table_name = '${table}' AND n.id > entry.id ORDER BY n.id LIMIT 1),
      (SELECT ${rowAsJson(database, table, 'r')} FROM "${table}" r WHERE r.uid = entry.row_uid))`
    // Columns that came with a later version of the program were not there yet.
    const paths = columns.map((name, index) => `iif(CAST(entry.after AS INTEGER) > ${index}, '$."-"', '$."${name}"')`)
    return `WHEN '${table}' THEN
      iif(entry.after = '${columns.length}', ${values}, json_remove(${values}, ${paths.join(', ')}))`
  })
  const inRow = `entry.operation = 'insert' AND entry.after NOT LIKE '{%'`
  const found = `CASE entry.table_name ${tables.join(' ')} END`
  const made = {
    after: `CASE WHEN ${inRow} THEN ${found} ELSE entry.after END`,
    kept: `CASE WHEN ${inRow} THEN ${found} END`,
  }
  expressions.set(database, made)
  return made
}
