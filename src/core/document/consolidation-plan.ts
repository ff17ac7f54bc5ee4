import { checkPlan } from './checks.ts'
import { dispositions } from './disposition.ts'
import { heading, paragraph, plain, type Block, type DocumentModel, type Section } from './document.ts'
import { numberHeadings } from './numbering.ts'
import type { PlanContext } from './plan/context.ts'
import { dutiesBlocks } from './plan/duties.ts'
import { effectsBlocks } from './plan/effects.ts'
import { noticeBlocks } from './plan/notice.ts'
import { openMattersTable } from './plan/open-matters.ts'
import { scopeBlocks } from './plan/scope.ts'
import { sourcesTable } from './plan/sources.ts'
import { systemsTable } from './plan/systems-table.ts'
import { tasksTable } from './plan/tasks-table.ts'
import { tasksBlocks } from './plan/tasks.ts'
import { wavesBlocks } from './plan/waves.ts'
import { printableSections } from './printable.ts'
import type { DocumentSnapshot } from './snapshot.ts'
import { countFigure } from './figures.ts'
import { say, sayText, type DocumentWords } from './words.ts'

/**
 * The consolidation plan with its covering notice and four annexes. A plan is no statutory kind of document,
 * so it is issued as the annex of a notice. Every figure is reckoned here from the rows of the snapshot.
 */
export function consolidationPlan(snapshot: DocumentSnapshot, words: DocumentWords): DocumentModel {
  const context = { snapshot, words, dispositions: dispositions(snapshot) }
  const title = sayText(words, 'title', { locality: snapshot.workspace.locality ?? sayText(words, 'locality.unknown') })
  const annexes = planAnnexes(context)
  const body = [
    ...goalsBlocks(context),
    ...scopeBlocks(context),
    ...tasksBlocks(context),
    ...wavesBlocks(context),
    ...effectsBlocks(context),
    ...dutiesBlocks(context),
  ]
  const sections = printableSections([
    {
      role: 'notice',
      orientation: 'portrait',
      blocks: noticeBlocks(
        context,
        title,
        annexes.map((annex) => annex.title),
      ),
    },
    {
      role: 'body',
      orientation: 'portrait',
      blocks: [{ kind: 'title', text: title }, ...numberHeadings(body, words.locale)],
    },
    ...annexes.map((annex, index): Section => ({
      role: 'annex',
      orientation: annex.orientation,
      blocks: [
        { kind: 'annex_mark', text: sayText(words, 'annex.mark', { number: String(index + 1) }) },
        { kind: 'title', text: annex.title },
        ...annex.blocks,
      ],
    })),
  ])
  return { kind: 'plan', locale: words.locale, title, sections, checks: checkPlan(context, sections) }
}

type Annex = { title: string; orientation: Section['orientation']; blocks: Block[] }

function planAnnexes(context: PlanContext): Annex[] {
  const { words } = context
  return [
    { title: sayText(words, 'annex.systems'), orientation: 'landscape', blocks: systemsTable(context) },
    { title: sayText(words, 'annex.tasks'), orientation: 'landscape', blocks: tasksTable(context) },
    { title: sayText(words, 'annex.open'), orientation: 'landscape', blocks: openMattersTable(context) },
    { title: sayText(words, 'annex.sources'), orientation: 'portrait', blocks: sourcesTable(context) },
  ]
}

function goalsBlocks({ snapshot, words }: PlanContext): Block[] {
  const total = countFigure(
    words,
    'systems',
    snapshot.systems.map((system) => system.id),
  )
  return [
    heading(1, sayText(words, 'goals')),
    heading(2, sayText(words, 'goals.aim')),
    paragraph(say(words, 'goals.aim.text', { total })),
    heading(2, sayText(words, 'goals.principles')),
    ...['scene', 'capacity', 'limits', 'people'].map((name) =>
      paragraph(plain(sayText(words, `goals.principle.${name}`))),
    ),
  ]
}
