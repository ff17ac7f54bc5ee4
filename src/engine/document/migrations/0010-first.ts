import type { Database } from 'better-sqlite3'
import { systemFields } from '../../../core/system/fields.ts'

export const version = 10

/**
 * The first schema. Never edited after release: a later step adds to it. Every column that refers to another table has
 * an index: SQLite looks there whenever a row that may be referred to comes or goes.
 */
export function up(database: Database): void {
  database.exec(`
    CREATE TABLE setting (
      uid TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE source (
      uid TEXT PRIMARY KEY,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      size INTEGER NOT NULL,
      imported_at TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;

    CREATE TABLE source_table (
      uid TEXT PRIMARY KEY,
      source TEXT NOT NULL REFERENCES source (uid),
      sheet TEXT NOT NULL,
      kind TEXT NOT NULL,
      shape TEXT NOT NULL,
      columns TEXT NOT NULL,
      report TEXT NOT NULL
    ) STRICT;
    CREATE INDEX source_table_source ON source_table (source);

    CREATE TABLE source_row (
      uid TEXT PRIMARY KEY,
      source_table TEXT NOT NULL REFERENCES source_table (uid),
      row INTEGER NOT NULL,
      cells TEXT NOT NULL,
      record TEXT
    ) STRICT;
    CREATE INDEX source_row_table ON source_row (source_table, row);
    CREATE INDEX source_row_record ON source_row (record);

    CREATE TABLE system (
      uid TEXT PRIMARY KEY,
      ${systemColumns()},
      source_row TEXT REFERENCES source_row (uid),
      origins TEXT NOT NULL DEFAULT '{}',
      extra TEXT NOT NULL DEFAULT '{}',
      merged_into TEXT REFERENCES system (uid)
    ) STRICT;
    CREATE INDEX system_name ON system (name);
    CREATE INDEX system_id ON system (id);
    CREATE INDEX system_source_row ON system (source_row);
    CREATE INDEX system_merged_into ON system (merged_into);

    CREATE TABLE duplicate_decision (
      uid TEXT PRIMARY KEY,
      first TEXT NOT NULL REFERENCES system (uid),
      second TEXT NOT NULL REFERENCES system (uid),
      decision TEXT NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL,
      UNIQUE (first, second)
    ) STRICT;
    CREATE INDEX duplicate_decision_second ON duplicate_decision (second);

    CREATE TABLE scene (
      uid TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      need TEXT,
      evidence TEXT,
      status TEXT NOT NULL,
      touched INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE scene_function (
      uid TEXT PRIMARY KEY,
      scene TEXT NOT NULL REFERENCES scene (uid),
      name TEXT NOT NULL,
      needed INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX scene_function_scene ON scene_function (scene);

    CREATE TABLE service (
      uid TEXT PRIMARY KEY,
      scene_function TEXT NOT NULL REFERENCES scene_function (uid),
      system TEXT NOT NULL REFERENCES system (uid),
      coverage TEXT NOT NULL,
      UNIQUE (scene_function, system)
    ) STRICT;
    CREATE INDEX service_system ON service (system);

    CREATE TABLE locality (
      uid TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      level TEXT NOT NULL,
      parent TEXT REFERENCES locality (uid)
    ) STRICT;
    CREATE INDEX locality_parent ON locality (parent);

    CREATE TABLE indicator_value (
      uid TEXT PRIMARY KEY,
      locality TEXT NOT NULL REFERENCES locality (uid),
      indicator TEXT NOT NULL,
      year INTEGER,
      value REAL NOT NULL,
      unit TEXT NOT NULL,
      raw TEXT NOT NULL,
      source_row TEXT REFERENCES source_row (uid),
      source_column TEXT,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX indicator_value_key ON indicator_value (locality, indicator, ifnull(year, 0));
    CREATE INDEX indicator_value_source_row ON indicator_value (source_row);

    CREATE TABLE feedback (
      uid TEXT PRIMARY KEY,
      system TEXT REFERENCES system (uid),
      system_name TEXT NOT NULL,
      locality TEXT REFERENCES locality (uid),
      role TEXT,
      minutes_per_week REAL,
      satisfaction REAL,
      problem TEXT,
      wish TEXT,
      answer TEXT,
      source_row TEXT REFERENCES source_row (uid)
    ) STRICT;
    CREATE INDEX feedback_system ON feedback (system);
    CREATE INDEX feedback_locality ON feedback (locality);
    CREATE INDEX feedback_source_row ON feedback (source_row);

    CREATE TABLE attachment (
      uid TEXT PRIMARY KEY,
      system TEXT NOT NULL REFERENCES system (uid),
      item TEXT,
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      size INTEGER NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX attachment_system ON attachment (system);

    CREATE TABLE answer (
      uid TEXT PRIMARY KEY,
      system TEXT NOT NULL REFERENCES system (uid),
      item TEXT NOT NULL,
      checklist TEXT NOT NULL,
      version TEXT NOT NULL,
      choice TEXT NOT NULL,
      note TEXT,
      author TEXT NOT NULL,
      at TEXT NOT NULL,
      UNIQUE (system, item)
    ) STRICT;

    CREATE TABLE decision (
      uid TEXT PRIMARY KEY,
      system TEXT NOT NULL UNIQUE REFERENCES system (uid),
      verdict TEXT NOT NULL,
      computed TEXT NOT NULL,
      into_system TEXT REFERENCES system (uid),
      reason TEXT,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decision_into_system ON decision (into_system);

    CREATE TABLE checklist_version (
      uid TEXT PRIMARY KEY,
      checklist TEXT NOT NULL,
      version TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      content TEXT NOT NULL,
      frozen_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE mapping_memory (
      uid TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      mapping TEXT NOT NULL
    ) STRICT;

    CREATE TABLE plan (
      uid TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      settings TEXT NOT NULL,
      result TEXT NOT NULL,
      ground INTEGER NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE issued_document (
      uid TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      format TEXT NOT NULL,
      locale TEXT NOT NULL,
      name TEXT NOT NULL,
      system TEXT REFERENCES system (uid),
      sha256 TEXT NOT NULL,
      snapshot TEXT NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX issued_document_system ON issued_document (system);

    -- Bytes of attachments, stored once each; a row is never changed or removed.
    CREATE TABLE content (
      sha256 TEXT PRIMARY KEY,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER content_kept_update BEFORE UPDATE ON content BEGIN SELECT RAISE(ABORT, 'content is never changed'); END;
    CREATE TRIGGER content_kept_delete BEFORE DELETE ON content BEGIN SELECT RAISE(ABORT, 'content is never removed'); END;

    CREATE TABLE command (
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      parameters TEXT NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL,
      undoes INTEGER REFERENCES command (id),
      entries INTEGER NOT NULL DEFAULT 0,
      hash TEXT
    ) STRICT;
    CREATE INDEX command_undoes ON command (undoes);

    CREATE TABLE journal (
      id INTEGER PRIMARY KEY,
      command INTEGER NOT NULL REFERENCES command (id),
      table_name TEXT NOT NULL,
      row_uid TEXT NOT NULL,
      operation TEXT NOT NULL,
      before TEXT,
      after TEXT
    ) STRICT;
    CREATE INDEX journal_command ON journal (command);
    CREATE INDEX journal_row ON journal (row_uid);
    CREATE TRIGGER journal_kept_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
    CREATE TRIGGER journal_kept_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is never removed'); END;

    -- The command under which changes are being made; without one, every write fails.
    CREATE TABLE current_command (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      command INTEGER NOT NULL
    ) STRICT;
  `)
}

/** One column a field; lists are JSON text, yes/no is 1/0. */
function systemColumns(): string {
  return Object.entries(systemFields)
    .map(([name, field]) => {
      if (name === 'id' || name === 'name') return `${name} TEXT NOT NULL`
      if (field.type === 'money' || field.type === 'minutes') return `${name} REAL`
      return `${name} ${field.type === 'count' || field.type === 'boolean' ? 'INTEGER' : 'TEXT'}`
    })
    .join(',\n      ')
}
