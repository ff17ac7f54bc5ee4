import { Failure } from '../../contract/failures.ts'
import { columnsOf } from './journal-triggers.ts'
import { valuesAfter, type RecordedEntry } from './recorded-values.ts'
import { deferReferences, write, type Workspace } from './workspace.ts'

type Entry = RecordedEntry & { before: string | null }
type Row = Record<string, string | number | null>

/** The command that undo would take back, or null. Undone commands and undo steps themselves are passed over. */
export function undoable(workspace: Workspace): { id: number; name: string } | null {
  return (
    (workspace.database
      .prepare(
        `SELECT id, name FROM command c WHERE undoes IS NULL AND name <> 'workspace.create'
         AND ${undoneCount} % 2 = 0 ORDER BY id DESC LIMIT 1`,
      )
      .get() as { id: number; name: string } | undefined) ?? null
  )
}

/**
 * The command that redo would bring back, or null: the one undone last, as long as nothing else was done since.
 * A later change keeps the undone branch in the history, but redo no longer applies over it.
 */
export function redoable(workspace: Workspace): { id: number; name: string } | null {
  return (
    (workspace.database
      .prepare(
        `SELECT id, name FROM command c WHERE undoes IS NULL AND ${undoneCount} % 2 = 1
         AND id > coalesce((SELECT max(id) FROM command d WHERE d.undoes IS NULL
           AND (SELECT count(*) FROM command u WHERE u.undoes = d.id) % 2 = 0), 0)
         ORDER BY id LIMIT 1`,
      )
      .get() as { id: number; name: string } | undefined) ?? null
  )
}

const undoneCount = '(SELECT count(*) FROM command u WHERE u.undoes = c.id)'

/** Takes the last command back, as a command of its own in the history. Answers the number of the command undone. */
export function undo(workspace: Workspace): number {
  const command = undoable(workspace)
  if (!command) throw new Failure('nothing_to_undo')
  replay(workspace, command, 'undo')
  return command.id
}

/** Brings the command undone last back. Answers its number. */
export function redo(workspace: Workspace): number {
  const command = redoable(workspace)
  if (!command) throw new Failure('nothing_to_redo')
  replay(workspace, command, 'redo')
  return command.id
}

function replay(workspace: Workspace, command: { id: number; name: string }, direction: 'undo' | 'redo'): void {
  const order = direction === 'undo' ? 'DESC' : 'ASC'
  write(
    workspace,
    { name: direction, values: { command: command.name, number: command.id }, undoes: command.id },
    () => {
      deferReferences(workspace)
      const entries = workspace.database
        .prepare(
          `SELECT id, table_name, row_uid, operation, before, after FROM journal WHERE command = ? ORDER BY id ${order}`,
        )
        .all(command.id) as Entry[]
      const apply = applier(workspace)
      // Before the first row changes: values that are kept by rows are not there any more afterwards.
      const states = entries.map((entry) =>
        direction === 'undo' ? entry.before : valuesAfter(workspace.database, entry),
      )
      entries.forEach((entry, index) => apply(entry.table_name, entry.row_uid, states[index] ?? null))
    },
  )
}

/** Puts one row into a recorded state; `null` means that it is not there. */
function applier(workspace: Workspace): (table: string, uid: string, state: string | null) => void {
  const { database } = workspace
  const statements = new Map<string, { put: (row: Row) => void; remove: (uid: string) => void }>()
  const of = (table: string) => {
    const known = statements.get(table)
    if (known) return known
    const columns = columnsOf(database, table)
    const put = database.prepare(
      `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')})
       VALUES (${columns.map((name) => `@${name}`).join(', ')})
       ON CONFLICT (uid) DO UPDATE SET ${columns.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`,
    )
    const remove = database.prepare(`DELETE FROM ${table} WHERE uid = ?`)
    const empty = Object.fromEntries(columns.map((name) => [name, null]))
    const made = {
      put: (row: Row) => void put.run({ ...empty, ...row }),
      remove: (uid: string) => void remove.run(uid),
    }
    statements.set(table, made)
    return made
  }
  return (table, uid, state) => {
    if (state === null) of(table).remove(uid)
    else of(table).put(JSON.parse(state) as Row)
  }
}
