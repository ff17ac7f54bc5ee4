import { z } from 'zod'
import {
  evidenceRules,
  measures,
  textStatuses,
  type Checklist,
  type Choice,
  type Instrument,
} from '../../core/checklist/checklist.ts'
import type { OwnItemProblem } from '../../core/checklist/own/check-own-item.ts'
import type { OwnChange } from '../../core/checklist/own/own-changes.ts'
import type { OwnPart } from '../../core/checklist/own/own-part.ts'
import { locales, type LocalizedText } from '../../core/language/localized-text.ts'
import type { SystemReference } from '../../core/system/system.ts'
import { call } from '../call.ts'

/** The checklists as a team edits them. */
export type OwnDraft = {
  draft: OwnPart
  published: OwnPart
  /** The publication in force; null while there is none. */
  publication: { number: number; author: string; at: string } | null
  /** What publishing would change. */
  changes: OwnChange[]
  /** The wording that came with the program and is in force, without anything of the team's own. */
  shipped: Checklist[]
  ready_scales: Choice[][]
  instruments: Instrument[]
  /** Systems answered by a person, by item. */
  answers: Record<string, number>
}

/** Systems of the workspace for which a condition holds now, may hold (facts are missing), or does not. */
export type ConditionCount = { yes: number; maybe: number; no: number; total: number }

/** An answer somebody gave, under the words it was given to; they are null where those were not kept. */
export type OwnAnswer = {
  system: SystemReference
  version: string
  text: LocalizedText | null
  choice: string
  choice_text: LocalizedText | null
  note: string | null
  author: string
  at: string
}

/** A cell of the workbook that was not taken, what is wrong with it and what to do, in the language asked for. */
export type RefusedCell = { sheet: string; cell: string; value: string; remedy: string }

/** What a workbook would change of the draft. Rows with a refused cell are left out. `title` is its question or title in the language asked for. */
export type SheetDifference = {
  changes: (OwnChange & { title: string })[]
  refused: RefusedCell[]
  rows: number
}

const ownText = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string().optional(), en: z.string().optional() })
const reason = z.string().nullable()

/** A condition is checked by the core against the facts there are. */
const condition = z.unknown()

const item = z.object({
  /** Null for a new one, which is given its id. */
  id: z.string().nullable(),
  checklist: z.string().min(1),
  measure: z.enum(measures),
  weight: z.number(),
  text: ownText,
  help: ownText,
  applies: condition,
  choices: z.array(z.object({ id: z.string().min(1), value: z.number(), text: ownText })),
  proven_by: z.array(z.object({ when: condition, choice: z.string() })),
  evidence: z.enum(evidenceRules),
  source: z.array(z.object({ instrument: z.string(), clause: z.string(), text_status: z.enum(textStatuses) })),
  measures_use: z.boolean(),
})
export type OwnItemInput = z.input<typeof item>

const workbook = z.object({ name: z.string(), content: z.string(), locale: z.enum(locales).default('zh-CN') })

export const ownChecklistCalls = {
  'own_checklist.draft': call<OwnDraft>()(z.object({})),
  'own_checklist.count': call<ConditionCount>()(z.object({ condition })),
  /** What is wrong with an item, without saving it. */
  'own_checklist.check': call<OwnItemProblem[]>()(z.object({ item })),
  /** Saves an item into the draft; refused while anything is wrong with it. */
  'own_checklist.save_item': call<{ id: string }>()(z.object({ item })),
  /** Retires an item, with the reason, or (`null`) takes it up again. One never published is taken away instead. */
  'own_checklist.retire_item': call<null>()(z.object({ id: z.string(), reason })),
  /** Another weight for a shipped item, or switches it off with a reason. */
  'own_checklist.adjust': call<null>()(
    z.object({ item: z.string(), weight: z.number().nullable(), off: z.boolean(), reason }),
  ),
  'own_checklist.save_checklist': call<{ id: string }>()(
    z.object({ id: z.string().nullable(), title: ownText, purpose: ownText }),
  ),
  'own_checklist.retire_checklist': call<null>()(z.object({ id: z.string(), reason })),
  /** Puts the draft in force as a new version of each checklist that it changes. */
  'own_checklist.publish': call<{
    number: number
    changes: OwnChange[]
    versions: { id: string; version: string }[]
  }>()(z.object({})),
  /** Puts the draft back to what is published. */
  'own_checklist.discard': call<null>()(z.object({})),
  /** Every answer people gave to an item, also to one that is not asked any more. */
  'own_checklist.answers': call<OwnAnswer[]>()(z.object({ item: z.string() })),
  /** The draft as a workbook to be edited in a spreadsheet; base64. */
  'own_checklist.export': call<{ name: string; content: string }>()(
    z.object({ locale: z.enum(locales).default('zh-CN') }),
  ),
  /** What such a workbook would change. */
  'own_checklist.compare': call<SheetDifference>()(workbook),
  /** Takes it into the draft, as one step. */
  'own_checklist.take': call<SheetDifference>()(workbook),
}
