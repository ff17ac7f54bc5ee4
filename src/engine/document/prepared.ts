import type { Database, Statement } from 'better-sqlite3'
import type { Workspace } from './workspace.ts'

const statements = new WeakMap<Database, Map<string, Statement>>()

/** A statement made once for each open file; for queries that run many times. */
export function prepared(workspace: Workspace, sql: string): Statement {
  const known = statements.get(workspace.database) ?? new Map<string, Statement>()
  statements.set(workspace.database, known)
  const statement = known.get(sql) ?? workspace.database.prepare(sql)
  known.set(sql, statement)
  return statement
}
