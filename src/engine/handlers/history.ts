import type { EngineHandlers } from '../../contract/calls.ts'
import type { HistoryCommand } from '../../contract/calls/history.ts'
import { Failure } from '../../contract/failures.ts'
import { commandById, listCommands, listEntries } from '../document/history.ts'
import { redo, undo } from '../document/undo.ts'
import { findRow } from '../document/find-row.ts'
import { openedWorkspace, type Session } from '../session.ts'

export function historyHandlers(
  session: Session,
): Pick<EngineHandlers, 'history.list' | 'history.entries' | 'history.undo' | 'history.redo'> {
  return {
    'history.list': ({ row, ...filter }) => {
      const workspace = openedWorkspace(session)
      return listCommands(workspace, { ...filter, row: row === null ? null : findRow(workspace, row) })
    },
    'history.entries': ({ command, limit }) => listEntries(openedWorkspace(session), command, limit),
    'history.undo': () => commandOf(session, undo(openedWorkspace(session))),
    'history.redo': () => commandOf(session, redo(openedWorkspace(session))),
  }
}

function commandOf(session: Session, id: number): HistoryCommand {
  const command = commandById(openedWorkspace(session), id)
  if (!command) throw new Failure('unknown_row', { what: 'command', id })
  return command
}
