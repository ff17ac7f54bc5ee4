import { tableKinds, type TableKind } from '../../../core/mapping/dictionary.ts'
import { shapeKey } from '../../../core/mapping/shape.ts'
import type { Template, TemplateColumn } from '../../../core/mapping/template.ts'
import type { Workspace } from '../workspace.ts'

type Row = { uid: string; kind: string; mapping: string }

/** The column `mapping` of a row: what older programs wrote (heading → field) or the whole template. */
type Stored = Record<string, string> | Pick<Template, 'file' | 'title' | 'columns'>

/** The sheets whose mapping was accepted, oldest first. */
export function listTemplates(workspace: Workspace): Template[] {
  const rows = workspace.database.prepare('SELECT uid, kind, mapping FROM mapping_memory ORDER BY rowid').all() as Row[]
  return rows.flatMap(({ uid, kind, mapping }) => {
    const known = tableKinds.find((one) => one === kind)
    return known === undefined ? [] : [restore(uid, known, JSON.parse(mapping) as Stored)]
  })
}

export function rememberTemplate(workspace: Workspace, { shape, kind, ...rest }: Template): void {
  workspace.database
    .prepare(
      `INSERT INTO mapping_memory (uid, kind, mapping) VALUES (?, ?, ?)
       ON CONFLICT (uid) DO UPDATE SET kind = excluded.kind, mapping = excluded.mapping`,
    )
    .run(shape, kind, JSON.stringify(rest))
}

/** Forgets one; `false` if there is none of that shape. */
export function forgetTemplate(workspace: Workspace, shape: string): boolean {
  return workspace.database.prepare('DELETE FROM mapping_memory WHERE uid = ?').run(shape).changes > 0
}

function restore(shape: string, kind: TableKind, stored: Stored): Template {
  if (isWhole(stored)) return { shape, kind, file: stored.file, title: stored.title, columns: stored.columns }
  // Older rows hold headings and fields only; the shape tells the order. Their file is not known.
  const columns = shape.split('|').map((header): TemplateColumn => {
    const key = Object.keys(stored).find((one) => shapeKey(one) === header)
    const field = key === undefined ? undefined : stored[key]
    return {
      header: header === '' ? '' : (key ?? header),
      field: field === undefined || field === '' ? null : field,
      kept: field === '',
      unit: null,
      stated: null,
    }
  })
  return { shape, kind, file: '', title: null, columns }
}

function isWhole(stored: Stored): stored is Pick<Template, 'file' | 'title' | 'columns'> {
  return Array.isArray(stored.columns)
}
