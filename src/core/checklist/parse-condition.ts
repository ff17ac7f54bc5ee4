import { factType, derivedFactNames, type FactType } from '../review/fact-names.ts'
import { systemFieldNames, systemFields } from '../system/fields.ts'
import type { Condition } from './condition.ts'
import { suggestion } from './nearest-name.ts'
import { isObject, note, type Path, type Reading } from './read-value.ts'

/** Conditions declared once in a file under `conditions`, to be named where they are needed. */
export type NamedConditions = ReadonlyMap<string, Condition>

const checks = ['is', 'in', 'at_least', 'below', 'known', 'contains'] as const
type Check = (typeof checks)[number]

/** Which types of facts a check can be asked of. */
const fittingTypes: Record<Check, readonly FactType[]> = {
  is: ['text', 'number', 'boolean'],
  in: ['text', 'list'],
  at_least: ['number'],
  below: ['number'],
  known: ['text', 'number', 'boolean', 'list'],
  contains: ['text', 'list'],
}

/**
 * A condition written as `all`/`any`/`none` of further ones, as the name of a declared one, or as one check of one fact.
 * Facts must exist and checks must fit their types.
 *
 * @param owner id of the item or rule, named first in every message
 */
export function readCondition(
  reading: Reading,
  value: unknown,
  path: Path,
  owner: string,
  named: NamedConditions,
): Condition | null {
  if (typeof value === 'string') {
    const declared = named.get(value)
    if (declared !== undefined) return declared
    return note(
      reading,
      path,
      `${owner} names condition "${value}", which is not declared${suggestion(value, named.keys())}`,
    )
  }
  if (!isObject(value))
    return note(reading, path, `${owner}: a condition must be a mapping or the name of a declared one`)
  for (const group of ['all', 'any', 'none'] as const) {
    if (group in value) return readGroup(reading, value, group, path, owner, named)
  }
  return readCheck(reading, value, path, owner)
}

/** Conditions declared under `conditions`; a later one may name an earlier one. */
export function readNamedConditions(reading: Reading, value: unknown): NamedConditions {
  const named = new Map<string, Condition>()
  if (value === undefined) return named
  if (!isObject(value)) {
    note(reading, ['conditions'], '"conditions" must be a mapping of names to conditions')
    return named
  }
  for (const [name, entry] of Object.entries(value)) {
    const condition = readCondition(reading, entry, ['conditions', name], name, named)
    if (condition !== null) named.set(name, condition)
  }
  return named
}

function readGroup(
  reading: Reading,
  value: Record<string, unknown>,
  group: 'all' | 'any' | 'none',
  path: Path,
  owner: string,
  named: NamedConditions,
): Condition | null {
  if (Object.keys(value).length > 1)
    return note(reading, path, `${owner}: "${group}" must stand alone in its condition`)
  const parts = value[group]
  if (!Array.isArray(parts) || parts.length === 0) {
    return note(reading, [...path, group], `${owner}: "${group}" must be a list of conditions that is not empty`)
  }
  const read = parts
    .map((part: unknown, index) => readCondition(reading, part, [...path, group, index], owner, named))
    .filter((part) => part !== null)
  if (group === 'all') return { all: read }
  return group === 'any' ? { any: read } : { none: read }
}

function readCheck(reading: Reading, value: Record<string, unknown>, path: Path, owner: string): Condition | null {
  const fact = value.fact
  if (typeof fact !== 'string') return note(reading, path, `${owner}: a condition needs "fact", "all", "any" or "none"`)
  const type = factType(fact)
  if (type === null) {
    const known = [...systemFieldNames, ...derivedFactNames]
    return note(
      reading,
      [...path, 'fact'],
      `${owner} names fact "${fact}", which does not exist${suggestion(fact, known)}`,
    )
  }
  const others = Object.keys(value).filter((key) => key !== 'fact')
  const check = checks.find((name) => name === others[0])
  if (others.length !== 1 || check === undefined) {
    const hint = others[0] === undefined ? '' : suggestion(others[0], checks)
    return note(reading, path, `${owner}: beside "fact" there must be exactly one of ${checks.join(', ')}${hint}`)
  }
  const complaint = complaintAbout(fact, type, check, value[check])
  if (complaint !== null) return note(reading, [...path, check], `${owner} ${complaint}`)
  // Everything about the shape was checked just above.
  return { fact, [check]: value[check] } as Condition
}

/** What does not fit between a fact and its check; `null` if all is well. */
function complaintAbout(fact: string, type: FactType, check: Check, operand: unknown): string | null {
  if (!fittingTypes[check].includes(type)) return `asks "${check}" of "${fact}", which is a ${type}`
  if (check === 'at_least' || check === 'below') {
    return typeof operand === 'number' ? null : `needs a number for "${check}" of "${fact}"`
  }
  if (check === 'known') return typeof operand === 'boolean' ? null : `needs true or false for "known" of "${fact}"`
  if (check === 'is' && type !== 'text') {
    return typeof operand === type ? null : `compares "${fact}", a ${type}, with ${JSON.stringify(operand)}`
  }
  const words = check === 'in' ? operand : [operand]
  if (!Array.isArray(words) || words.length === 0 || !words.every((word) => typeof word === 'string')) {
    return `needs ${check === 'in' ? 'a list of texts' : 'a text'} for "${check}" of "${fact}"`
  }
  const choices = choicesOfFact(fact)
  const stranger =
    check === 'contains' && type === 'text'
      ? undefined
      : words.find((word) => choices !== null && !choices.includes(word))
  return stranger === undefined
    ? null
    : `compares "${fact}" with "${stranger}", which is none of its values${suggestion(stranger, choices ?? [])}`
}

function choicesOfFact(fact: string): readonly string[] | null {
  if (!(fact in systemFields)) return null
  const field = systemFields[fact as keyof typeof systemFields]
  return 'choices' in field ? field.choices : null
}
