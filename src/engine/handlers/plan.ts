import type { EngineHandlers } from '../../contract/calls.ts'
import type { PlanRecord } from '../../contract/calls/plan.ts'
import { Failure } from '../../contract/failures.ts'
import type { PlanResult } from '../../core/plan/plan.ts'
import { lastCommand } from '../document/history.ts'
import { changedSince, insertPlan, latestPlan, type StoredPlan } from '../document/queries/plan.ts'
import { write, type Workspace } from '../document/workspace.ts'
import { planInput, planSettings } from '../portfolio/plan-input.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { solvePlan } from '../solve/solve-plan.ts'

export function planHandlers(
  session: Session,
): Pick<EngineHandlers, 'plan.settings' | 'plan.run' | 'plan.cancel' | 'plan.latest'> {
  let running: AbortController | null = null
  return {
    'plan.settings': () => planSettings(session, {}),
    'plan.run': async ({ settings }) => {
      const workspace = openedWorkspace(session)
      const input = planInput(session, settings)
      const ground = lastCommand(workspace).id
      running?.abort(new Failure('cancelled'))
      const control = new AbortController()
      running = control
      const result = await solvePlan(input, {
        signal: control.signal,
        ...(session.surroundings.planWorker ? { worker: session.surroundings.planWorker } : {}),
        onProgress: (progress) =>
          session.announce({
            name: 'progress',
            data: { job: 'plan', label: 'plan', done: progress.done, total: progress.total },
          }),
      })
      if (running === control) running = null
      return keep(session, workspace, result, ground)
    },
    'plan.cancel': () => {
      running?.abort(new Failure('cancelled'))
      return null
    },
    'plan.latest': () => {
      const workspace = openedWorkspace(session)
      const stored = latestPlan(workspace)
      return stored ? recordOf(workspace, stored) : null
    },
  }
}

function keep(session: Session, workspace: Workspace, result: PlanResult, ground: number): PlanRecord {
  const at = session.surroundings.clock()
  const stored: StoredPlan = {
    uid: session.surroundings.ids(),
    name: at.slice(0, 16).replace('T', ' '),
    settings: result.settings,
    result,
    ground,
    author: workspace.author,
    at,
  }
  if (!workspace.readOnly) {
    write(workspace, { name: 'plan.run', values: { name: stored.name } }, () => insertPlan(workspace, stored))
  }
  return recordOf(workspace, stored)
}

function recordOf(workspace: Workspace, stored: StoredPlan): PlanRecord {
  return {
    id: stored.uid,
    name: stored.name,
    computed_at: stored.at,
    author: stored.author,
    result: stored.result as PlanResult,
    outdated: changedSince(workspace, stored.ground),
  }
}
