import type { Adjustment, OwnChecklist, OwnItem, OwnPart, PublishedPart } from '../../../core/checklist/own/own-part.ts'
import type { Workspace } from '../workspace.ts'

type ItemRow = Record<
  'uid' | 'id' | 'checklist' | 'measure' | 'text' | 'help' | 'choices' | 'proven_by' | 'evidence' | 'source',
  string
> & { weight: number; applies: string | null; measures_use: number; retired: string | null }

export type PublicationRecord = {
  number: number
  content: PublishedPart
  sha256: string
  author: string
  at: string
}

/** The draft: own checklists and items in the order they were written, adjustments by item. */
export function readDraft({ database }: Workspace): OwnPart {
  const checklists = database.prepare('SELECT id, title, purpose, retired FROM own_checklist ORDER BY id').all() as {
    id: string
    title: string
    purpose: string
    retired: string | null
  }[]
  const items = database.prepare('SELECT * FROM own_item ORDER BY id').all() as ItemRow[]
  const adjustments = database.prepare('SELECT uid, weight, off, reason FROM item_adjustment ORDER BY uid').all() as {
    uid: string
    weight: number | null
    off: number
    reason: string | null
  }[]
  return {
    checklists: checklists.map((row) => ({ ...row, title: stored(row.title), purpose: stored(row.purpose) })),
    items: items.map(itemOf),
    adjustments: adjustments.map(({ uid, weight, off, reason }) => ({ item: uid, weight, off: off === 1, reason })),
  }
}

function itemOf({ uid: _, ...row }: ItemRow): OwnItem {
  return {
    id: row.id,
    checklist: row.checklist,
    measure: row.measure as OwnItem['measure'],
    weight: row.weight,
    text: stored(row.text),
    help: stored(row.help),
    applies: row.applies === null ? null : stored(row.applies),
    choices: stored(row.choices),
    proven_by: stored(row.proven_by),
    evidence: row.evidence as OwnItem['evidence'],
    source: stored(row.source),
    measures_use: row.measures_use === 1,
    retired: row.retired,
  }
}

/** JSON that this file wrote itself. */
function stored<Value>(text: string): Value {
  return JSON.parse(text) as Value
}

/** Writes an item under its id, new or changed. */
export function writeOwnItem(workspace: Workspace, item: OwnItem): void {
  const { database } = workspace
  const row = {
    uid: uidOf(workspace, 'own_item', item.id),
    ...item,
    text: JSON.stringify(item.text),
    help: JSON.stringify(item.help),
    applies: item.applies === null ? null : JSON.stringify(item.applies),
    choices: JSON.stringify(item.choices),
    proven_by: JSON.stringify(item.proven_by),
    source: JSON.stringify(item.source),
    measures_use: Number(item.measures_use),
  }
  database
    .prepare(
      `INSERT INTO own_item (uid, id, checklist, measure, weight, text, help, applies, choices, proven_by, evidence,
         source, measures_use, retired)
       VALUES (@uid, @id, @checklist, @measure, @weight, @text, @help, @applies, @choices, @proven_by, @evidence,
         @source, @measures_use, @retired)
       ON CONFLICT (uid) DO UPDATE SET checklist = excluded.checklist, measure = excluded.measure,
         weight = excluded.weight, text = excluded.text, help = excluded.help, applies = excluded.applies,
         choices = excluded.choices, proven_by = excluded.proven_by, evidence = excluded.evidence,
         source = excluded.source, measures_use = excluded.measures_use, retired = excluded.retired`,
    )
    .run(row)
}

export function writeOwnChecklist(workspace: Workspace, checklist: OwnChecklist): void {
  workspace.database
    .prepare(
      `INSERT INTO own_checklist (uid, id, title, purpose, retired) VALUES (@uid, @id, @title, @purpose, @retired)
       ON CONFLICT (uid) DO UPDATE SET title = excluded.title, purpose = excluded.purpose, retired = excluded.retired`,
    )
    .run({
      uid: uidOf(workspace, 'own_checklist', checklist.id),
      ...checklist,
      title: JSON.stringify(checklist.title),
      purpose: JSON.stringify(checklist.purpose),
    })
}

/** The row that holds an id, or a new one. */
function uidOf({ database, ids }: Workspace, table: 'own_item' | 'own_checklist', id: string): string {
  const held = database.prepare(`SELECT uid FROM ${table} WHERE id = ?`).pluck().get(id)
  return typeof held === 'string' ? held : ids()
}

export function removeOwnItem({ database }: Workspace, id: string): void {
  database.prepare('DELETE FROM own_item WHERE id = ?').run(id)
}

export function removeOwnChecklist({ database }: Workspace, id: string): void {
  database.prepare('DELETE FROM own_checklist WHERE id = ?').run(id)
}

/** Writes what is done to a shipped item; one that is as shipped again leaves no row. */
export function writeAdjustment({ database }: Workspace, { item, weight, off, reason }: Adjustment): void {
  if (weight === null && !off) {
    database.prepare('DELETE FROM item_adjustment WHERE uid = ?').run(item)
    return
  }
  database
    .prepare(
      `INSERT INTO item_adjustment (uid, weight, off, reason) VALUES (?, ?, ?, ?)
       ON CONFLICT (uid) DO UPDATE SET weight = excluded.weight, off = excluded.off, reason = excluded.reason`,
    )
    .run(item, weight, Number(off), reason)
}

/** Every id that was ever given in a table, of removed drafts too: the journal remembers them. */
export function givenIds({ database }: Workspace, table: 'own_item' | 'own_checklist'): string[] {
  return database
    .prepare(
      `SELECT id FROM ${table} UNION SELECT json_extract(before, '$.id') FROM journal
       WHERE table_name = ? AND before IS NOT NULL`,
    )
    .pluck()
    .all(table) as string[]
}

/** The publication in force, or null. */
export function latestPublication({ database }: Workspace): PublicationRecord | null {
  const row = database
    .prepare('SELECT number, content, sha256, author, at FROM own_publication ORDER BY number DESC LIMIT 1')
    .get() as (Omit<PublicationRecord, 'content'> & { content: string }) | undefined
  return row ? { ...row, content: stored(row.content) } : null
}

export function writePublication(workspace: Workspace, record: PublicationRecord): void {
  workspace.database
    .prepare('INSERT INTO own_publication (uid, number, content, sha256, author, at) VALUES (?, ?, ?, ?, ?, ?)')
    .run(workspace.ids(), record.number, JSON.stringify(record.content), record.sha256, record.author, record.at)
}

/** How many systems have an answer by a person, by item. */
export function countAnswers({ database }: Workspace): Record<string, number> {
  const rows = database.prepare('SELECT item, count(*) AS count FROM answer GROUP BY item').all() as {
    item: string
    count: number
  }[]
  return Object.fromEntries(rows.map(({ item, count }) => [item, count]))
}

export type KeptAnswer = Record<'system' | 'checklist' | 'version' | 'choice' | 'author' | 'at', string> & {
  note: string | null
}

/** Every answer to one item, of retired items too. */
export function answersToItem({ database }: Workspace, item: string): KeptAnswer[] {
  return database
    .prepare('SELECT system, checklist, version, choice, note, author, at FROM answer WHERE item = ? ORDER BY rowid')
    .all(item) as KeptAnswer[]
}
