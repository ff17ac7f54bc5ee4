import { writeFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import {
  documentFormats,
  documentKinds,
  type DocumentFormat,
  type DocumentKind,
} from '../../../contract/calls/document.ts'
import { Failure } from '../../../contract/failures.ts'
import { oneOf, type Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

const usage = `report FILE.heshu --kind ${documentKinds.join('|')} [--system SYSTEM] --to OUT.docx|OUT.pdf|OUT.xlsx [--locale zh-CN|zh-TW|en]`

export async function report(context: Context, positionals: string[], options: Options): Promise<void> {
  await openNamed(context, positionals, usage)
  if (options.to === undefined || options.kind === undefined) throw new Failure('invalid_argument', { detail: usage })
  const kind = oneOf(options.kind, documentKinds, '--kind')
  const written = await writeReport(context, kind, options.to, options.system ?? null)
  context.answer(written, context.words.say('cli.written', { path: written.path }))
}

export async function writeReport(context: Context, kind: DocumentKind, to: string, system: string | null) {
  const path = resolve(to)
  const format: DocumentFormat = oneOf(extname(path).slice(1).toLowerCase(), documentFormats, '--to')
  const { client, locale } = context
  const { content, checks, fonts } = await client.call('document.export', { kind, system, format, locale })
  try {
    await writeFile(path, Buffer.from(content, 'base64'))
  } catch (error) {
    throw new Failure('not_writable', { file: path, detail: error instanceof Error ? error.message : String(error) })
  }
  return { path, kind, format, locale, checks, fonts }
}
