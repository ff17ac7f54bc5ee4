import type { EngineHandlers } from '../../contract/calls.ts'
import type { ImportPreview, ImportReport } from '../../contract/calls/import.ts'
import { Failure } from '../../contract/failures.ts'
import type { TableKind } from '../../core/mapping/dictionary.ts'
import { listTemplates } from '../document/queries/mapping-memory.ts'
import { write } from '../document/workspace.ts'
import { commitImport, previewImport } from '../import/commit-import.ts'
import { applyKindChange, applyMappingChange, prepareSource } from '../import/preview.ts'
import type { PreparedSource } from '../import/prepared-source.ts'
import { leftOut } from '../import/table-report.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject = 'import.preview' | 'import.map' | 'import.kind' | 'import.report' | 'import.commit' | 'import.cancel'

export function importHandlers(session: Session): Pick<EngineHandlers, Subject> {
  const previews = new Map<string, PreparedSource[]>()
  const held = (preview: string) => {
    const sources = previews.get(preview)
    if (!sources) throw new Failure('preview_gone')
    return sources
  }
  /** Changes one table, named `<source>.<table>`, and shows the preview again. */
  const change = (preview: string, table: string, work: (source: PreparedSource, table: number) => PreparedSource) => {
    const [at = -1, index = -1] = table.split('.').map(Number)
    const sources = held(preview).map((source, position) => (position === at ? work(source, index) : source))
    previews.set(preview, sources)
    return viewOf(session, preview, sources)
  }
  return {
    'import.preview': async ({ files, as }) => {
      const sources: PreparedSource[] = []
      for (const [index, { name, content }] of files.entries()) {
        session.announce({ name: 'progress', data: { job: 'import', label: name, done: index, total: files.length } })
        sources.push(await prepare(session, name, Buffer.from(content, 'base64'), as))
      }
      session.announce({
        name: 'progress',
        data: { job: 'import', label: '', done: files.length, total: files.length },
      })
      const preview = session.surroundings.ids()
      previews.set(preview, sources)
      return viewOf(session, preview, sources)
    },
    'import.map': ({ preview, table, column, field, unit }) =>
      change(preview, table, (source, index) => applyMappingChange(source, index, column, field, unit)),
    'import.kind': ({ preview, table, kind }) =>
      change(preview, table, (source, index) => applyKindChange(source, index, kind)),
    'import.report': ({ preview }) => ({
      dry_run: true,
      sources: previewImport(session, held(preview)).map(({ report }) => report),
      left_out: leftOut(session, held(preview)),
    }),
    'import.commit': ({ preview }) => {
      const report = carryOut(session, held(preview))
      previews.delete(preview)
      return report
    },
    'import.cancel': ({ preview }) => {
      previews.delete(preview)
      return null
    },
  }
}

/** Commits prepared sources as one command, which says in the history how much it brought. */
export function carryOut(session: Session, sources: readonly PreparedSource[]): ImportReport {
  const planned = previewImport(session, sources)
  const values = {
    files: sources.map((source) => source.source.name).join('、'),
    added: planned.reduce((sum, { report }) => sum + report.counts.added, 0),
    updated: planned.reduce((sum, { report }) => sum + report.counts.updated, 0),
  }
  const workspace = openedWorkspace(session)
  const outcomes = write(workspace, { name: 'import.commit', values }, () => commitImport(session, sources))
  return {
    dry_run: false,
    sources: outcomes.map(({ report }) => report),
    left_out: leftOut(session, sources),
  }
}

/** Reads and maps one file; a refusal names file and reason. */
export async function prepare(
  session: Session,
  name: string,
  bytes: Uint8Array,
  as: TableKind | null,
): Promise<PreparedSource> {
  const { dictionaries, indicators, words } = session.resources
  const workspace = openedWorkspace(session)
  const prepared = await prepareSource({
    name,
    bytes,
    dictionaries,
    indicators,
    templates: listTemplates(workspace),
    ...(as === null ? {} : { as }),
  })
  if (prepared.ok) return prepared
  const detail = words['zh-CN'].say(`import.refusal.${prepared.code}`, prepared.values)
  throw new Failure('source_refused', { file: name, detail })
}

function viewOf(session: Session, preview: string, sources: PreparedSource[]): ImportPreview {
  const differences = previewImport(session, sources).map(({ difference }) => difference)
  return {
    preview,
    sources: sources.map((source) => source.preview),
    included: differences.map((difference) => difference.table),
    differences,
  }
}
