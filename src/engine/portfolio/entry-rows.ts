import type { EntryLineRow, EntryMatrix, EntryRow } from '../../contract/calls/participation.ts'
import { entryKey, repeatedItems } from '../../core/participation/entry-items.ts'
import type { Origin } from '../../core/system/origin.ts'
import type { SystemField, SystemReference } from '../../core/system/system.ts'
import { listProposals } from '../document/queries/entry.ts'
import { remember, type Session } from '../session.ts'
import { originOfCell, originsOf } from './origins.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'

/** 多头填报: every row of what is typed in, and the items that several systems ask for. */
export const entryMatrix = remember<EntryMatrix>((session, workspace) => {
  const view = portfolioOf(session)
  const { items } = view.entries
  const proposals = new Map(listProposals(workspace).map((proposal) => [proposal.id, proposal]))
  const systemOf = (id: string): SystemReference => {
    const record = view.byId.get(id)
    return record ? referenceOf(record) : { id, name: id }
  }
  return {
    rows: items.map((item): EntryRow => ({
      ...item,
      key: entryKey(item.item),
      system: systemOf(item.system),
      from: originOfEntry(session, item.id),
    })),
    lines: repeatedItems(items).map((line): EntryLineRow => {
      const proposal = proposals.get(line.key)
      const into = proposal?.into_system ? view.survivor(proposal.into_system) : null
      return {
        ...line,
        systems: line.systems.map(systemOf),
        proposal: proposal
          ? { proposal: proposal.proposal, into: into ? referenceOf(into) : null, note: proposal.note }
          : null,
      }
    }),
    said: {
      yes: view.records.filter((record) => record.system.duplicate_entry === true).length,
      unknown: view.records.filter((record) => record.system.duplicate_entry === null).length,
    },
  }
})

/** Where the entries behind a field stand that the inventory does not know; none for any other field. */
export function entryOrigins(session: Session, system: string, field: SystemField): Origin[] {
  if (field !== 'duplicate_entry' && field !== 'minutes_per_week') return []
  const fact = portfolioOf(session).entries.facts.get(system)?.[field]
  return (fact?.rows ?? []).flatMap((row) => originOfEntry(session, row) ?? [])
}

function originOfEntry(session: Session, id: string): Origin | null {
  const view = portfolioOf(session)
  const ground = view.entries.grounds.get(id)
  switch (ground?.kind) {
    case 'person':
      return { kind: 'edit', author: ground.record.author, at: ground.record.at }
    case 'cell':
      return originOfCell(session, ground.row, ground.column)
    case 'function': {
      const record = view.byId.get(ground.system)
      return (record && originsOf(session, record).functions) ?? null
    }
    case undefined:
      return null
  }
}
