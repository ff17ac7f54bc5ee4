import type { ReplyPart } from '../reply/reply.ts'
import { heading, paragraph, plain, type Block, type DocumentModel, type TableRow } from './document.ts'
import { formatDate } from './figures.ts'
import { numberHeadings } from './numbering.ts'
import { printableSections } from './printable.ts'
import { blank, label, say, sayText, type DocumentWords } from './words.ts'

/**
 * 征求意见函附表: what is on record of a system, what was found and proposed, with room for the owner's answer.
 *
 * @param hash SHA-256 of the part, as it was sent
 */
export function replySheet(part: ReplyPart, hash: string, words: DocumentWords): DocumentModel {
  const title = sayText(words, 'title', { system: part.system.name })
  const owner = part.owner ?? sayText(words, 'owner.unknown')
  const blocks: Block[] = [
    { kind: 'annex_mark', text: sayText(words, 'mark') },
    { kind: 'title', text: title },
    paragraph(say(words, 'lead', { owner, system: part.system.name, id: part.system.id })),
    paragraph(part.due === null ? say(words, 'no_due') : say(words, 'due', { date: formatDate(words, part.due) })),
    heading(1, sayText(words, 'facts')),
    factsTable(part, words),
    heading(1, sayText(words, 'findings')),
    findingsBlock(part, words),
    heading(1, sayText(words, 'proposed')),
    paragraph(
      say(words, part.proposed.settled ? 'proposed.settled' : 'proposed.open', { verdict: part.proposed.text }),
    ),
    ...part.proposed.reasons.map((reason) => paragraph(plain(reason))),
    ...questionBlocks(part, words),
    heading(1, sayText(words, 'reply')),
    replyTable(words),
    paragraph(say(words, 'basis', { request: part.request, hash: hash.slice(0, 16) }), 'note'),
  ]
  const sections = printableSections([
    { role: 'annex', orientation: 'portrait', blocks: numberHeadings(blocks, words.locale) },
  ])
  return { kind: 'reply', locale: words.locale, title, sections, checks: [] }
}

function factsTable(part: ReplyPart, words: DocumentWords): Block {
  const rows = part.facts.map((fact, index) => [
    String(index + 1),
    fact.label,
    fact.stated === '' ? label(words, 'word', 'unknown') : fact.stated,
    fact.cell ?? '',
    '',
  ])
  return table(words, { number: 7, field: 22, stated: 27, ground: 20, corrected: 24 }, rows)
}

function findingsBlock(part: ReplyPart, words: DocumentWords): Block {
  if (part.findings.length === 0) return paragraph(say(words, 'findings.none'))
  const rows = part.findings.map(({ message, clause }, index) => [String(index + 1), message, clause ?? ''])
  return table(words, { number: 7, finding: 63, clause: 30 }, rows)
}

function questionBlocks(part: ReplyPart, words: DocumentWords): Block[] {
  if (part.questions.length === 0) return []
  const rows = part.questions.map(({ text }, index) => [String(index + 1), text, ''])
  return [heading(1, sayText(words, 'questions')), table(words, { number: 7, question: 53, answer: 40 }, rows)]
}

function replyTable(words: DocumentWords): Block {
  const line = (name: string): TableRow => [plain(sayText(words, `line.${name}`)), plain('')]
  return {
    ...table(words, { field: 22, content: 78 }, []),
    rows: [
      [plain(sayText(words, 'line.stance')), plain(sayText(words, 'line.stance.content'))],
      [plain(sayText(words, 'line.text')), plain('\n\n\n')],
      line('person'),
      [plain(sayText(words, 'line.seal')), [blank(words, 'signature')]],
      line('date'),
    ],
  }
}

/** A table without a caption, its columns by name and share. */
function table(
  words: DocumentWords,
  shares: Readonly<Record<string, number>>,
  rows: string[][],
): Extract<Block, { kind: 'table' }> {
  const columns = Object.entries(shares).map(([name, share]) => ({
    title: sayText(words, `column.${name}`),
    share,
    align: name === 'number' ? ('center' as const) : ('left' as const),
  }))
  return { kind: 'table', caption: '', columns, rows: rows.map((row) => row.map(plain)) }
}
