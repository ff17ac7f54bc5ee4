import { readFile, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import {
  importKinds,
  type FileContent,
  type ImportKind,
  type ImportReport,
  type RefusedFile,
  type TableReport,
} from '../../../contract/calls/import.ts'
import { Failure, failureText } from '../../../contract/failures.ts'
import { oneOf, type Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

const usage = 'import FILE.heshu SHEET… [--as systems|capacity|feedback] [--dry-run] [--result OUT.xlsx]'

/**
 * Imports every file that can be read. Each one that cannot is named on standard error with its sentence, and the exit
 * code is then 2, whatever became of the others.
 */
export async function importFiles(context: Context, positionals: string[], options: Options): Promise<number> {
  await openNamed(context, positionals, usage)
  const names = positionals.slice(1)
  if (names.length === 0) throw new Failure('invalid_argument', { detail: usage })
  const as = options.as === undefined ? null : oneOf(options.as, importKinds, '--as')
  const { result = null, 'dry-run': dryRun = false } = options
  const report = await importSheets(context, names, { as, dryRun, result })
  for (const { sentence } of report.refused) context.say(sentence)
  const read = report.sources.length + report.left_out.length > 0
  if (read || context.json) {
    const lines = report.sources.flatMap((table) => tableText(context, table))
    context.answer(report, [...lines, ...report.left_out.map(({ sentence }) => sentence)].join('\n'))
  }
  return report.refused.length > 0 ? 2 : 0
}

/** Reads the files, shows the preview's decisions as a report, and commits unless it is a dry run. */
export async function importSheets(
  context: Context,
  names: string[],
  { as, dryRun, result = null }: { as: ImportKind | null; dryRun: boolean; result?: string | null },
): Promise<ImportReport> {
  const read = await Promise.all(names.map((name) => readSheet(context, name)))
  const files = read.flatMap((one) => ('content' in one ? [one] : []))
  const missing = read.flatMap((one) => ('content' in one ? [] : [one]))
  if (files.length === 0) return { dry_run: dryRun, sources: [], left_out: [], refused: missing }
  const { preview } = await context.client.call('import.preview', { files, as })
  const report = await context.client.call(dryRun ? 'import.report' : 'import.commit', { preview })
  if (result !== null) await saveResult(context, preview, result)
  if (dryRun) await context.client.call('import.cancel', { preview })
  return { ...report, refused: [...missing, ...report.refused] }
}

async function saveResult(context: Context, preview: string, path: string): Promise<void> {
  const { content } = await context.client.call('import.result', { preview, locale: context.locale })
  try {
    await writeFile(resolve(path), Buffer.from(content, 'base64'))
  } catch (error) {
    throw new Failure('not_writable', { file: path, detail: error instanceof Error ? error.message : String(error) })
  }
  context.say(context.words.say('cli.written', { path }))
}

async function readSheet(context: Context, name: string): Promise<FileContent | RefusedFile> {
  try {
    return { name: basename(name), content: await readFile(resolve(name), 'base64') }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const code = gone ? 'file_missing' : 'source_refused'
    return { file: name, code, sentence: failureText({ code, values: { file: name, detail } }, context.locale) }
  }
}

function tableText(context: Context, table: TableReport): string[] {
  const { words } = context
  const { counts } = table
  const mapped = table.columns.filter((column) => column.field !== null).length
  const head = words.say('cli.imported', {
    file: table.file,
    sheet: table.sheet,
    kind: words.say(`cli.kinds.${table.kind}`),
    header: table.header_rows.join('、'),
    mapped,
    columns: table.columns.length,
    ...counts,
  })
  return [
    head,
    ...comparedText(context, table),
    ...table.problems.map((problem) => `  ${problem.cell} ${problem.sentence}`),
  ]
}

/** What changed against the earlier edition of the list. */
function comparedText({ words }: Context, { earlier, gone, renamed, back }: TableReport): string[] {
  const compared = { file: earlier?.file ?? '', gone: gone.length, renamed: renamed.length, back: back.length }
  return [
    ...(earlier === null ? [] : [words.say('cli.compared', compared)]),
    ...renamed.map(({ score, ...one }) => words.say('cli.renamed', { ...nameOf(one), share: Math.round(score * 100) })),
    ...back.map((one) => words.say('cli.back', nameOf(one))),
  ]
}

function nameOf({ row, name, id, was = '' }: { row: number; name: string; id: string; was?: string }) {
  return { row, name, id, was }
}
