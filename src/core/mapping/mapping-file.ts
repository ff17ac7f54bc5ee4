import { tableKinds, type TableKind } from './dictionary.ts'
import { fieldNames } from './field-types.ts'
import { indicatorPrefix } from './map-capacity.ts'
import { shapeOfHeadings } from './shape.ts'
import type { Template, TemplateColumn } from './template.ts'

/** The name and version that a file of mappings carries; a version that this program does not know is refused. */
export const mappingFormat = 'heshu-mappings'
export const mappingVersion = 1

/**
 * Why a file of mappings is refused, and where: `mapping` and `column` count from 1, `null` where the whole is meant.
 * Sentences in `import.json` under `mapping_file.*`.
 */
export type MappingFileProblem = {
  code:
    | 'not_json'
    | 'not_mappings'
    | 'other_version'
    | 'unknown_kind'
    | 'not_columns'
    | 'not_heading'
    | 'unknown_field'
    | 'field_twice'
    | 'not_unit'
  mapping: number | null
  column: number | null
  value: string
}

export type MappingFile = { ok: true; templates: Template[] } | { ok: false; problem: MappingFileProblem }

/** Accepted mappings as a file that people can read and carry to another workspace. */
export function writeMappingFile(templates: readonly Template[]): string {
  const mappings = templates.map(({ kind, file, title, columns }) => ({
    kind,
    file,
    title,
    columns: columns.map(({ header, field, kept, unit, stated }) => ({
      heading: header,
      field,
      ...(kept ? { kept } : {}),
      ...(unit === null ? {} : { unit }),
      ...(stated === null ? {} : { stated_unit: stated }),
    })),
  }))
  return `${JSON.stringify({ format: mappingFormat, version: mappingVersion, mappings }, null, 2)}\n`
}

/** Reads such a file; the first thing that is not right is said with its place. */
export function readMappingFile(text: string): MappingFile {
  const data = parseJson(text)
  if (data === undefined) return refused('not_json', null, null, '')
  if (!isRecord(data) || data.format !== mappingFormat || !Array.isArray(data.mappings))
    return refused('not_mappings', null, null, '')
  if (data.version !== mappingVersion) return refused('other_version', null, null, shown(data.version))
  const templates: Template[] = []
  for (const [index, one] of data.mappings.entries()) {
    const read = readTemplate(one, index + 1)
    if ('ok' in read) return read
    templates.push(read)
  }
  return { ok: true, templates }
}

function readTemplate(data: unknown, mapping: number): Template | Extract<MappingFile, { ok: false }> {
  const { kind, file, title, columns } = isRecord(data) ? data : {}
  const known = tableKinds.find((one) => one === kind)
  if (known === undefined) return refused('unknown_kind', mapping, null, shown(kind))
  if (!Array.isArray(columns) || columns.length === 0) return refused('not_columns', mapping, null, '')
  const read: TemplateColumn[] = []
  for (const [index, one] of columns.entries()) {
    const column = readColumn(one, known, mapping, index + 1)
    if ('ok' in column) return column
    const twice = column.field !== null && !column.field.startsWith(indicatorPrefix)
    if (twice && read.some(({ field }) => field === column.field))
      return refused('field_twice', mapping, index + 1, column.field ?? '')
    read.push(column)
  }
  return {
    shape: shapeOfHeadings(read.map(({ header }) => header)),
    kind: known,
    file: typeof file === 'string' ? file : '',
    title: typeof title === 'string' ? title : null,
    columns: read,
  }
}

function readColumn(
  data: unknown,
  kind: TableKind,
  mapping: number,
  column: number,
): TemplateColumn | Extract<MappingFile, { ok: false }> {
  const { heading, field = null, kept = false, unit = null, stated_unit: stated = null } = isRecord(data) ? data : {}
  if (typeof heading !== 'string') return refused('not_heading', mapping, column, shown(heading))
  if (field !== null && (typeof field !== 'string' || !isField(kind, field)))
    return refused('unknown_field', mapping, column, shown(field))
  const units = [unit, stated]
  const wrong = units.find((one) => one !== null && typeof one !== 'string')
  if (wrong !== undefined) return refused('not_unit', mapping, column, shown(wrong))
  return {
    header: heading,
    field,
    kept: kept === true && field === null,
    unit: typeof unit === 'string' ? unit : null,
    stated: typeof stated === 'string' ? stated : null,
  }
}

function isField(kind: TableKind, field: string): boolean {
  if (kind === 'capacity' && field.startsWith(indicatorPrefix)) return field.length > indicatorPrefix.length
  return fieldNames(kind).includes(field)
}

function refused(
  code: MappingFileProblem['code'],
  mapping: number | null,
  column: number | null,
  value: string,
): Extract<MappingFile, { ok: false }> {
  return { ok: false, problem: { code, mapping, column, value } }
}

/** `undefined` where the text is no JSON: JSON itself has no such value. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, 60)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
