import type { LocalizedText } from '../../language/localized-text.ts'
import type { Checklist, ChecklistItem } from '../checklist.ts'
import { askedItem, localized, ownSection, type OwnChecklist, type PublishedPart } from './own-part.ts'

/**
 * The checklists a workspace is reviewed with: the shipped ones with weights as set here, without the items switched
 * off, each with its own items in a section at its end; then the team's own checklists. A checklist that the team
 * changed has a version of its own, `2026.1+2`; one of its own has `own+1`.
 *
 * @param sectionTitle heading of the section of own items
 */
export function assembleChecklists(
  shipped: readonly Checklist[],
  own: PublishedPart,
  sectionTitle: LocalizedText,
): Checklist[] {
  const adjustments = new Map(own.adjustments.map((one) => [one.item, one]))
  const amended = shipped.map((checklist): Checklist => {
    const added = itemsOf(own, checklist.id, ownSection)
    const revision = own.revisions[checklist.id] ?? 0
    if (revision === 0) return checklist
    const kept = checklist.items.flatMap((item) => {
      const adjustment = adjustments.get(item.id)
      if (adjustment?.off) return []
      return adjustment?.weight == null ? [item] : [{ ...item, weight: adjustment.weight }]
    })
    const sections =
      added.length === 0 ? checklist.sections : [...checklist.sections, { id: ownSection, title: sectionTitle }]
    return { ...checklist, version: `${checklist.version}+${revision}`, sections, items: [...kept, ...added] }
  })
  const whole = own.checklists.filter((one) => one.retired === null).map((one) => wholeChecklist(one, own))
  return [...amended, ...whole.filter((one) => one.items.length > 0)]
}

function wholeChecklist(checklist: OwnChecklist, own: PublishedPart): Checklist {
  return {
    id: checklist.id,
    version: `own+${own.revisions[checklist.id] ?? 1}`,
    title: localized(checklist.title),
    purpose: localized(checklist.purpose),
    sections: [],
    items: itemsOf(own, checklist.id, null),
  }
}

function itemsOf(own: PublishedPart, checklist: string, section: string | null): ChecklistItem[] {
  return own.items
    .filter((item) => item.checklist === checklist && item.retired === null)
    .map((item) => askedItem(item, section))
}
