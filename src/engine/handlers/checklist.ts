import type { EngineHandlers } from '../../contract/calls.ts'
import { Failure } from '../../contract/failures.ts'
import { write } from '../document/workspace.ts'
import { waitingUpdates } from '../portfolio/checklist-updates.ts'
import { freeze, freezeChecklists } from '../portfolio/freeze-checklists.ts'
import { openedWorkspace, type Session } from '../session.ts'

export function checklistHandlers(session: Session): Pick<EngineHandlers, 'checklist.differences' | 'checklist.adopt'> {
  return {
    'checklist.differences': () => waitingUpdates(session).map(({ update }) => update),
    'checklist.adopt': ({ checklists }) => {
      const workspace = openedWorkspace(session)
      const waiting = waitingUpdates(session)
      const wanted = checklists.map((id) => {
        const found = waiting.find(({ next }) => next.id === id)
        if (!found) throw new Failure('invalid_input', { detail: id })
        return found.next
      })
      const names = wanted.map(({ id, version }) => `${id} ${version}`).join('、')
      write(workspace, { name: 'checklist.adopt', values: { names } }, () => {
        // What is not taken over stays as it is, also where it was not used yet.
        freezeChecklists(session)
        for (const next of wanted) freeze(session, next)
      })
      return wanted.map(({ id, version }) => ({ checklist: id, version }))
    },
  }
}
