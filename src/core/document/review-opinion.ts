import { lengthChecks } from './checks.ts'
import { dispositions, type Disposition } from './disposition.ts'
import { heading, paragraph, type Block, type DocumentModel } from './document.ts'
import { formatDate } from './figures.ts'
import { numberHeadings } from './numbering.ts'
import { clausesBlocks } from './opinion/clauses.ts'
import { conclusionBlocks } from './opinion/conclusion.ts'
import type { OpinionContext } from './opinion/context.ts'
import { materialBlocks } from './opinion/material.ts'
import { measureBlocks } from './opinion/measures.ts'
import { openBlocks } from './opinion/open-questions.ts'
import { redLineBlocks, scopeRulesBlocks } from './opinion/red-lines.ts'
import { signOffBlocks } from './opinion/sign-off.ts'
import { checklistsText } from './plan/sources.ts'
import { printableSections } from './printable.ts'
import type { DocumentSnapshot } from './snapshot.ts'
import { blank, say, sayText, type DocumentWords } from './words.ts'

/** The review opinion on one system; `null` where the snapshot holds no such system. */
export function reviewOpinion(snapshot: DocumentSnapshot, system: string, words: DocumentWords): DocumentModel | null {
  const disposition = dispositions(snapshot).find((entry) => entry.system.id === system)
  if (disposition === undefined) return null
  const context = opinionContext(snapshot, words, disposition)
  const title = sayText(words, 'title', { system: disposition.system.name })
  const blocks = [
    paragraph(say(words, 'reference', { number: blank(words, 'number') }), 'reference'),
    { kind: 'title', text: title } satisfies Block,
    paragraph(say(words, 'addressee', { owner: ownerName(context) }), 'addressee'),
    paragraph(say(words, 'lead', { owner: ownerName(context), system: disposition.system.name })),
    ...opinionBody(context),
    ...closing(context),
  ]
  const sections = printableSections([
    { role: 'body', orientation: 'portrait', blocks: numberHeadings(blocks, words.locale) },
  ])
  return { kind: 'opinion', locale: words.locale, title, sections, checks: lengthChecks(words, sections) }
}

function opinionContext(snapshot: DocumentSnapshot, words: DocumentWords, disposition: Disposition): OpinionContext {
  const { id } = disposition.system
  return {
    snapshot,
    words,
    disposition,
    items: snapshot.reviews.find((review) => review.system === id)?.items ?? [],
    redLines: snapshot.red_lines.filter((entry) => entry.system === id),
    findings: snapshot.findings.filter((finding) => finding.system === id),
  }
}

function opinionBody(context: OpinionContext): Block[] {
  const { words } = context
  const part = (name: string, blocks: Block[]): Block[] => [heading(1, sayText(words, name)), ...blocks]
  return [
    ...part('material', materialBlocks(context)),
    ...part('scope', scopeRulesBlocks(context)),
    ...part('red_lines', redLineBlocks(context)),
    ...part('demand', measureBlocks(context, ['demand', 'benefit'])),
    ...part('capacity', measureBlocks(context, ['capacity'])),
    ...part('boundary', measureBlocks(context, ['boundary', 'inclusion'])),
    ...part('conclusion', conclusionBlocks(context)),
    ...part('clauses', clausesBlocks(context)),
    ...part('open', openBlocks(context)),
  ]
}

function closing(context: OpinionContext): Block[] {
  const { snapshot, words } = context
  const { workspace } = snapshot
  return [
    ...signOffBlocks(context),
    paragraph([blank(words, 'signature')], 'signature'),
    paragraph([blank(words, 'date')], 'date'),
    paragraph(
      say(words, 'basis', {
        workspace: workspace.title,
        date: formatDate(words, workspace.computed_at),
        hash: workspace.snapshot_hash.slice(0, 16),
        checklists: checklistsText(words, snapshot),
      }),
      'note',
    ),
  ]
}

function ownerName({ disposition, words }: OpinionContext): string {
  return disposition.system.owner ?? sayText(words, 'owner.unknown')
}
