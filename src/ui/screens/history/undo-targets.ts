import type { HistoryCommand } from '../../../contract/calls/history.ts'

/**
 * Which commands undo and redo would act on, among the newest ones (newest first); null where none of them.
 * The same rule as the engine's: undo passes over what is undone; redo only as long as nothing else was done since.
 */
export function undoTargets(newest: readonly HistoryCommand[]): {
  undo: HistoryCommand | null
  redo: HistoryCommand | null
} {
  const done = newest.filter((command) => command.undoes === null)
  const standing = done.findIndex((command) => !command.undone)
  const undo = done.find((command) => !command.undone && command.name !== 'workspace.create') ?? null
  const redo = done.slice(0, standing === -1 ? done.length : standing).at(-1) ?? null
  return { undo, redo }
}
