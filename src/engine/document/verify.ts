import type { Database } from 'better-sqlite3'
import type { VerifyReport } from '../../contract/calls/workspace.ts'
import { chainStart, commandHash } from './hash-chain.ts'
import { recordedTables } from './journal-triggers.ts'
import { rowAsJson } from './recorded-values.ts'
import type { Workspace } from './workspace.ts'

/**
 * Checks a workspace from end to end: SQLite's own integrity check, references, the hash chain over every recorded
 * change, and that each table holds what the journal says it should, row by row.
 */
export function verifyWorkspace(workspace: Workspace): VerifyReport {
  const { database } = workspace
  const integrity = String(database.pragma('integrity_check(1)', { simple: true }))
  const dangling = (database.pragma('foreign_key_check') as unknown[]).length
  const { brokenAt, head, commands } = walkChain(workspace)
  const entries = database.prepare('SELECT count(*) FROM journal').pluck().get() as number
  const counts: Record<string, number> = {}
  let drifted = 0
  for (const table of recordedTables(database)) {
    counts[table] = database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    const recorded = database
      .prepare(
        `SELECT coalesce(sum(CASE WHEN before IS NULL THEN 1 ELSE 0 END) - sum(CASE WHEN after IS NULL THEN 1 ELSE 0 END), 0)
         FROM journal WHERE table_name = ?`,
      )
      .pluck()
      .get(table) as number
    if (recorded !== counts[table] || holdsOtherValues(database, table)) drifted += 1
  }
  const ok = integrity === 'ok' && dangling === 0 && brokenAt === null && drifted === 0
  return { ok, integrity, foreign_keys: dangling, commands, entries, broken_at: brokenAt, head, counts }
}

/**
 * Whether a row differs from what its last entry says. The values of an insert that are kept by its row are bound by
 * the hash chain.
 */
function holdsOtherValues(database: Database, table: string): boolean {
  const suspects = database
    .prepare(
      `SELECT present, recorded FROM (
         SELECT ${rowAsJson(database, table, 'r')} AS present,
           (SELECT after FROM journal WHERE row_uid = r.uid AND table_name = '${table}' ORDER BY id DESC LIMIT 1) AS recorded
         FROM "${table}" r)
       WHERE present IS NOT recorded AND (recorded IS NULL OR recorded LIKE '{%')`,
    )
    .iterate() as IterableIterator<{ present: string; recorded: string | null }>
  for (const { present, recorded } of suspects) if (recorded === null || !agrees(present, recorded)) return true
  return false
}

/** Columns that came with a later version are in the row only. */
function agrees(present: string, recorded: string): boolean {
  const row = JSON.parse(present) as Record<string, unknown>
  return Object.entries(JSON.parse(recorded) as Record<string, unknown>).every(([name, value]) => row[name] === value)
}

function walkChain(workspace: Workspace): { brokenAt: number | null; head: string; commands: number } {
  const rows = workspace.database.prepare('SELECT id, hash FROM command ORDER BY id').all() as {
    id: number
    hash: string | null
  }[]
  let previous = chainStart
  for (const row of rows) {
    if (commandHash(workspace.database, row.id, previous) !== row.hash) {
      return { brokenAt: row.id, head: previous, commands: rows.length }
    }
    previous = row.hash
  }
  return { brokenAt: null, head: previous, commands: rows.length }
}
