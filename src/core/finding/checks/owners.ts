import type { SystemField } from '../../system/system.ts'
import { byOwner, limit, nothing, type PortfolioCheck } from './check.ts'

/** Every row of an owner has the same figure. */
export const figuresIdentical: PortfolioCheck = ({ portfolio: { systems } }, rule) =>
  [...byOwner(systems)].flatMap(([owner, list]) =>
    rule.facts.flatMap((fact) => {
      const field = fact as SystemField
      const figures = list.flatMap((system) => (typeof system[field] === 'number' ? [system[field]] : []))
      const [figure] = figures
      if (figure === undefined || figure === 0 || figures.length < limit(rule, 'rows')) return nothing
      if (figures.length < list.length || figures.some((one) => one !== figure)) return nothing
      const values = { owner, fact: field, figure, count: figures.length }
      return [
        {
          subject: { kind: 'owner', id: owner, name: owner } as const,
          key: field,
          values,
          facts: [field],
          systems: list.map(({ id }) => id),
        },
      ]
    }),
  )

/** All user figures of an owner have one digit and zeros. */
export const figuresRound: PortfolioCheck = ({ portfolio: { systems } }, rule) =>
  [...byOwner(systems)].flatMap(([owner, list]) => {
    const used = new Set<string>()
    const figures = list.flatMap((system) =>
      rule.facts.flatMap((fact) => {
        const figure = system[fact as SystemField]
        if (typeof figure !== 'number' || figure < limit(rule, 'least')) return []
        used.add(system.id)
        return [figure]
      }),
    )
    if (figures.length < limit(rule, 'figures') || used.size < limit(rule, 'rows')) return nothing
    if (!figures.every(isRound)) return nothing
    const values = { owner, count: figures.length }
    return [{ subject: { kind: 'owner', id: owner, name: owner } as const, values, systems: [...used] }]
  })

function isRound(figure: number): boolean {
  return /^[1-9]0+$/.test(String(figure))
}

/** One person or number is named by rows of several owners. */
export const contactShared: PortfolioCheck = ({ portfolio: { systems }, records }, rule) => {
  const named = new Map<string, { owners: Set<string>; systems: string[] }>()
  for (const { id, owner } of systems) {
    if (owner === null) continue
    for (const contact of new Set(records.get(id)?.contacts)) {
      const entry = named.get(contact) ?? { owners: new Set<string>(), systems: [] }
      named.set(contact, entry)
      entry.owners.add(owner)
      entry.systems.push(id)
    }
  }
  return [...named].flatMap(([contact, entry]) => {
    if (entry.owners.size < limit(rule, 'owners')) return nothing
    const values = { contact, owners: [...entry.owners].join('、'), count: entry.systems.length }
    const subject = { kind: 'workspace', id: 'contact', name: contact } as const
    const place = { to: 'owner', owner: [...entry.owners][0] ?? '' } as const
    return [{ subject, key: contact, values, facts: [], systems: entry.systems, place }]
  })
}

/** Everything an owner has is out of use. */
export const ownerWithoutUse: PortfolioCheck = ({ portfolio: { systems } }, rule) =>
  [...byOwner(systems)].flatMap(([owner, list]) => {
    const out = list.every(({ status }) => status === 'closed' || status === 'suspended')
    if (!out || list.length < limit(rule, 'rows')) return nothing
    const subject = { kind: 'owner', id: owner, name: owner } as const
    return [{ subject, values: { owner, count: list.length }, systems: list.map(({ id }) => id) }]
  })
