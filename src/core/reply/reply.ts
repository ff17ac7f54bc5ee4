import type { Locale } from '../language/localized-text.ts'
import type { Verdict } from '../review/verdict.ts'
import type { SystemField } from '../system/system.ts'

export const replyFormat = 'heshu-reply'
export const replyVersion = 1

export type Stance = 'agree' | 'object'

/** What the owner of a system is shown, in the words of one language. It is hashed as it was sent. */
export type ReplyPart = {
  /** Number of the request, which the answer must name. */
  request: string
  workspace: { title: string; locality: string | null }
  system: { id: string; name: string }
  owner: string | null
  sent_on: string
  /** ISO date by which an answer is asked, or null. */
  due: string | null
  locale: Locale
  /** Every field with what is on record, as text (empty where unknown), and the cell it came from. */
  facts: { field: SystemField; label: string; stated: string; cell: string | null }[]
  findings: { rule: string; message: string; clause: string | null }[]
  proposed: { verdict: Verdict; text: string; settled: boolean; reasons: string[] }
  questions: { item: string; text: string; choices: string[] }[]
}

/** What came back. Texts are as they were written. */
export type ReplyAnswer = {
  stance: Stance
  text: string | null
  person: string
  /** ISO date, or null where none or no date was given. */
  replied_on: string | null
  corrections: { field: SystemField; raw: string }[]
  answers: { item: string; raw: string }[]
}

/** Why a file that came back is not taken; sentences among the failures. */
export type ReplyRefusal =
  | { code: 'reply_unreadable' }
  | { code: 'reply_tampered'; where: string }
  | { code: 'reply_incomplete'; missing: string }

/** Rows of the sheet by their hidden key: `field owner`, `item SF-01`, `reply stance`. */
export type SheetRow = { key: string; number: string; label: string; stated: string; ground: string; filled: string }
