import type { HistoryCommand, HistoryEntry } from '../../contract/calls/history.ts'
import { chainStart } from './hash-chain.ts'
import { valuesAfter } from './recorded-values.ts'
import { referenceNamer } from './reference-names.ts'
import type { Workspace } from './workspace.ts'

type Filter = { offset: number; limit: number; author: string | null; row: string | null }
type CommandRow = Omit<HistoryCommand, 'values' | 'undone'> & { parameters: string; undone: number }

/** Commands, newest first, with how many there are in all. */
export function listCommands(workspace: Workspace, filter: Filter): { total: number; commands: HistoryCommand[] } {
  const where = `(@author IS NULL OR author = @author)
    AND (@row IS NULL OR id IN (SELECT command FROM journal WHERE row_uid = @row))`
  const values = { author: filter.author, row: filter.row, limit: filter.limit, offset: filter.offset }
  const total = workspace.database.prepare(`SELECT count(*) FROM command WHERE ${where}`).pluck().get(values) as number
  const rows = workspace.database
    .prepare(
      `SELECT id, name, parameters, author, at, entries, undoes,
        (SELECT count(*) FROM command u WHERE u.undoes = c.id) % 2 AS undone
       FROM command c WHERE ${where} ORDER BY id DESC LIMIT @limit OFFSET @offset`,
    )
    .all(values) as CommandRow[]
  return { total, commands: rows.map(commandOf) }
}

export function commandById(workspace: Workspace, id: number): HistoryCommand | null {
  const row = workspace.database
    .prepare(
      `SELECT id, name, parameters, author, at, entries, undoes,
        (SELECT count(*) FROM command u WHERE u.undoes = c.id) % 2 AS undone FROM command c WHERE id = ?`,
    )
    .get(id) as CommandRow | undefined
  return row ? commandOf(row) : null
}

/** What one command changed, value by value. */
export function listEntries(workspace: Workspace, command: number, limit: number): HistoryEntry[] {
  const rows = workspace.database
    .prepare(
      'SELECT id, table_name, row_uid, operation, before, after FROM journal WHERE command = ? ORDER BY id LIMIT ?',
    )
    .all(command, limit) as {
    id: number
    table_name: string
    row_uid: string
    operation: HistoryEntry['operation']
    before: string | null
    after: string | null
  }[]
  const namesOf = referenceNamer(workspace)
  return rows.map((row) => {
    const before = parse(row.before)
    const after = parse(valuesAfter(workspace.database, row))
    const names = { ...namesOf(row.table_name, before ?? {}), ...namesOf(row.table_name, after ?? {}) }
    return {
      table: row.table_name,
      row: row.row_uid,
      label: labelOf(after ?? before),
      operation: row.operation,
      changes: differences(before, after),
      ...(Object.keys(names).length > 0 ? { names } : {}),
    }
  })
}

/** The number of the newest command: a stamp of the state of the workspace. */
export function lastCommand(workspace: Workspace): { id: number; at: string } {
  const row = workspace.database.prepare('SELECT id, at FROM command ORDER BY id DESC LIMIT 1').get() as
    { id: number; at: string } | undefined
  return row ?? { id: 0, at: '' }
}

function commandOf(row: CommandRow): HistoryCommand {
  const { parameters, undone, ...rest } = row
  return { ...rest, values: JSON.parse(parameters) as HistoryCommand['values'], undone: undone === 1 }
}

function parse(text: string | null): Record<string, unknown> | null {
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>)
}

function labelOf(row: Record<string, unknown> | null): string | null {
  for (const column of ['name', 'file', 'system_name', 'item', 'indicator', 'uid']) {
    const value = row?.[column]
    if (typeof value === 'string') return value
  }
  return null
}

function differences(before: Record<string, unknown> | null, after: Record<string, unknown> | null) {
  const columns = Object.keys(after ?? before ?? {}).filter((name) => name !== 'uid')
  return columns
    .map((column) => ({ column, before: before?.[column] ?? null, after: after?.[column] ?? null }))
    .filter((change) => change.before !== change.after)
}

/** The end of the hash chain, a name for this very state of the data; that a document was issued changes no data. */
export function lastCommandHash(workspace: Workspace): string {
  const hash = workspace.database
    .prepare("SELECT hash FROM command WHERE name <> 'document.export' ORDER BY id DESC LIMIT 1")
    .pluck()
    .get()
  return typeof hash === 'string' ? hash : chainStart
}
