import { textIn } from '../../language/localized-text.ts'
import { paragraph, type Block } from '../document.ts'
import type { OpinionContext } from './context.ts'
import { blank, say, type DocumentWords } from '../words.ts'

/** Findings, the open items that could change the verdict, and the date of the next review as a blank. */
export function openBlocks(context: OpinionContext): Block[] {
  const { words, items, findings } = context
  const open = items.filter((item) => item.choice === null && item.deciding)
  return [
    ...findings.map((finding) =>
      paragraph(say(words, 'open.finding', { message: textIn(finding.message, words.locale) })),
    ),
    ...(open.length === 0
      ? [paragraph(say(words, 'open.none'))]
      : open.map((item) =>
          paragraph(
            say(words, 'open.item', {
              item: textIn(item.text, words.locale),
              checklist: checklistTitle(context, words, item.checklist),
            }),
          ),
        )),
    paragraph(say(words, 'review_date', { date: blank(words, 'review_date') })),
  ]
}

function checklistTitle({ snapshot }: OpinionContext, words: DocumentWords, id: string): string {
  const checklist = snapshot.workspace.checklists.find((entry) => entry.id === id)
  return checklist === undefined ? id : textIn(checklist.title, words.locale)
}
