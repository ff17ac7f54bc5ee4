import type { Database } from 'better-sqlite3'

export const version = 40

/**
 * What a workspace has of its own in its checklists. The first three tables hold the draft; what is in force is the
 * content of the publication with the greatest number. Texts, choices, conditions and clauses are JSON.
 */
export function up(database: Database): void {
  database.exec(`
    CREATE TABLE own_checklist (
      uid TEXT PRIMARY KEY,
      id TEXT NOT NULL,
      title TEXT NOT NULL,
      purpose TEXT NOT NULL,
      retired TEXT
    ) STRICT;

    CREATE TABLE own_item (
      uid TEXT PRIMARY KEY,
      id TEXT NOT NULL,
      checklist TEXT NOT NULL,
      measure TEXT NOT NULL,
      weight REAL NOT NULL,
      text TEXT NOT NULL,
      help TEXT NOT NULL,
      applies TEXT,
      choices TEXT NOT NULL,
      proven_by TEXT NOT NULL,
      evidence TEXT NOT NULL,
      source TEXT NOT NULL,
      measures_use INTEGER NOT NULL,
      retired TEXT
    ) STRICT;

    -- The uid is the id of the shipped item, so that two files that change the same one meet in one row.
    CREATE TABLE item_adjustment (
      uid TEXT PRIMARY KEY,
      weight REAL,
      off INTEGER NOT NULL,
      reason TEXT
    ) STRICT;

    CREATE TABLE own_publication (
      uid TEXT PRIMARY KEY,
      number INTEGER NOT NULL,
      content TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
  `)
}
