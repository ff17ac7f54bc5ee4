import { closeSync, openSync, readSync } from 'node:fs'

/** SQLite `application_id` of a workspace: "Hesh" in ASCII. */
export const applicationId = 0x48657368

export type Header = { isDatabase: boolean; applicationId: number; userVersion: number }

/**
 * Reads the SQLite header without opening the database, so that a foreign or newer file is never touched.
 * Offsets: `user_version` at byte 60, `application_id` at byte 68 (https://www.sqlite.org/fileformat.html §1.3).
 */
export function readHeader(path: string): Header {
  const bytes = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    const length = readSync(file, bytes, 0, 100, 0)
    const isDatabase = length === 100 && bytes.toString('latin1', 0, 16) === 'SQLite format 3\0'
    return { isDatabase, applicationId: bytes.readUInt32BE(68), userVersion: bytes.readUInt32BE(60) }
  } finally {
    closeSync(file)
  }
}
