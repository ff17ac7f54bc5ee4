import type { Database } from 'better-sqlite3'

export const version = 60

/**
 * What becomes of a voice (its group, state, publication, task), consultation rounds with those asked and their opinions,
 * and what is typed into which system. `link_settled` is 1 once a person has said which system a voice means, or none.
 */
export function up(database: Database): void {
  database.exec(`
    CREATE TABLE voice_group (
      uid TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      theme TEXT
    ) STRICT;

    ALTER TABLE feedback ADD COLUMN link_settled INTEGER;
    ALTER TABLE feedback ADD COLUMN voice_group TEXT REFERENCES voice_group (uid);
    ALTER TABLE feedback ADD COLUMN state TEXT;
    ALTER TABLE feedback ADD COLUMN reason TEXT;
    ALTER TABLE feedback ADD COLUMN published_on TEXT;
    ALTER TABLE feedback ADD COLUMN task TEXT;
    CREATE INDEX feedback_voice_group ON feedback (voice_group);

    CREATE TABLE consultation_round (
      uid TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      opened_on TEXT NOT NULL,
      closes_on TEXT,
      closed_on TEXT,
      channel TEXT NOT NULL,
      note TEXT
    ) STRICT;

    CREATE TABLE consultation_party (
      uid TEXT PRIMARY KEY,
      round TEXT NOT NULL REFERENCES consultation_round (uid),
      kind TEXT NOT NULL,
      locality TEXT REFERENCES locality (uid),
      name TEXT NOT NULL,
      asked INTEGER,
      answered INTEGER
    ) STRICT;
    CREATE INDEX consultation_party_round ON consultation_party (round);
    CREATE INDEX consultation_party_locality ON consultation_party (locality);

    CREATE TABLE consultation_opinion (
      uid TEXT PRIMARY KEY,
      round TEXT NOT NULL REFERENCES consultation_round (uid),
      party TEXT REFERENCES consultation_party (uid),
      system TEXT REFERENCES system (uid),
      text TEXT NOT NULL,
      outcome TEXT,
      reason TEXT,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX consultation_opinion_round ON consultation_opinion (round);
    CREATE INDEX consultation_opinion_party ON consultation_opinion (party);
    CREATE INDEX consultation_opinion_system ON consultation_opinion (system);

    CREATE TABLE entry_item (
      uid TEXT PRIMARY KEY,
      item TEXT NOT NULL,
      system TEXT NOT NULL REFERENCES system (uid),
      role TEXT,
      minutes REAL,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX entry_item_system ON entry_item (system);

    -- uid is the item's key.
    CREATE TABLE entry_proposal (
      uid TEXT PRIMARY KEY,
      proposal TEXT NOT NULL,
      into_system TEXT REFERENCES system (uid),
      note TEXT
    ) STRICT;
    CREATE INDEX entry_proposal_into_system ON entry_proposal (into_system);
  `)
}
