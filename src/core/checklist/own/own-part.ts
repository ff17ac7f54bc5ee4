import type { LocalizedText } from '../../language/localized-text.ts'
import type { ChecklistItem, Clause, EvidenceRule, Measure, Proof } from '../checklist.ts'
import type { Condition } from '../condition.ts'

/** A text a team writes itself: Chinese always, the other languages where somebody wrote them. */
export type OwnText = { 'zh-CN': string; 'zh-TW'?: string; en?: string }

export type OwnChoice = { id: string; value: number; text: OwnText }

/** An item that a team wrote, in a shipped checklist or in one of its own. */
export type OwnItem = {
  /** `OW-01`, given when it is first saved and never to another item. */
  id: string
  /** Id of the shipped or own checklist it stands in. */
  checklist: string
  measure: Measure
  weight: number
  text: OwnText
  help: OwnText
  /** `null`: it always applies. */
  applies: Condition | null
  choices: OwnChoice[]
  proven_by: Proof[]
  evidence: EvidenceRule
  source: Clause[]
  measures_use: boolean
  /** Why it is no longer asked; `null` while it is. */
  retired: string | null
}

/** What a team does to a shipped item. Its wording is never touched. */
export type Adjustment = {
  item: string
  /** `null`: as shipped. */
  weight: number | null
  off: boolean
  /** Needed where it is switched off; documents print it. */
  reason: string | null
}

export type OwnChecklist = { id: string; title: OwnText; purpose: OwnText; retired: string | null }

/** Everything a workspace has of its own in its checklists: what is being drafted, or what was published. */
export type OwnPart = { checklists: OwnChecklist[]; items: OwnItem[]; adjustments: Adjustment[] }

/** An own part in force; `revisions` counts, for each checklist, the publications that changed it. */
export type PublishedPart = OwnPart & { revisions: Readonly<Record<string, number>> }

export const emptyPart: OwnPart = { checklists: [], items: [], adjustments: [] }

/** The instrument that an item cites where it rests on nothing but the team's own requirement. */
export const ownInstrument = 'own-unit'

/** The section in which own items stand at the end of a shipped checklist. */
export const ownSection = 'own'

/** The text in every language: what is not written falls back to Chinese. */
export function localized(text: OwnText): LocalizedText {
  const traditional = text['zh-TW'] ? { 'zh-TW': text['zh-TW'] } : {}
  return { 'zh-CN': text['zh-CN'], en: text.en || text['zh-CN'], ...traditional }
}

/** An own item as the review asks it. */
export function askedItem(item: OwnItem, section: string | null): ChecklistItem {
  return {
    id: item.id,
    ...(section === null ? {} : { section }),
    measure: item.measure,
    weight: item.weight,
    text: localized(item.text),
    help: localized(item.help),
    ...(item.applies === null ? {} : { applies: item.applies }),
    choices: item.choices.map(({ id, value, text }) => ({ id, value, text: localized(text) })),
    proven_by: item.proven_by,
    evidence: item.evidence,
    source: item.source,
    measures_use: item.measures_use,
  }
}
