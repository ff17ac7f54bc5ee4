import type { Database } from 'better-sqlite3'

/** Tables that are the journal itself, or that it refers to by hash. */
const unrecorded = new Set(['command', 'journal', 'current_command', 'content'])

/** Tables whose every change the database records. */
export function recordedTables(database: Database): string[] {
  const tables = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .pluck()
    .all() as string[]
  return tables.filter((name) => !unrecorded.has(name))
}

export function columnsOf(database: Database, table: string): string[] {
  return database.prepare(`SELECT name FROM pragma_table_info(?) ORDER BY cid`).pluck().all(table) as string[]
}

/**
 * Writes the triggers that record every insert, update and delete: updates and deletes with old and new values as
 * JSON, inserts with the number of columns (`recorded-values.ts`).
 * They take the command from `current_command`; without one the NOT NULL of `journal.command` refuses the write,
 * so that no other program can change a workspace unrecorded by accident.
 */
export function writeJournalTriggers(database: Database): void {
  for (const table of recordedTables(database)) {
    const columns = columnsOf(database, table)
    const row = (side: 'OLD' | 'NEW') =>
      `json_object(${columns.map((name) => `'${name}', ${side}."${name}"`).join(', ')})`
    const record = (operation: string, uid: string, before: string, after: string) => `
      INSERT INTO journal (command, table_name, row_uid, operation, before, after)
      VALUES ((SELECT command FROM current_command), '${table}', ${uid}, '${operation}', ${before}, ${after});`
    const changed = columns.map((name) => `OLD."${name}" IS NOT NEW."${name}"`).join(' OR ')
    database.exec(`
      DROP TRIGGER IF EXISTS ${table}_journal_insert;
      DROP TRIGGER IF EXISTS ${table}_journal_update;
      DROP TRIGGER IF EXISTS ${table}_journal_delete;
      CREATE TRIGGER ${table}_journal_insert AFTER INSERT ON ${table} BEGIN
        ${record('insert', 'NEW.uid', 'NULL', `'${columns.length}'`)} END;
      CREATE TRIGGER ${table}_journal_update AFTER UPDATE ON ${table} WHEN ${changed} BEGIN
        ${record('update', 'NEW.uid', row('OLD'), row('NEW'))} END;
      CREATE TRIGGER ${table}_journal_delete AFTER DELETE ON ${table} BEGIN
        ${record('delete', 'OLD.uid', row('OLD'), 'NULL')} END;
    `)
  }
}
