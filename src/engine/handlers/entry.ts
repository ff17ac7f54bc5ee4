import type { EngineHandlers } from '../../contract/calls.ts'
import { Failure } from '../../contract/failures.ts'
import { linkFeedback } from '../../core/feedback/link-feedback.ts'
import { readPastedEntries, type PastedProblem } from '../../core/participation/paste-entries.ts'
import {
  listEntryRecords,
  removeEntry,
  writeEntry,
  writeProposal,
  type EntryRecord,
} from '../document/queries/entry.ts'
import { write } from '../document/workspace.ts'
import { entryMatrix } from '../portfolio/entry-rows.ts'
import { matchingWordsOf } from '../portfolio/matching-words.ts'
import { findSystem, portfolioOf } from '../portfolio/read-portfolio.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject = 'entry.list' | 'entry.save' | 'entry.remove' | 'entry.paste' | 'entry.propose'

/** 多头填报: what is typed into which system, and what is proposed about it. */
export function entryHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'entry.list': () => entryMatrix(session),
    'entry.save': ({ id, item, system, role, minutes }) => {
      const workspace = openedWorkspace(session)
      if (id !== null) entryById(session, id)
      const uid = findSystem(session, system).uid
      const entry = { id: id ?? workspace.ids(), item, system: uid, role: role || null, minutes, ...signed(session) }
      write(workspace, { name: 'entry.save', values: { item } }, () => writeEntry(workspace, entry))
      return entryMatrix(session)
    },
    'entry.remove': ({ id }) => {
      const workspace = openedWorkspace(session)
      const { item } = entryById(session, id)
      write(workspace, { name: 'entry.remove', values: { item } }, () => removeEntry(workspace, id))
      return entryMatrix(session)
    },
    'entry.paste': ({ text }) => {
      const workspace = openedWorkspace(session)
      const { entries, problems } = readPasted(session, text)
      write(workspace, { name: 'entry.paste', values: { count: entries.length } }, () => {
        for (const entry of entries) writeEntry(workspace, entry)
      })
      return { added: entries.length, problems, matrix: entryMatrix(session) }
    },
    'entry.propose': ({ key, proposal, into, note }) => {
      const workspace = openedWorkspace(session)
      const line = entryMatrix(session).lines.find((one) => one.key === key)
      if (!line) throw new Failure('unknown_row', { what: 'entry', id: key })
      const target = into === null ? null : findSystem(session, into).uid
      write(workspace, { name: 'entry.propose', values: { item: line.item } }, () =>
        writeProposal(
          workspace,
          key,
          proposal === null ? null : { proposal, into_system: target, note: note?.trim() || null },
        ),
      )
      return entryMatrix(session)
    },
  }
}

/** Pasted lines as rows; the system is the one whose number or name it is, or that the name is surely or likely meant for. */
function readPasted(session: Session, text: string): { entries: EntryRecord[]; problems: PastedProblem[] } {
  const { byId, portfolio } = portfolioOf(session)
  const workspace = openedWorkspace(session)
  const pasted = readPastedEntries(text)
  const names = pasted.entries.map((entry) => entry.system)
  const links = new Map(
    linkFeedback(names, portfolio.systems, matchingWordsOf(session)).map((link) => [link.name, link.system]),
  )
  const known = new Set(listEntryRecords(workspace).map(entryIdentity))
  const problems = [...pasted.problems]
  const entries = pasted.entries.flatMap(({ line, items, system: name, role, minutes }): EntryRecord[] => {
    const record = byId.get(name) ?? byId.get(links.get(name) ?? '')
    if (!record) {
      problems.push({ line, text: name, code: 'no_system' })
      return []
    }
    return items
      .map((item) => ({ id: workspace.ids(), item, system: record.uid, role, minutes, ...signed(session) }))
      .filter((entry) => {
        const fresh = !known.has(entryIdentity(entry))
        known.add(entryIdentity(entry))
        return fresh
      })
  })
  return { entries, problems: problems.toSorted((a, b) => a.line - b.line) }
}

/** The same item of the same system and role, pasted again, is not a second entry. */
function entryIdentity({ item, system, role }: Pick<EntryRecord, 'item' | 'system' | 'role'>): string {
  return JSON.stringify([item, system, role])
}

function entryById(session: Session, id: string): EntryRecord {
  const entry = listEntryRecords(openedWorkspace(session)).find((one) => one.id === id)
  if (!entry) throw new Failure('unknown_row', { what: 'entry', id })
  return entry
}

function signed(session: Session): { author: string; at: string } {
  const { author, clock } = openedWorkspace(session)
  return { author, at: clock() }
}
