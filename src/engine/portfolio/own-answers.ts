import type { OwnAnswer } from '../../contract/calls/own-checklist.ts'
import { answersToItem } from '../document/queries/own-checklist.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { checklistsInForce, frozenWordings } from './checklists-in-force.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'

/** Every answer to an item, each under the wording of its version; items no longer asked included. */
export function answersTo(session: Session, item: string): OwnAnswer[] {
  const { survivor } = portfolioOf(session)
  const wordings = frozenWordings(session)
  const inForce = checklistsInForce(session).checklists.map(({ checklist }) => checklist)
  return answersToItem(openedWorkspace(session), item).flatMap((answer): OwnAnswer[] => {
    const record = survivor(answer.system)
    if (!record) return []
    const { checklist, version, choice, note, author, at } = answer
    const worded =
      wordings.get(`${checklist}@${version}`) ?? inForce.find((one) => one.id === checklist && one.version === version)
    const asked = worded?.items.find((one) => one.id === item)
    return [
      {
        system: referenceOf(record),
        version,
        text: asked?.text ?? null,
        choice,
        choice_text: asked?.choices.find((one) => one.id === choice)?.text ?? null,
        note,
        author,
        at,
      },
    ]
  })
}
