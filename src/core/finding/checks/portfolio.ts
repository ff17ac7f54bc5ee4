import { capacityProfiles } from '../../capacity/profile.ts'
import type { LintGround } from '../lint-ground.ts'
import { limit, nothing, type PortfolioCheck } from './check.ts'

/** Several records carry one number. */
export const numberDuplicated: PortfolioCheck = ({ portfolio: { systems } }) => {
  const numbers = new Map<string, string[]>()
  for (const { id } of systems) {
    const key = id.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
    numbers.set(key, [...(numbers.get(key) ?? []), id])
  }
  return [...numbers].flatMap(([number, ids]) => {
    const [first] = ids
    if (first === undefined || ids.length < 2) return nothing
    const place = { to: 'field', system: first, field: 'id' } as const
    const subject = { kind: 'workspace', id: number, name: number } as const
    return [{ subject, values: { number, count: ids.length }, systems: ids, place }]
  })
}

/** Pairs that may be one system and that nobody has decided. */
export const duplicatesUndecided: PortfolioCheck = ({ undecided }) => {
  if (undecided.length === 0) return nothing
  const systems = [...new Set(undecided.flat())]
  const subject = { kind: 'workspace', id: 'duplicates', name: '' } as const
  return [{ subject, values: { count: undecided.length }, facts: [], systems, place: { to: 'duplicates' } }]
}

/** A confirmed scene none of whose needed functions anybody provides. */
export const sceneUnserved: PortfolioCheck = ({ portfolio: { scenes } }) =>
  scenes.flatMap(({ id, name, status, functions }) => {
    const needed = functions.filter((one) => one.needed)
    if (status !== 'confirmed' || needed.length === 0 || needed.some((one) => one.systems.length > 0)) return nothing
    return [{ subject: { kind: 'scene', id, name } as const, values: { name, count: needed.length }, facts: [] }]
  })

/** A confirmed scene that names no function it needs. */
export const sceneWithoutFunctions: PortfolioCheck = ({ portfolio: { scenes } }) =>
  scenes.flatMap(({ id, name, status, functions }) =>
    status !== 'confirmed' || functions.some((one) => one.needed)
      ? nothing
      : [{ subject: { kind: 'scene', id, name } as const, values: { name }, facts: [] }],
  )

/** A place of which nothing is known, where others of its level have values. */
export const localityWithoutValues: PortfolioCheck = ({ portfolio: { localities, values } }) => {
  const known = new Set(values.map((value) => value.locality))
  const levels = new Set(localities.flatMap((locality) => (known.has(locality.id) ? [locality.level] : [])))
  return localities.flatMap(({ id, name, level }) =>
    known.has(id) || !levels.has(level)
      ? nothing
      : [{ subject: { kind: 'locality', id, name } as const, values: { name }, facts: [] }],
  )
}

/** A place all of whose values are of years long past. */
export const valuesOutdated: PortfolioCheck = ({ portfolio: { localities, values, today } }, rule) => {
  const newest = new Map<string, number>()
  const undated = new Set<string>()
  for (const { locality, year } of values) {
    if (year === null) undated.add(locality)
    else newest.set(locality, Math.max(year, newest.get(locality) ?? year))
  }
  return localities.flatMap(({ id, name }) => {
    const year = newest.get(id)
    if (year === undefined || undated.has(id) || Number(today.slice(0, 4)) - year < limit(rule, 'years')) return nothing
    return [{ subject: { kind: 'locality', id, name } as const, values: { name, year }, facts: [] }]
  })
}

/** The latest value of an indicator lies outside what is plausible for it. */
export const valueImplausible: PortfolioCheck = (ground) => {
  const { localities, indicators, values } = ground.portfolio
  return capacityProfiles(localities, indicators, values).flatMap(({ locality: id, entries }) =>
    entries.flatMap((entry) => {
      if (!entry.questioned) return nothing
      const subject = { kind: 'locality', id, name: localityName(ground, id) } as const
      const said = { name: subject.name, indicator: entry.indicator, value: entry.raw ?? String(entry.value) }
      return [{ subject, key: entry.indicator, values: said, facts: [] }]
    }),
  )
}

function localityName({ portfolio }: LintGround, id: string): string {
  return portfolio.localities.find((locality) => locality.id === id)?.name ?? id
}

/** Voices that belong to no system of the inventory. */
export const feedbackUnlinked: PortfolioCheck = ({ portfolio: { feedback } }) => {
  const count = feedback.filter((voice) => voice.system === null).length
  if (count === 0) return nothing
  const subject = { kind: 'workspace', id: 'feedback', name: '' } as const
  return [{ subject, values: { count }, facts: [], place: { to: 'feedback' } }]
}
