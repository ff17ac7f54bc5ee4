import { systemFieldNames } from '../system/fields.ts'
import type { SystemField } from '../system/system.ts'
import { parseDate } from '../value/parse-date.ts'
import type { ReplyAnswer, ReplyPart, ReplyRefusal, SheetRow, Stance } from './reply.ts'
import { sheetRows, type SheetWords } from './sheet-rows.ts'

/** Words that say agree or object, in every language of the sheet. */
export type StanceWords = Readonly<Record<Stance, readonly string[]>>

/**
 * Reads what was filled into the sheet. Every row must still be there and state what was sent; a row that does not is
 * named, and nothing is taken.
 */
export function readRows(
  part: ReplyPart,
  rows: ReadonlyMap<string, SheetRow>,
  words: SheetWords,
  stances: StanceWords,
): ReplyAnswer | ReplyRefusal {
  for (const sent of sheetRows(part, words)) {
    const back = rows.get(sent.key)
    if (!back) return { code: 'reply_tampered', where: sent.label }
    if (plain(back.stated) !== plain(sent.stated) || plain(back.label) !== plain(sent.label)) {
      return { code: 'reply_tampered', where: sent.label }
    }
  }
  const filled = (key: string) => (rows.get(key)?.filled ?? '').trim()
  return answerOf(
    {
      stance: filled('reply stance'),
      text: filled('reply text'),
      person: filled('reply person'),
      date: filled('reply date'),
      corrections: entries(rows, 'field '),
      answers: entries(rows, 'item '),
    },
    words,
    stances,
  )
}

/** What a file of either form says, before it is known to be whole. */
export type RawAnswer = {
  stance: string
  text: string
  person: string
  date: string
  corrections: { key: string; raw: string }[]
  answers: { key: string; raw: string }[]
}

/** An answer says whether it agrees and who gives it; an objection without any text or correction says nothing. */
export function answerOf(raw: RawAnswer, words: SheetWords, stances: StanceWords): ReplyAnswer | ReplyRefusal {
  const stance = stanceOf(raw.stance, stances)
  if (stance === null) return { code: 'reply_incomplete', missing: words('line_stance') }
  const person = raw.person.trim()
  if (person === '') return { code: 'reply_incomplete', missing: words('line_person') }
  const text = raw.text.trim() || null
  const corrections = raw.corrections.flatMap(({ key, raw: written }) =>
    isField(key) && written.trim() !== '' ? [{ field: key, raw: written.trim() }] : [],
  )
  const answers = raw.answers.map(({ key, raw: written }) => ({ item: key, raw: written.trim() }))
  if (stance === 'object' && text === null && corrections.length === 0) {
    return { code: 'reply_incomplete', missing: words('line_text') }
  }
  return { stance, text, person, replied_on: dateOf(raw.date), corrections, answers }
}

function stanceOf(text: string, stances: StanceWords): Stance | null {
  const word = plain(text).toLowerCase()
  const fits = (stance: Stance) => stances[stance].some((one) => plain(one).toLowerCase() === word)
  if (fits('agree')) return 'agree'
  return fits('object') ? 'object' : null
}

function entries(rows: ReadonlyMap<string, SheetRow>, prefix: string): { key: string; raw: string }[] {
  return [...rows.values()].flatMap((row) =>
    row.key.startsWith(prefix) && row.filled.trim() !== ''
      ? [{ key: row.key.slice(prefix.length), raw: row.filled.trim() }]
      : [],
  )
}

function dateOf(text: string): string | null {
  const read = parseDate({ text: text.trim(), value: text.trim(), kind: 'text' })
  return 'problem' in read ? null : read.value
}

function isField(name: string): name is SystemField {
  return name !== 'id' && systemFieldNames.some((field) => field === name)
}

/** Office programs change line ends, and trim; what is left must be the same. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim()
}
