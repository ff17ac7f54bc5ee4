import { createHash } from 'node:crypto'
import { secrecyMark, secrecyOfSheet } from '../../core/mapping/secrecy.ts'
import type { Grid } from '../../core/sheet/grid.ts'
import { decodeText } from './decode-text.ts'
import {
  holdsWorkbook,
  isBeforeUnicode,
  isContainer,
  isDatabaseTable,
  isEncryptedContainer,
  isEncryptedOds,
  isLockFile,
  isOfAnotherKind,
  isOldWorkbook,
  isZip,
} from './format-marks.ts'
import { defaultLimits, type ReadLimits, type ReadProgress } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { markupKind, readMarkup } from './read-markup.ts'
import { nameRefusal, refuse, RefusedSource, type Refusal } from './refusal.ts'
import { zipDirectory } from './zip-directory.ts'

export type SourceFormat = 'xlsx' | 'xlsb' | 'ods' | 'xls' | 'dbf' | 'html' | 'csv'

export type ReadSource = {
  ok: true
  name: string
  sha256: string
  bytes: number
  format: SourceFormat
  /** Of text only. */
  encoding: string | null
  encodingSure: boolean
  delimiter: string | null
  grids: Grid[]
}

/**
 * Reads a file into grids. Its content decides what it is, never its name. What cannot be read comes back as a
 * refusal with a code from the closed list and the file's name among its values.
 */
export async function readSource(
  name: string,
  bytes: Uint8Array,
  limits: ReadLimits = defaultLimits,
  progress: ReadProgress = () => {},
): Promise<ReadSource | Refusal> {
  const named = (refusal: Refusal): Refusal => nameRefusal(refusal, name)
  const bySize = refuseBySize(bytes, limits)
  if (bySize) return named(bySize)
  const marked = secrecyMark(name)
  if (marked !== null) return named(refuse('secret_file', { mark: marked }))
  try {
    const read = await readByContent(name, bytes, limits, progress)
    for (const grid of read.grids) {
      const mark = secrecyOfSheet(grid)
      if (mark !== null) return named(refuse('secret', { mark, sheet: grid.sheet }))
    }
    if (read.grids.every((grid) => grid.rows.length === 0)) return named(refuse('no_cells'))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { ok: true, name, sha256, bytes: bytes.length, ...read }
  } catch (error) {
    if (error instanceof RefusedSource) return named(error.refusal)
    // Whatever a reader stumbles over in a broken file: the file is the cause, the sentence says so.
    if (error instanceof Error) return named(refuse('damaged', { detail: '' }))
    throw error
  }
}

/** What is refused before anything of it is read. */
export function refuseBySize(bytes: Uint8Array, limits: ReadLimits): Refusal | null {
  if (bytes.length === 0) return refuse('empty_file')
  if (bytes.length <= limits.fileBytes) return null
  return refuse('too_large', { megabytes: Math.round(bytes.length / 1048576) })
}

type ByContent = Pick<ReadSource, 'format' | 'encoding' | 'encodingSure' | 'delimiter' | 'grids'>

async function readByContent(
  name: string,
  bytes: Uint8Array,
  limits: ReadLimits,
  progress: ReadProgress,
): Promise<ByContent> {
  if (isLockFile(name, bytes)) throw new RefusedSource('lock_file')
  if (isOfAnotherKind(bytes)) throw new RefusedSource('not_a_table')
  if (isZip(bytes)) return readZip(bytes, limits, progress)
  if (isContainer(bytes)) {
    if (isEncryptedContainer(bytes)) throw new RefusedSource('encrypted')
    if (bytes.length > 512 && !holdsWorkbook(bytes)) throw new RefusedSource('not_a_table')
    return workbook('xls', await legacy(bytes, limits, isBeforeUnicode(bytes)))
  }
  if (isOldWorkbook(bytes)) return workbook('xls', await legacy(bytes, limits, true))
  if (isDatabaseTable(bytes)) return workbook('dbf', await legacy(bytes, limits, true))
  const { text, encoding, sure } = decodeText(bytes)
  if (looksBinary(text)) throw new RefusedSource('unknown_format')
  const markup = markupKind(text)
  if (markup) {
    const grids = await readMarkup(text, markup, limits)
    return { format: markup === 'page' ? 'html' : 'xls', encoding, encodingSure: sure, delimiter: null, grids }
  }
  const { grid, delimiter } = readCsv(text, name.replace(/\.[^.]*$/, ''), limits, progress)
  return { format: 'csv', encoding, encodingSure: sure, delimiter, grids: [grid] }
}

async function readZip(bytes: Uint8Array, limits: ReadLimits, progress: ReadProgress): Promise<ByContent> {
  const entries = zipDirectory(bytes, limits)
  const isOds = entries.has('mimetype') && entries.has('content.xml')
  if (!isOds && !entries.has('xl/workbook.bin')) {
    const { readXlsx } = await import('./read-xlsx.ts')
    return workbook('xlsx', await readXlsx(bytes, limits, progress))
  }
  if (isOds && entries.has('META-INF/manifest.xml') && isEncryptedOds(bytes)) throw new RefusedSource('encrypted')
  // The library unpacks all parts at once.
  zipDirectory(bytes, { ...limits, unpackedBytes: limits.unpackedAtOnceBytes })
  return workbook(isOds ? 'ods' : 'xlsb', await legacy(bytes, limits, false))
}

function workbook(format: SourceFormat, grids: Grid[]): ByContent {
  return { format, encoding: null, encodingSure: true, delimiter: null, grids }
}

/** Readers are loaded when a file of theirs comes: most commands read none. */
async function legacy(bytes: Uint8Array, limits: ReadLimits, beforeUnicode: boolean): Promise<Grid[]> {
  const { readLegacy } = await import('./read-legacy.ts')
  return readLegacy(bytes, limits, beforeUnicode)
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 8192)
  let odd = 0
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at)
    if (code === 0 || code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12))
      odd += 1
  }
  return odd > sample.length * 0.02
}
