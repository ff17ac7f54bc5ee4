import { userInfo } from 'node:os'
import type { Surroundings } from '../session.ts'
import { newId } from './new-id.ts'

/** What a host on a real machine gives the engine: its clock (UTC), ids, and the name of whoever is logged in. */
export function machineSurroundings(resources: string, log: (line: string) => void): Surroundings {
  return { resources, log, clock: () => new Date().toISOString(), ids: newId, author: loginName() }
}

/** The name of the account, or that of the program: some systems have none for a user that exists only by number. */
function loginName(): string {
  try {
    return userInfo().username
  } catch {
    return 'heshu'
  }
}
