import { createHash } from 'node:crypto'
import { secrecyMark, secrecyOfSheet } from '../../core/mapping/secrecy.ts'
import type { Grid } from '../../core/sheet/grid.ts'
import { decodeText } from './decode-text.ts'
import { defaultLimits, type ReadLimits, type ReadProgress } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { nameRefusal, refuse, RefusedSource, type Refusal } from './refusal.ts'
import { zipDirectory } from './zip-directory.ts'

export type SourceFormat = 'xlsx' | 'xlsb' | 'ods' | 'xls' | 'csv'

export type ReadSource = {
  ok: true
  name: string
  sha256: string
  bytes: number
  format: SourceFormat
  /** Of delimited text only. */
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
  const plain = { encoding: null, encodingSure: true, delimiter: null }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    const entries = zipDirectory(bytes, limits)
    if (entries.has('mimetype') && entries.has('content.xml')) {
      if (entries.has('META-INF/manifest.xml') && isEncryptedOds(bytes)) throw new RefusedSource('encrypted')
      return { format: 'ods', ...plain, grids: await legacy(bytes, limits) }
    }
    if (entries.has('xl/workbook.bin')) return { format: 'xlsb', ...plain, grids: await legacy(bytes, limits) }
    const { readXlsx } = await import('./read-xlsx.ts')
    return { format: 'xlsx', ...plain, grids: await readXlsx(bytes, limits, progress) }
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    if (isEncryptedContainer(bytes)) throw new RefusedSource('encrypted')
    return { format: 'xls', ...plain, grids: await legacy(bytes, limits) }
  }
  if (isOldWorkbook(bytes)) return { format: 'xls', ...plain, grids: await legacy(bytes, limits) }
  const decoded = decodeText(bytes)
  if (looksBinary(decoded.text)) throw new RefusedSource('unknown_format')
  if (isMarkup(decoded.text)) return { format: 'xls', ...plain, grids: await legacy(bytes, limits) }
  const { grid, delimiter } = readCsv(decoded.text, name.replace(/\.[^.]*$/, ''), limits, progress)
  return { format: 'csv', encoding: decoded.encoding, encodingSure: decoded.sure, delimiter, grids: [grid] }
}

/** Readers are loaded when a file of theirs comes: most commands read none. */
async function legacy(bytes: Uint8Array, limits: ReadLimits): Promise<Grid[]> {
  const { readLegacy } = await import('./read-legacy.ts')
  return readLegacy(bytes, limits)
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

/** Workbooks of the eighties: a bare BOF record of BIFF 2, 3, 4 or 5. */
function isOldWorkbook(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && (bytes[2] ?? 99) <= 0x10 && bytes[3] === 0
  )
}

/** An encrypted workbook is an OLE container with these streams (names are UTF-16). */
function isEncryptedContainer(bytes: Uint8Array): boolean {
  return holdsUtf16(bytes, 'EncryptedPackage') || holdsUtf16(bytes, 'EncryptionInfo')
}

function holdsUtf16(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
}

function isEncryptedOds(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).includes('encryption-data')
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

/** “.xls” files that are HTML tables or XML spreadsheets. */
function isMarkup(text: string): boolean {
  return /^\s*(?:<\?xml|<html|<!doctype html|<table|<meta)/i.test(text.slice(0, 1000).replace(/^\ufeff/, ''))
}
