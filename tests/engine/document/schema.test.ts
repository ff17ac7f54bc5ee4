import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordedTables } from '../../../src/engine/document/journal-triggers.ts'
import { createWorkspace } from '../../../src/engine/document/open-workspace.ts'
import { surroundings, temporaryFolder } from './surroundings.ts'

/** Tables may be added and columns appended; what a released file holds is never changed or dropped. */
test('the schema is the one that was released', () => {
  const workspace = createWorkspace(join(temporaryFolder(), 'a.heshu'), surroundings())
  const statements = workspace.database
    .prepare(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%_journal_%' ORDER BY type, name`)
    .pluck()
    .all() as string[]
  workspace.close()
  expect(statements.map((sql) => sql.replaceAll(/\s+/g, ' ')).join('\n')).toMatchSnapshot()
})

test('every table is strict, and every recorded table has a uid and its three triggers', () => {
  const { database, ...workspace } = createWorkspace(join(temporaryFolder(), 'a.heshu'), surroundings())
  const loose = database
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND strict = 0`,
    )
    .all()
  expect(loose).toEqual([])
  for (const table of recordedTables(database)) {
    const uid = database.prepare(`SELECT pk FROM pragma_table_info(?) WHERE name = 'uid'`).pluck().get(table)
    const triggers = database
      .prepare(`SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`)
      .pluck()
      .get(table)
    expect([table, uid, triggers]).toEqual([table, 1, 3])
  }
  workspace.close()
})
