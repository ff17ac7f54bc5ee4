import type { Verdict, VerdictRow } from '../review/verdict.ts'
import { closingActions } from '../plan/plan.ts'
import type { System } from '../system/system.ts'
import type { DocumentSnapshot, SnapshotAction } from './snapshot.ts'

/**
 * Proposed, decided and done are different things and are never written for one another.
 * `open`: neither settled by the review nor decided by a person.
 */
export type Stage = 'proposed' | 'decided' | 'done' | 'open'

/** Where one system stands. `verdict` is what holds: the decision, else the settled conclusion, else `null`. */
export type Disposition = {
  system: System
  row: VerdictRow | null
  verdict: Verdict | null
  stage: Stage
  action: SnapshotAction | null
}

/** One disposition for each system, in the order of the systems. */
export function dispositions(snapshot: DocumentSnapshot): Disposition[] {
  const rows = new Map(snapshot.verdicts.map((row) => [row.system.id, row]))
  const actions = new Map((snapshot.plan?.actions ?? []).map((action) => [action.system.id, action]))
  return snapshot.systems.map((system) => {
    const row = rows.get(system.id) ?? null
    const verdict = verdictInForce(row)
    return { system, row, verdict, stage: stageOf(system, row, verdict), action: actions.get(system.id) ?? null }
  })
}

function verdictInForce(row: VerdictRow | null): Verdict | null {
  if (row === null) return null
  if (row.decided !== null) return row.decided
  return row.settled ? row.computed : null
}

function stageOf(system: System, row: VerdictRow | null, verdict: Verdict | null): Stage {
  if (row === null || verdict === null) return 'open'
  if (row.decided === null) return 'proposed'
  return closingActions.includes(row.decided) && system.status === 'closed' ? 'done' : 'decided'
}

export function systemIds(list: Disposition[]): string[] {
  return list.map((entry) => entry.system.id)
}
