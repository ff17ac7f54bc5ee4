import type { Locality } from '../../../core/capacity/capacity.ts'
import type { Workspace } from '../workspace.ts'

export type IndicatorValueRecord = {
  uid: string
  locality: string
  indicator: string
  year: number | null
  value: number
  unit: string
  raw: string
  source_row: string | null
  source_column: string | null
  author: string
  at: string
}

export function listLocalities(workspace: Workspace): Locality[] {
  return workspace.database
    .prepare('SELECT uid AS id, name, level, parent FROM locality ORDER BY rowid')
    .all() as Locality[]
}

export function writeLocality(workspace: Workspace, locality: Locality): void {
  workspace.database
    .prepare(
      `INSERT INTO locality (uid, name, level, parent) VALUES (@id, @name, @level, @parent)
       ON CONFLICT (uid) DO UPDATE SET name = excluded.name, level = excluded.level, parent = excluded.parent`,
    )
    .run(locality)
}

export function removeLocality(workspace: Workspace, uid: string): void {
  const { database } = workspace
  database.prepare('DELETE FROM indicator_value WHERE locality = ?').run(uid)
  database.prepare('UPDATE feedback SET locality = NULL WHERE locality = ?').run(uid)
  database.prepare('UPDATE consultation_party SET locality = NULL WHERE locality = ?').run(uid)
  database.prepare('UPDATE locality SET parent = NULL WHERE parent = ?').run(uid)
  database.prepare('DELETE FROM locality WHERE uid = ?').run(uid)
}

export function listIndicatorValues(workspace: Workspace): IndicatorValueRecord[] {
  return workspace.database.prepare('SELECT * FROM indicator_value ORDER BY rowid').all() as IndicatorValueRecord[]
}

/** Stores one value of a locality, indicator and year; what was there before is in the history. */
export function writeIndicatorValue(workspace: Workspace, record: IndicatorValueRecord): void {
  const known = workspace.database
    .prepare('SELECT uid FROM indicator_value WHERE locality = ? AND indicator = ? AND ifnull(year, 0) = ?')
    .pluck()
    .get(record.locality, record.indicator, record.year ?? 0)
  workspace.database
    .prepare(
      `INSERT INTO indicator_value (uid, locality, indicator, year, value, unit, raw, source_row, source_column, author, at)
       VALUES (@uid, @locality, @indicator, @year, @value, @unit, @raw, @source_row, @source_column, @author, @at)
       ON CONFLICT (uid) DO UPDATE SET value = excluded.value, unit = excluded.unit, raw = excluded.raw,
         source_row = excluded.source_row, source_column = excluded.source_column, author = excluded.author, at = excluded.at`,
    )
    .run({ ...record, uid: typeof known === 'string' ? known : record.uid })
}

export function removeIndicatorValue(
  workspace: Workspace,
  locality: string,
  indicator: string,
  year: number | null,
): void {
  workspace.database
    .prepare('DELETE FROM indicator_value WHERE locality = ? AND indicator = ? AND ifnull(year, 0) = ?')
    .run(locality, indicator, year ?? 0)
}
