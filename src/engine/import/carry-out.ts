import type { ImportReport } from '../../contract/calls/import.ts'
import { writeInSteps, type StepOptions } from '../document/write-in-steps.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { commitSteps, type ImportOrder, type ImportOutcome, type ImportProgress } from './commit-import.ts'
import { refusedFiles, type Refused } from './read-files.ts'
import { leftOut } from './table-report.ts'

/**
 * Commits prepared sources as one command, which says in the history how much it brought. Until it is done other calls
 * wait or are refused (`heldBack`).
 * @throws Failure `cancelled` once stopped; the file is then as it was
 */
export async function carryOut(session: Session, order: ImportOrder, signal: AbortSignal): Promise<ImportOutcome[]> {
  const workspace = openedWorkspace(session)
  const { promise, resolve } = Promise.withResolvers<void>()
  // Set before the first row is written: the work begins at once.
  session.writing = promise
  try {
    return await writeInSteps(
      workspace,
      'import.commit',
      () => commitSteps(session, order),
      (outcomes) => ({
        files: order.sources.map((source) => source.source.name).join('、'),
        added: outcomes.reduce((sum, { report }) => sum + report.counts.added, 0),
        updated: outcomes.reduce((sum, { report }) => sum + report.counts.updated, 0),
      }),
      stepsOf(session, signal),
    )
  } finally {
    session.writing = null
    resolve()
  }
}

/** Steps are announced as progress. */
export function stepsOf(session: Session, signal: AbortSignal): StepOptions<ImportProgress> {
  return {
    signal,
    heard: ({ file, step, done, total }) =>
      session.announce({ name: 'progress', data: { job: 'import', label: file, done, total, step } }),
  }
}

export function reportOf(
  session: Session,
  order: ImportOrder,
  refused: readonly Refused[],
  outcomes: readonly ImportOutcome[],
  dryRun: boolean,
): ImportReport {
  return {
    dry_run: dryRun,
    sources: outcomes.map(({ report }) => report),
    left_out: leftOut(session, order.sources),
    refused: refusedFiles(refused),
  }
}
