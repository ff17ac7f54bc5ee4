import type { PlanContext } from './context.ts'
import { heading, paragraph, plain, type Block, type Run } from '../document.ts'
import { formatMinutes, formatMoney, formatNumber, partialSum, percentText, sumRuns, type Format } from '../figures.ts'
import { closingActions } from '../../plan/plan.ts'
import type { SnapshotAction, SnapshotPlan } from '../snapshot.ts'
import { label, say, sayText, type DocumentWords } from '../words.ts'

/** Money and burden, added up from the rows of the plan; what is not known is left out and said. */
export function effectsBlocks({ snapshot, words }: PlanContext): Block[] {
  const title = heading(1, sayText(words, 'effects'))
  const { plan } = snapshot
  if (plan === null) return [title, paragraph(say(words, 'effects.none'))]
  const running = snapshot.systems.filter((system) => system.status !== 'closed')
  const before = partialSum(
    running,
    (system) => system.id,
    (system) => system.annual_cost,
  )
  const saving = partialSum(
    effectRows(plan.actions, 'saving'),
    (action) => action.system.id,
    (action) => action.saving,
  )
  const oneOff = partialSum(
    plan.actions,
    (action) => action.system.id,
    (action) => action.one_off,
  )
  const share: Run = {
    text: percentText(words, saving.sum, before.sum),
    source: { rows: 'actions', ids: saving.known, formula: 'share', field: 'saving' },
  }
  return [
    title,
    paragraph(
      say(words, 'effects.money', {
        before: sumRuns(words, 'systems', 'annual_cost', before, formatMoney),
        saving: effectRuns(words, plan.actions, 'saving', formatMoney),
        one_off: sumRuns(words, 'actions', 'one_off', oneOff, formatMoney),
      }),
    ),
    ...(saving.sum === null || before.sum === null ? [] : [paragraph(say(words, 'effects.share', { share }))]),
    paragraph(
      say(words, 'effects.minutes', { minutes: effectRuns(words, plan.actions, 'minutes_saved', formatMinutes) }),
    ),
    paragraph(solverRuns(words, plan)),
    paragraph(say(words, 'effects.estimate')),
  ]
}

/** The actions with an effect to add up: those that close a system, and any other with a figure of its own. */
export function effectRows(actions: SnapshotAction[], field: 'saving' | 'minutes_saved'): SnapshotAction[] {
  return actions.filter((action) => closingActions.includes(action.action) || (action[field] ?? 0) !== 0)
}

/** The effect summed; actions that close nothing have none, which is not the same as unknown. */
export function effectRuns(
  words: DocumentWords,
  actions: SnapshotAction[],
  field: 'saving' | 'minutes_saved',
  format: Format,
): Run[] {
  const rows = effectRows(actions, field)
  if (rows.length === 0) return plain(label(words, 'word', 'none'))
  return sumRuns(
    words,
    'actions',
    field,
    partialSum(
      rows,
      (action) => action.system.id,
      (action) => action[field],
    ),
    format,
  )
}

function solverRuns(words: DocumentWords, plan: SnapshotPlan): Run[] {
  const amount = (value: number | null): string =>
    value === null ? label(words, 'word', 'no_data') : formatNumber(words, value)
  return say(words, `effects.solver.${plan.status}`, {
    objective: amount(plan.objective),
    bound: amount(plan.bound),
    gap: plan.gap === null ? label(words, 'word', 'no_data') : `${formatNumber(words, plan.gap * 100)}%`,
  })
}
