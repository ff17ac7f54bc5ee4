import type { PlanContext } from './context.ts'
import { paragraph, type Block } from '../document.ts'
import { formatDate } from '../figures.ts'
import { blank, say, sayText } from '../words.ts'

/** The covering notice; number, signer, issuing body, seal and date stay blanks. */
export function noticeBlocks({ snapshot, words }: PlanContext, title: string, annexes: string[]): Block[] {
  const { workspace } = snapshot
  return [
    paragraph(
      say(words, 'notice.number', { number: blank(words, 'number'), signer: blank(words, 'signer') }),
      'reference',
    ),
    { kind: 'title', text: sayText(words, 'notice.title', { title }) },
    paragraph(say(words, 'notice.addressee'), 'addressee'),
    paragraph(say(words, 'notice.issue', { title })),
    paragraph(say(words, 'notice.stages')),
    paragraph(
      say(words, 'notice.basis', {
        workspace: workspace.title,
        date: formatDate(words, workspace.computed_at),
        hash: workspace.snapshot_hash.slice(0, 16),
      }),
    ),
    ...annexes.map((annex, index) =>
      paragraph(
        say(words, index === 0 ? 'annex_list.first' : 'annex_list.next', { number: String(index + 1), title: annex }),
        'annex_list',
      ),
    ),
    paragraph([blank(words, 'signature')], 'signature'),
    paragraph([blank(words, 'date')], 'date'),
  ]
}
