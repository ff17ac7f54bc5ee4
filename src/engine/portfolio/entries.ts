import { entryFacts, splitItems, type EntryFacts, type EntryItem } from '../../core/participation/entry-items.ts'
import type { ParticipationWords } from '../../core/participation/participation-words.ts'
import { headingKey } from '../../core/mapping/heading-key.ts'
import type { System } from '../../core/system/system.ts'
import type { FeedbackRecord } from '../document/queries/feedback.ts'
import { listEntryRecords, type EntryRecord } from '../document/queries/entry.ts'
import { listSourceTables, listTableCells } from '../document/queries/source.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import type { Workspace } from '../document/workspace.ts'

/** Where an entry is said: by a person, in a cell, or by a function of the system. */
export type EntryGround =
  | { kind: 'person'; record: EntryRecord }
  | { kind: 'cell'; row: string; column: string }
  | { kind: 'function'; system: string }

/** What is typed into which system, and where each row is said. */
export type Entries = { items: EntryItem[]; grounds: ReadonlyMap<string, EntryGround>; facts: Map<string, EntryFacts> }

type Known = { item: EntryItem; ground: EntryGround }

/**
 * Entries from what people entered, from columns of inventories and feedback that list what is typed in (kept with the
 * record or the row, whether the import mapped them or not), and from functions that ask for it by name.
 */
export function readEntries(
  workspace: Workspace,
  systems: readonly SystemRecord[],
  survivor: (uid: string) => SystemRecord | null,
  feedback: readonly FeedbackRecord[],
  words: ParticipationWords,
): Entries {
  const listed = new Set(words.entryHeadings.map(headingKey))
  const isList = (heading: string) => listed.has(headingKey(heading))
  const known = [
    ...listEntryRecords(workspace).flatMap((record) => enteredBy(record, survivor)),
    ...systems.flatMap((record) => fromColumns(record, isList)),
    ...fromFeedback(workspace, feedback, survivor, isList),
    ...systems.flatMap((record) => fromFunctions(record, words)),
  ]
  const items = known.map((one) => one.item)
  const own = systems.map((record) => record.system)
  return {
    items,
    grounds: new Map(known.map((one) => [one.item.id, one.ground])),
    facts: entryFacts(own, items),
  }
}

/** A system with what the entries say where its inventory says nothing. */
export function withEntryFacts(system: System, facts: ReadonlyMap<string, EntryFacts>): System {
  const found = facts.get(system.id)
  if (!found?.duplicate_entry && !found?.minutes_per_week) return system
  return {
    ...system,
    duplicate_entry: system.duplicate_entry ?? found.duplicate_entry?.value ?? null,
    minutes_per_week: system.minutes_per_week ?? found.minutes_per_week?.value ?? null,
  }
}

function enteredBy(record: EntryRecord, survivor: (uid: string) => SystemRecord | null): Known[] {
  const system = survivor(record.system)?.system.id
  if (system === undefined) return []
  const { id, item, role, minutes } = record
  return [{ item: { id, item, system, role, minutes, basis: 'person' }, ground: { kind: 'person', record } }]
}

function fromColumns(record: SystemRecord, isList: (heading: string) => boolean): Known[] {
  return Object.entries(record.extra).flatMap(([heading, { raw, row, column }]) => {
    if (!isList(heading)) return []
    return listItems(raw).map((item): Known => ({
      item: {
        id: `${row}:${column}:${item}`,
        item,
        system: record.system.id,
        role: null,
        minutes: null,
        basis: 'column',
      },
      ground: { kind: 'cell', row, column },
    }))
  })
}

/** A list that somebody gave with their feedback says also by whom the items are typed in. */
function fromFeedback(
  workspace: Workspace,
  feedback: readonly FeedbackRecord[],
  survivor: (uid: string) => SystemRecord | null,
  isList: (heading: string) => boolean,
): Known[] {
  const tables = listSourceTables(workspace).filter((table) => table.kind === 'feedback')
  const bySourceRow = new Map(feedback.map((voice) => [voice.source_row, voice]))
  return tables.flatMap((table) => {
    const columns = table.columns.filter((column) => column.field === null && isList(column.header))
    if (columns.length === 0) return []
    return listTableCells(workspace, table.uid).flatMap(({ uid, cells }) => {
      const voice = bySourceRow.get(uid)
      const system = voice?.system ? survivor(voice.system)?.system.id : undefined
      if (voice === undefined || system === undefined) return []
      return columns.flatMap(({ column }) =>
        listItems(cells[column] ?? '').map((item): Known => ({
          item: { id: `${uid}:${column}:${item}`, item, system, role: voice.role, minutes: null, basis: 'column' },
          ground: { kind: 'cell', row: uid, column },
        })),
      )
    })
  })
}

function fromFunctions({ system }: SystemRecord, words: ParticipationWords): Known[] {
  const { audience, status } = system
  if (status === 'closed' || status === 'planned') return []
  if (audience !== null && !audience.some((who) => who === 'grassroots' || who === 'internal')) return []
  return [...new Set(system.functions ?? [])]
    .filter((name) => words.entryWords.some((word) => name.includes(word)))
    .map((name): Known => ({
      item: {
        id: `${system.id}:functions:${name}`,
        item: name,
        system: system.id,
        role: null,
        minutes: null,
        basis: 'function',
      },
      ground: { kind: 'function', system: system.id },
    }))
}

/** A column of counts holds no items. */
function listItems(raw: string): string[] {
  return splitItems(raw).filter((item) => !/^[\d.,%项个\s]+$/.test(item))
}
