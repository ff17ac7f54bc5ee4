import type { Database } from 'better-sqlite3'
import * as first from './0010-first.ts'
import * as insertsByTheirRow from './0020-inserts-by-their-row.ts'
import * as groundOfAnswers from './0030-ground-of-answers.ts'
import * as ownChecklists from './0040-own-checklists.ts'
import * as people from './0050-people.ts'
import * as participation from './0060-participation.ts'

type Migration = { version: number; up(database: Database): void }

/** In order. A released step is never edited; a new one takes the next ten. */
const migrations: Migration[] = [first, insertsByTheirRow, groundOfAnswers, ownChecklists, people, participation]

export const schemaVersion = migrations.at(-1)?.version ?? 0

/** Brings a database up to `schemaVersion` in one transaction. */
export function migrate(database: Database, from: number, afterwards: (database: Database) => void): void {
  database.transaction(() => {
    for (const step of migrations) if (step.version > from) step.up(database)
    afterwards(database)
    database.pragma(`user_version = ${schemaVersion}`)
  })()
}
