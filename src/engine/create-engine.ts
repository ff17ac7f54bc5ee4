import type { EngineHandlers } from '../contract/calls.ts'
import type { Report } from '../contract/dispatch.ts'
import type { Listener } from '../contract/events.ts'
import { capacityHandlers } from './handlers/capacity.ts'
import { checklistHandlers } from './handlers/checklist.ts'
import { consultationHandlers } from './handlers/consultation.ts'
import { documentHandlers } from './handlers/document.ts'
import { duplicateHandlers } from './handlers/duplicate.ts'
import { entryHandlers } from './handlers/entry.ts'
import { feedbackHandlers } from './handlers/feedback.ts'
import { findingHandlers } from './handlers/finding.ts'
import { historyHandlers } from './handlers/history.ts'
import { importHandlers } from './handlers/import.ts'
import { mappingHandlers } from './handlers/mapping.ts'
import { ownChecklistHandlers } from './handlers/own-checklist.ts'
import { opinionHandlers } from './handlers/opinion.ts'
import { peopleHandlers } from './handlers/people.ts'
import { participationHandlers } from './handlers/participation.ts'
import { planHandlers } from './handlers/plan.ts'
import { replyHandlers } from './handlers/reply.ts'
import { reviewHandlers } from './handlers/review.ts'
import { sampleHandlers } from './handlers/sample.ts'
import { sceneHandlers } from './handlers/scene.ts'
import { settingHandlers } from './handlers/setting.ts'
import { sourceHandlers } from './handlers/source.ts'
import { systemHandlers } from './handlers/system.ts'
import { close, workspaceHandlers } from './handlers/workspace.ts'
import { heldBack } from './held-back.ts'
import { reportTo } from './hosting/report.ts'
import { loadResources } from './resources/load-resources.ts'
import { createSession, type Surroundings } from './session.ts'

export type Engine = {
  handlers: EngineHandlers
  subscribe(listener: Listener): () => void
  /** Writes an unexpected error with its stack to the log and answers the reference a user can quote. */
  report: Report
  close(): void
}

/**
 * The one engine behind the window, the browser and the command line.
 * @throws Failure `damaged_resource` where a shipped file is not right
 */
export function createEngine(surroundings: Surroundings): Engine {
  const session = createSession(surroundings, loadResources(surroundings.resources))
  return {
    handlers: heldBack(session, {
      ...workspaceHandlers(session),
      ...sampleHandlers(session),
      ...settingHandlers(session),
      ...sourceHandlers(session),
      ...importHandlers(session),
      ...mappingHandlers(session),
      ...systemHandlers(session),
      ...duplicateHandlers(session),
      ...sceneHandlers(session),
      ...capacityHandlers(session),
      ...feedbackHandlers(session),
      ...participationHandlers(session),
      ...consultationHandlers(session),
      ...entryHandlers(session),
      ...reviewHandlers(session),
      ...checklistHandlers(session),
      ...findingHandlers(session),
      ...peopleHandlers(session),
      ...opinionHandlers(session),
      ...replyHandlers(session),
      ...ownChecklistHandlers(session),
      ...planHandlers(session),
      ...documentHandlers(session),
      ...historyHandlers(session),
    }),
    subscribe: session.subscribe,
    report: reportTo(surroundings.log),
    close: () => close(session),
  }
}
