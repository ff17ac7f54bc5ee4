import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { importKinds, type ImportReport, type TableReport } from '../../../contract/calls/import.ts'
import { Failure } from '../../../contract/failures.ts'
import { oneOf, type Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

const usage = 'import FILE.heshu SHEET… [--as systems|capacity|feedback] [--dry-run]'

export async function importFiles(context: Context, positionals: string[], options: Options): Promise<void> {
  await openNamed(context, positionals, usage)
  const names = positionals.slice(1)
  if (names.length === 0) throw new Failure('invalid_argument', { detail: usage })
  const as = options.as === undefined ? null : oneOf(options.as, importKinds, '--as')
  const report = await importSheets(context, names, { as, dryRun: options['dry-run'] ?? false })
  const lines = report.sources.map((table) => tableText(context, table))
  context.answer(report, [...lines, ...report.left_out.map(({ sentence }) => sentence)].join('\n'))
}

/** Reads the files, shows the preview's decisions as a report, and commits unless it is a dry run. */
export async function importSheets(
  context: Context,
  names: string[],
  { as, dryRun }: { as: (typeof importKinds)[number] | null; dryRun: boolean },
): Promise<ImportReport> {
  const files = await Promise.all(names.map(readSheet))
  const { preview } = await context.client.call('import.preview', { files, as })
  if (!dryRun) return context.client.call('import.commit', { preview })
  const report = await context.client.call('import.report', { preview })
  await context.client.call('import.cancel', { preview })
  return report
}

async function readSheet(name: string): Promise<{ name: string; content: string }> {
  try {
    return { name: basename(name), content: await readFile(resolve(name), 'base64') }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Failure('file_missing', { file: name })
    }
    throw new Failure('source_refused', { file: name, detail: error instanceof Error ? error.message : String(error) })
  }
}

function tableText({ words }: Context, table: TableReport): string {
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
  return [head, ...table.problems.map((problem) => `  ${problem.cell} ${problem.sentence}`)].join('\n')
}
