import { Failure } from '../../contract/failures.ts'
import { announceCommand, beginCommand, checkWritable, seal, type Command, type Workspace } from './workspace.ts'

/** Work that comes in pieces: what it yields says how far it is. */
export type Steps<Progress, Value> = Generator<Progress, Value>

export type StepOptions<Progress> = {
  /** Aborting it stops the work between two steps. */
  signal: AbortSignal
  heard: (progress: Progress) => void
}

/** The longest time, in milliseconds, for which other work in this thread waits. */
const slice = 25

/**
 * A long command: one transaction, one entry in the history, one undo step, as with `write`, but between its steps the
 * thread answers others and the work can be stopped; the file is then as it was. Until it is done nothing else can be
 * written, and what is read may be half of it: callers hold reading back. `valuesOf` gives the values of the history's
 * sentence once the work has been done.
 * @throws Failure `cancelled` when stopped, `import_under_way` when another such command runs
 */
export async function writeInSteps<Progress, Value>(
  workspace: Workspace,
  name: string,
  work: () => Steps<Progress, Value>,
  valuesOf: (value: Value) => Command['values'],
  options: StepOptions<Progress>,
): Promise<Value> {
  const { database } = workspace
  checkWritable(workspace)
  const at = workspace.clock()
  workspace.underWay = true
  let id = 0
  let value: Value
  try {
    database.exec('BEGIN IMMEDIATE')
    id = beginCommand(workspace, { name }, at)
    value = await inSteps(work(), options, () => database.open)
    database.prepare('UPDATE command SET parameters = ? WHERE id = ?').run(JSON.stringify(valuesOf(value) ?? {}), id)
    seal(database, id)
    database.exec('COMMIT')
  } catch (error) {
    // A workspace that was closed meanwhile has rolled back by itself.
    if (database.open && database.inTransaction) database.exec('ROLLBACK')
    throw error
  } finally {
    workspace.underWay = false
    workspace.revision += 1
  }
  announceCommand(workspace, id, at)
  return value
}

/** Runs work to its end, letting others in between its steps. Fails with `cancelled` once stopped. */
export async function inSteps<Progress, Value>(
  steps: Steps<Progress, Value>,
  { signal, heard }: StepOptions<Progress>,
  mayGoOn: () => boolean = () => true,
): Promise<Value> {
  let since = performance.now()
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
    if (performance.now() - since >= slice) {
      heard(next.value)
      await new Promise<void>((resolve) => setImmediate(resolve))
      since = performance.now()
    }
    if (signal.aborted || !mayGoOn()) throw new Failure('cancelled')
  }
}

/** Runs work to its end at once. */
export function atOnce<Value>(steps: Steps<unknown, Value>): Value {
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
  }
}
