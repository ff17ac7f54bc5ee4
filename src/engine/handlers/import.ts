import type { EngineHandlers } from '../../contract/calls.ts'
import type { ImportPreview } from '../../contract/calls/import.ts'
import { Failure } from '../../contract/failures.ts'
import { inSteps } from '../document/write-in-steps.ts'
import { writeSheets } from '../export/xlsx/write-sheets.ts'
import { carryOut, reportOf, stepsOf } from '../import/carry-out.ts'
import { previewImport, previewSteps, type ImportOrder, type ImportOutcome } from '../import/commit-import.ts'
import { drawRows } from '../import/draw-preview.ts'
import { importResult, type ImportResult } from '../import/import-result.ts'
import { applyKindChange, applyMappingChange } from '../import/preview.ts'
import type { PreparedSource } from '../import/prepared-source.ts'
import { readFiles, refusedFiles, type Refused } from '../import/read-files.ts'
import { resultSheets } from '../import/result-sheets.ts'
import { leftOut } from '../import/table-report.ts'
import { findSystem } from '../portfolio/read-portfolio.ts'
import type { Session } from '../session.ts'

type Subject =
  | 'import.preview'
  | 'import.map'
  | 'import.kind'
  | 'import.identify'
  | 'import.rows'
  | 'import.stop'
  | 'import.result'
  | 'import.report'
  | 'import.commit'
  | 'import.cancel'

/** An import that waits for a person's word. */
type Held = ImportOrder & { refused: Refused[] }

export function importHandlers(session: Session): Pick<EngineHandlers, Subject> {
  const previews = new Map<string, Held>()
  const stoppers = new Set<AbortController>()
  /** What the last commit did, for its workbook. */
  let last: { preview: string; result: ImportResult } | null = null

  const held = (preview: string) => {
    const order = previews.get(preview)
    if (!order) throw new Failure('preview_gone')
    return order
  }
  const keep = (preview: string, order: Held) => {
    previews.set(preview, order)
    return viewOf(preview, order, previewImport(session, order))
  }
  /** Changes one table, named `<source>.<table>`, and shows the preview again. */
  const change = (preview: string, table: string, work: (source: PreparedSource, table: number) => PreparedSource) => {
    const [at = -1, index = -1] = table.split('.').map(Number)
    const order = held(preview)
    const sources = order.sources.map((source, position) => (position === at ? work(source, index) : source))
    return keep(preview, { ...order, sources })
  }
  /** Work that `import.stop` stops. */
  const stoppable = async <Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> => {
    const stopper = new AbortController()
    stoppers.add(stopper)
    try {
      return await work(stopper.signal)
    } finally {
      stoppers.delete(stopper)
    }
  }
  return {
    'import.preview': ({ files, as }) =>
      stoppable(async (signal) => {
        const order: Held = { ...(await readFiles(session, files, as, signal)), chosen: new Map() }
        const outcomes = await inSteps(previewSteps(session, order), stepsOf(session, signal))
        const preview = session.surroundings.ids()
        previews.set(preview, order)
        return viewOf(preview, order, outcomes)
      }),
    'import.map': ({ preview, table, column, field, unit }) =>
      change(preview, table, (source, index) => applyMappingChange(source, index, column, field, unit)),
    'import.kind': ({ preview, table, kind }) =>
      change(preview, table, (source, index) => applyKindChange(source, index, kind)),
    'import.identify': ({ preview, table, row, system }) => {
      const order = held(preview)
      const id = system === null ? null : findSystem(session, system).system.id
      const chosen = new Map(order.chosen).set(table, new Map(order.chosen.get(table)).set(row, id))
      return keep(preview, { ...order, chosen })
    },
    'import.rows': ({ preview, source, sheet, from, row }) => {
      const prepared = held(preview).sources[source]
      const rows = prepared ? drawRows(prepared, sheet, { from, row }) : null
      if (!rows) throw new Failure('unknown_row', { what: 'sheet', id: `${source} ${sheet}` })
      return rows
    },
    'import.stop': () => {
      for (const stopper of stoppers) stopper.abort()
      return null
    },
    'import.result': async ({ preview, locale }) => {
      const done = last?.preview === preview ? last.result : null
      const result = done ?? resultOf(session, held(preview), previewImport(session, held(preview)))
      const bytes = await writeSheets(resultSheets(session, result, locale), locale, session.surroundings.clock())
      const name = session.resources.words[locale].say('import.result.file')
      return { name: `${name}.xlsx`, content: Buffer.from(bytes).toString('base64') }
    },
    'import.report': ({ preview }) => {
      const order = held(preview)
      return reportOf(session, order, order.refused, previewImport(session, order), true)
    },
    'import.commit': ({ preview }) =>
      stoppable(async (signal) => {
        const order = held(preview)
        const outcomes = await carryOut(session, order, signal)
        previews.delete(preview)
        last = { preview, result: resultOf(session, order, outcomes) }
        return reportOf(session, order, order.refused, outcomes, false)
      }),
    'import.cancel': ({ preview }) => {
      previews.delete(preview)
      return null
    },
  }
}

function resultOf(session: Session, { sources, refused }: Held, outcomes: readonly ImportOutcome[]): ImportResult {
  return importResult(outcomes, refused, leftOut(session, sources))
}

function viewOf(preview: string, { sources, refused }: Held, outcomes: readonly ImportOutcome[]): ImportPreview {
  return {
    preview,
    sources: sources.map((source) => source.preview),
    refused: refusedFiles(refused),
    included: outcomes.map(({ difference }) => difference.table),
    differences: outcomes.map(({ difference }) => difference),
  }
}
