import { explainFactIn, type FactGround } from '../../core/review/explain-fact.ts'
import type { Origin } from '../../core/system/origin.ts'
import type { FactView } from '../../contract/calls/review.ts'
import type { Session } from '../session.ts'
import { entryOrigins } from './entry-rows.ts'
import { originOfCell, originsOf } from './origins.ts'
import { portfolioOf } from './read-portfolio.ts'
import { reviewStateOf } from './review-state.ts'
import { originOfValue } from './value-origin.ts'

/** Facts of one system by name, each with the cells, voices and edits it rests on. */
export function factViews(session: Session, systemId: string): (names: readonly string[]) => FactView[] {
  const { portfolio } = portfolioOf(session)
  const { index, reviewer } = reviewStateOf(session)
  const known = new Map<string, FactView>()
  const view = (name: string): FactView => {
    const held = known.get(name)
    if (held) return held
    const explained = explainFactIn(index, portfolio, systemId, name, reviewer.settings.minimum_voices)
    const from = (explained?.from ?? []).flatMap((ground) => originOfGround(session, ground))
    const made = { name, value: explained?.value ?? null, from: from.slice(0, 20) }
    known.set(name, made)
    return made
  }
  return (names) => names.map(view)
}

function originOfGround(session: Session, ground: FactGround): Origin[] {
  const state = portfolioOf(session)
  switch (ground.kind) {
    case 'field': {
      const record = state.byId.get(ground.system)
      const origin = record ? originsOf(session, record)[ground.field] : undefined
      return origin ? [origin] : entryOrigins(session, ground.system, ground.field)
    }
    case 'feedback': {
      const record = state.feedback.find((one) => one.id === ground.feedback)
      const origin = record ? originOfCell(session, record.source_row, null) : null
      return origin ? [origin] : []
    }
    case 'value': {
      const record = state.values.find(
        (one) => one.locality === ground.locality && one.indicator === ground.indicator && one.year === ground.year,
      )
      return record ? [originOfValue(session, record)] : []
    }
    case 'scene_function':
      return [{ kind: 'derived', from: `${ground.scene} / ${ground.function}` }]
    case 'system':
      return [{ kind: 'derived', from: `${ground.system} ${ground.name}` }]
    case 'today':
      return []
  }
}
