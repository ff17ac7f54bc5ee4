import type { Database } from 'better-sqlite3'

export const version = 50

/** People and what they put their names to: assignment, second opinions, sign-off, and the right of reply. */
export function up(database: Database): void {
  database.exec(`
    -- Names without accounts; a name is known by itself, so that two files agree on it.
    CREATE TABLE reviewer (
      uid TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE assignment (
      uid TEXT PRIMARY KEY,
      system TEXT NOT NULL UNIQUE REFERENCES system (uid),
      reviewer TEXT NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX assignment_reviewer ON assignment (reviewer);

    -- A second opinion on an item's answer or, without an item, on the verdict.
    CREATE TABLE opinion (
      uid TEXT PRIMARY KEY,
      system TEXT NOT NULL REFERENCES system (uid),
      item TEXT,
      choice TEXT NOT NULL,
      note TEXT,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX opinion_key ON opinion (system, ifnull(item, ''), author);

    -- How a disagreement ended: the choice that stands, over which positions (JSON).
    CREATE TABLE opinion_resolution (
      uid TEXT PRIMARY KEY,
      system TEXT NOT NULL REFERENCES system (uid),
      item TEXT,
      choice TEXT NOT NULL,
      positions TEXT NOT NULL,
      reason TEXT NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX opinion_resolution_key ON opinion_resolution (system, ifnull(item, ''));

    -- Steps of the review, never changed. A signature keeps its ground (JSON) and the SHA-256 of it.
    CREATE TABLE sign_off (
      uid TEXT PRIMARY KEY,
      system TEXT NOT NULL REFERENCES system (uid),
      step TEXT NOT NULL,
      reason TEXT,
      ground TEXT,
      hash TEXT,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX sign_off_system ON sign_off (system);

    -- A system's part as it went to its owner (JSON), and the SHA-256 of it.
    CREATE TABLE reply_request (
      uid TEXT PRIMARY KEY,
      system TEXT NOT NULL REFERENCES system (uid),
      owner TEXT,
      due TEXT,
      part TEXT NOT NULL,
      hash TEXT NOT NULL,
      closed_reason TEXT,
      closed_by TEXT,
      closed_at TEXT,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX reply_request_system ON reply_request (system);

    CREATE TABLE reply (
      uid TEXT PRIMARY KEY,
      request TEXT NOT NULL UNIQUE REFERENCES reply_request (uid),
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      stance TEXT NOT NULL,
      body TEXT,
      person TEXT NOT NULL,
      replied_on TEXT,
      answers TEXT NOT NULL,
      decision TEXT,
      reason TEXT,
      decided_by TEXT,
      decided_at TEXT,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;

    -- One corrected figure; before and after are JSON.
    CREATE TABLE reply_correction (
      uid TEXT PRIMARY KEY,
      reply TEXT NOT NULL REFERENCES reply (uid),
      field TEXT NOT NULL,
      raw TEXT NOT NULL,
      before TEXT NOT NULL,
      after TEXT,
      problem TEXT,
      decision TEXT,
      reason TEXT,
      decided_by TEXT,
      decided_at TEXT
    ) STRICT;
    CREATE INDEX reply_correction_reply ON reply_correction (reply);
  `)
}
