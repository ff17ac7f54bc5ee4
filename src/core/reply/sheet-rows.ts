import type { ReplyPart, SheetRow } from './reply.ts'

/** Labels of the sheet that are not part of what was sent: `reply.sheet.<name>` of the locale `screen-people`. */
export type SheetWords = (name: string) => string

/** The lines a clerk fills in at the end, in their order. */
export const replyLines = ['stance', 'text', 'person', 'date'] as const

/**
 * The keyed rows of the fillable sheet: fields, findings, the proposed verdict, questions, and the answer's own lines.
 * The same rows are written and, when the sheet comes back, held against it, so that only what may be filled differs.
 */
export function sheetRows(part: ReplyPart, words: SheetWords): SheetRow[] {
  const row = (key: string, number: string, label: string, stated = '', ground = ''): SheetRow => ({
    key,
    number,
    label,
    stated,
    ground,
    filled: '',
  })
  return [
    ...part.facts.map((fact, index) =>
      row(`field ${fact.field}`, String(index + 1), fact.label, fact.stated, fact.cell ?? ''),
    ),
    ...part.findings.map((finding, index) =>
      row(`finding ${index + 1}`, String(index + 1), words('finding'), finding.message, finding.clause ?? ''),
    ),
    row('proposed', '', words(part.proposed.settled ? 'proposed' : 'proposed_open'), part.proposed.text, reasons(part)),
    ...part.questions.map(({ item, text, choices }, index) =>
      row(`item ${item}`, String(index + 1), text, choices.join(' / ')),
    ),
    ...replyLines.map((line) => row(`reply ${line}`, '', words(`line_${line}`), words(`hint_${line}`))),
  ]
}

/** Whether a row is one that the owner may write in. */
export function isFillable({ key }: SheetRow): boolean {
  return key.startsWith('field ') || key.startsWith('item ') || key.startsWith('reply ')
}

function reasons(part: ReplyPart): string {
  return part.proposed.reasons.join('\n')
}
