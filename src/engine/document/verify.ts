import type { VerifyReport } from '../../contract/calls/workspace.ts'
import { chainStart, commandHash } from './hash-chain.ts'
import { recordedTables } from './journal-triggers.ts'
import type { Workspace } from './workspace.ts'

/**
 * Checks a workspace from end to end: SQLite's own integrity check, references, the hash chain over every recorded
 * change, and that each table holds what the journal says it should.
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
    if (recorded !== counts[table]) drifted += 1
  }
  const ok = integrity === 'ok' && dangling === 0 && brokenAt === null && drifted === 0
  return { ok, integrity, foreign_keys: dangling, commands, entries, broken_at: brokenAt, head, counts }
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
