import type { Database } from 'better-sqlite3'

export const version = 30

/** What the facts said when a person answered, as JSON (`AnswerGround`); nothing for answers from before. */
export function up(database: Database): void {
  database.exec('ALTER TABLE answer ADD COLUMN ground TEXT')
}
