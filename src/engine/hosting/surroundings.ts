import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import type { Surroundings } from '../session.ts'

/** What a host on a real machine gives the engine: its clock (UTC), random ids, and the name of whoever is logged in. */
export function machineSurroundings(resources: string, log: (line: string) => void): Surroundings {
  return { resources, log, clock: () => new Date().toISOString(), ids, author: loginName() }
}

/** 80 random bits: unique over all laptops of a team. */
function ids(): string {
  return randomBytes(10).toString('hex')
}

/** The name of the account, or that of the program: some systems have none for a user that exists only by number. */
function loginName(): string {
  try {
    return userInfo().username
  } catch {
    return 'heshu'
  }
}
