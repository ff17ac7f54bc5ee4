import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readComposition } from './load-composition.ts'
import {
  compileDictionary,
  tableKinds,
  type Dictionaries,
  type Dictionary,
  type TableKind,
} from '../../core/mapping/dictionary.ts'
import type { TraditionalForms } from '../../core/mapping/traditional-forms.ts'

/** Reads the three dictionaries and the composed headings of a resources folder; an error names the file and what is wrong in it. */
export function loadDictionaries(resources: string): Dictionaries {
  const traditional = readTraditionalForms(join(resources, 'dictionary', 'traditional.yaml'))
  const compose = readComposition(join(resources, 'dictionary', 'composition.yaml'))
  const load = (kind: TableKind) =>
    compileDictionary(readDictionary(join(resources, 'dictionary', `${kind}.yaml`), kind), traditional, compose(kind))
  return { systems: load('systems'), capacity: load('capacity'), feedback: load('feedback') }
}

export function readDictionary(file: string, kind: TableKind): Dictionary {
  const data: unknown = parse(readFileSync(file, 'utf8'))
  const wrong = (what: string): never => {
    throw new Error(`${file}: ${what}`)
  }
  if (!isRecord(data)) return wrong('is not a mapping')
  if (data.kind !== kind || !tableKinds.includes(kind)) wrong(`kind must be ${kind}`)
  if (typeof data.version !== 'number') wrong('version must be a number')
  const texts = (value: unknown, path: string): string[] => {
    if (!Array.isArray(value)) return wrong(`${path} must be a list`)
    return value.map((word: unknown) =>
      typeof word === 'string' ? word : wrong(`${path}: ${JSON.stringify(word)} must be in quotes`),
    )
  }
  const records = (value: unknown, path: string): [string, unknown][] =>
    isRecord(value) ? Object.entries(value) : wrong(`${path} must be a mapping`)
  const fields: Dictionary['fields'] = {}
  for (const [field, words] of records(data.fields, 'fields')) {
    if (!isRecord(words)) wrong(`fields.${field} must have exact`)
    else {
      fields[field] = {
        exact: texts(words.exact, `fields.${field}.exact`),
        likely: words.likely === undefined ? [] : texts(words.likely, `fields.${field}.likely`),
      }
    }
  }
  const values: Record<string, Record<string, string[]>> = {}
  for (const [field, choices] of records(data.values ?? {}, 'values')) {
    values[field] = Object.fromEntries(
      records(choices, `values.${field}`).map(([choice, words]) => [choice, texts(words, `values.${field}.${choice}`)]),
    )
  }
  return {
    version: Number(data.version),
    kind,
    titles: texts(data.titles, 'titles'),
    fields,
    kept: texts(data.kept, 'kept'),
    ignored: texts(data.ignored, 'ignored'),
    implied_kind: Object.fromEntries(
      records(data.implied_kind ?? {}, 'implied_kind').map(([choice, words]) => [
        choice,
        texts(words, `implied_kind.${choice}`),
      ]),
    ),
    values,
  }
}

/** Reads groups of characters: the simplified one first, then the ways it is written in traditional Chinese. */
export function readTraditionalForms(file: string): TraditionalForms {
  const data: unknown = parse(readFileSync(file, 'utf8'))
  const groups: unknown = isRecord(data) ? data.characters : null
  if (typeof groups !== 'string') throw new Error(`${file}: characters must be a text`)
  return new Map(
    groups
      .split(/\s+/)
      .filter((group) => group !== '')
      .map((group) => {
        const [simplified, ...ways] = [...group]
        if (simplified === undefined || ways.length === 0)
          throw new Error(`${file}: “${group}” has no traditional form`)
        return [simplified, ways] as const
      }),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
