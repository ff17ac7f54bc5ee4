import type { Checklist, RedLineSet } from './checklist.ts'

/**
 * One text for one content: JSON without blanks, keys sorted, lists in their order. The engine hashes it, so that a
 * version in use can be frozen and told apart from an edited one; how the file was laid out plays no part.
 */
export function canonicalChecklist(checklist: Checklist | RedLineSet): string {
  return canonicalJson(checklist)
}

/** JSON without blanks, keys sorted; parts that are `undefined` are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  entries.sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`
}
