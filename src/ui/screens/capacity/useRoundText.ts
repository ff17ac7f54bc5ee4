import type { RoundRow } from '../../../contract/calls/participation.ts'
import { useLanguage } from '../../language/useLanguage.ts'

/** A round in words: its state, and the sentence by which reviews and documents refer to it. */
export function useRoundText() {
  const { t, formats } = useLanguage()

  function stateOf({ summary }: RoundRow): string {
    if (summary.state !== 'overdue') return t(`screen-participation.round_state.${summary.state}`)
    return t('screen-participation.round_state.overdue', { days: formats.value.count(summary.days_over) })
  }

  function referenceTo(round: RoundRow): string {
    const { count } = formats.value
    const { asked, answered, opinions, taken_up: taken, partly, not_taken_up: not, undecided } = round.summary
    const unknown = t('screen-participation.unknown_count')
    return [
      t('screen-participation.reference', {
        title: round.title,
        from: round.opened_on,
        to: round.closed_on ?? round.closes_on ?? t('screen-participation.no_end'),
        channel: t(`screen-participation.channel.${round.channel}`),
        asked: asked === null ? unknown : count(asked),
        answered: answered === null ? unknown : count(answered),
        opinions: count(opinions),
        taken: count(taken),
        partly: count(partly),
        not: count(not),
      }),
      undecided > 0 ? t('screen-participation.reference_undecided', { count: count(undecided) }) : '',
    ].join('')
  }

  return { stateOf, referenceTo }
}
