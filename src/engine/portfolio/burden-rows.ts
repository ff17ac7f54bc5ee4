import { systemBurdens } from '../../core/feedback/burden.ts'
import type { BurdenRow } from '../../contract/calls/capacity.ts'
import { remember } from '../session.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'
import { reviewSettingsOf } from './review-settings.ts'

/** What each system costs a grassroots worker, by feedback or by the imported figure. */
export const burdenRows = remember<BurdenRow[]>((session) => {
  const { portfolio, byId } = portfolioOf(session)
  const burdens = systemBurdens(portfolio.systems, portfolio.feedback, reviewSettingsOf(session).minimum_voices)
  const voices = Map.groupBy(portfolio.feedback, (voice) => voice.system)
  return burdens.flatMap((burden) => {
    const record = byId.get(burden.system)
    if (!record) return []
    return [
      {
        system: referenceOf(record),
        voices: voices.get(burden.system)?.length ?? 0,
        minutes: burden.value,
        // Where the inventory has no figure, the entries have filled it in.
        basis: burden.basis === 'field' && record.system.minutes_per_week === null ? 'entries' : burden.basis,
        lower_quartile: burden.minutes.lower,
        upper_quartile: burden.minutes.upper,
        satisfaction: burden.satisfaction.mean,
        problems: burden.problems,
        townships: burden.by_township.filter((place) => place.locality !== null).length,
      },
    ]
  })
})
