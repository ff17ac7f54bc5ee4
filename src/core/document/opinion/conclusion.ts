import { textIn } from '../../language/localized-text.ts'
import type { Flip, VerdictRow } from '../../review/verdict.ts'
import { heading, paragraph, plain, type Block, type Run } from '../document.ts'
import { formatQuarter, percentText } from '../figures.ts'
import { waveName } from '../plan/waves.ts'
import { reasonText } from '../reason-text.ts'
import type { OpinionContext } from './context.ts'
import { joined, label, say, sayText } from '../words.ts'

/** Computed verdict, what was decided, how it was reached and what would change it. */
export function conclusionBlocks(context: OpinionContext): Block[] {
  const { words, disposition, snapshot } = context
  const { row } = disposition
  if (row === null) return [paragraph(say(words, 'conclusion.none'))]
  return [
    paragraph(computedRuns(context, row)),
    paragraph(decisionRuns(context, row)),
    ...planBlock(context),
    heading(2, sayText(words, 'conclusion.reasons')),
    ...row.reasons.map((reason) => paragraph(plain(endedText(context, reasonText(words, reason, snapshot))))),
    ...(row.stability === null
      ? []
      : [paragraph(say(words, 'conclusion.stability', { stability: percentText(words, row.stability, 1) }))]),
    ...row.flip.map((flip) => paragraph(flipRuns(context, flip))),
  ]
}

function computedRuns({ words }: OpinionContext, row: VerdictRow): Run[] {
  const computed = label(words, 'verdict', row.computed)
  if (row.settled) return say(words, 'conclusion.settled', { computed })
  const possible = joined(
    words,
    row.possible.map((verdict) => label(words, 'verdict', verdict)),
  )
  return say(words, 'conclusion.open', { computed, possible })
}

function decisionRuns({ words, disposition }: OpinionContext, row: VerdictRow): Run[] {
  if (row.decided === null) return say(words, 'conclusion.undecided')
  const decision = say(words, 'conclusion.decided', {
    decided: label(words, 'verdict', row.decided),
    into: row.into === null ? '' : sayText(words, 'conclusion.into', { target: row.into.name }),
    reason: row.decision_reason ?? sayText(words, 'conclusion.no_reason'),
  })
  return disposition.stage === 'done' ? [...decision, ...say(words, 'conclusion.done')] : decision
}

function planBlock({ words, disposition }: OpinionContext): Block[] {
  const { action } = disposition
  if (action === null) return []
  return [
    paragraph(
      say(words, 'conclusion.plan', {
        action: label(words, 'verdict', action.action),
        target: action.target?.name ?? label(words, 'word', 'none'),
        wave: waveName(words, action.wave),
        quarter: formatQuarter(words, action.quarter),
      }),
    ),
  ]
}

/** An item's choices are known to the review alone, so a choice that is not the answered one keeps its name. */
function flipRuns({ words, items }: OpinionContext, flip: Flip): Run[] {
  const item = items.find((entry) => entry.id === flip.item)
  return say(words, 'conclusion.flip', {
    item: item === undefined ? flip.item : textIn(item.text, words.locale),
    from: flip.from === null ? sayText(words, 'answer.open') : choiceText(words, item, flip.from),
    to: choiceText(words, item, flip.to),
    verdict: label(words, 'verdict', flip.verdict),
  })
}

function choiceText(
  words: OpinionContext['words'],
  item: OpinionContext['items'][number] | undefined,
  choice: string,
): string {
  const text = item?.choices.find((entry) => entry.id === choice)?.text
  return text === undefined ? choice : textIn(text, words.locale)
}

function endedText({ words }: OpinionContext, text: string): string {
  const end = words.locale === 'en' ? '.' : '。'
  return /[.。]$/u.test(text) ? text : text + end
}
