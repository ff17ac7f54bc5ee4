import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Composition } from '../../core/mapping/compose-heading.ts'
import { tableKinds, type TableKind } from '../../core/mapping/dictionary.ts'

/** Reads how headings are composed, for each kind of table; an error names the file and what is wrong in it. */
export function readComposition(file: string): (kind: TableKind) => Composition {
  const data: unknown = parse(readFileSync(file, 'utf8'))
  const wrong = (what: string): never => {
    throw new Error(`${file}: ${what}`)
  }
  const record = (value: unknown, path: string): Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : wrong(`${path} must be a mapping`)
  /** Lists may be broken over several lists, for the sake of the reader. */
  const texts = (value: unknown, path: string): string[] =>
    Array.isArray(value)
      ? value.flat().map((word: unknown) => (typeof word === 'string' ? word : wrong(`${path}: ${String(word)}`)))
      : wrong(`${path} must be a list`)
  const root = record(data, 'the file')
  const words = Object.fromEntries(
    Object.entries(record(root['words'], 'words')).map(([name, list]) => [name, texts(list, `words.${name}`)]),
  )
  const phrases = (value: unknown, path: string): string[] => {
    for (const phrase of texts(value, path)) {
      const unknown = phrase
        .split(' ')
        .flatMap((part) => part.replace(/[?*+]$/, '').split('|'))
        .find((name) => !(name in words))
      if (unknown !== undefined) wrong(`${path}: “${phrase}” has no word class ${unknown}`)
    }
    return texts(value, path)
  }
  const fields = record(root['phrases'], 'phrases')
  const kept = record(root['kept'], 'kept')
  const naming = record(root['naming'], 'naming')
  const composed = new Map(
    tableKinds.map((kind): [TableKind, Composition] => [
      kind,
      {
        words,
        phrases: Object.fromEntries(
          Object.entries(record(fields[kind], `phrases.${kind}`)).map(([field, list]) => [
            field,
            phrases(list, `phrases.${kind}.${field}`),
          ]),
        ),
        kept: phrases(kept[kind], `kept.${kind}`),
        naming: phrases(naming[kind], `naming.${kind}`),
        nameEndings: texts(root['name_endings'], 'name_endings'),
        officeEndings: texts(root['office_endings'], 'office_endings'),
        placeEndings: texts(root['place_endings'], 'place_endings'),
      },
    ]),
  )
  return (kind) => composed.get(kind) ?? wrong(`has nothing for ${kind}`)
}
