import { isDeepStrictEqual } from 'node:util'
import { systemFieldNames } from '../../core/system/fields.ts'
import type { System } from '../../core/system/system.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import { originOf } from './join-records.ts'

/**
 * A joined record (`target`) without what one of its parts (`part`) lent it: those values go back to what they were before
 * (`before`). A value that was changed since stays.
 */
export function partedRecord(target: SystemRecord, part: SystemRecord, before: SystemRecord): SystemRecord {
  const system: Record<string, unknown> = { ...target.system }
  const origins = { ...target.origins }
  for (const field of systemFieldNames) {
    const lent =
      !isDeepStrictEqual(before.system[field], target.system[field]) &&
      isDeepStrictEqual(part.system[field], target.system[field]) &&
      isDeepStrictEqual(originOf(part, field), origins[field])
    if (!lent || field === 'id') continue
    system[field] = before.system[field]
    const origin = before.origins[field]
    if (origin) origins[field] = origin
    else delete origins[field]
  }
  return { ...target, system: system as System, origins }
}
