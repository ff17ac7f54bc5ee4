import { isAscii } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { crc32, createInflateRaw } from 'node:zlib'
import { RefusedSource } from './refusal.ts'
import type { ReadLimits } from './limits.ts'

export type ZipEntry = {
  name: string
  method: number
  encrypted: boolean
  packedSize: number
  size: number
  offset: number
  /** 0 where none is given. */
  checksum: number
}

/**
 * The parts of a zip by its central directory, which also says how large each will be unpacked.
 * Refuses what is damaged and what declares more than the limits.
 */
export function zipDirectory(bytes: Uint8Array, limits: ReadLimits): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) throw new RefusedSource('damaged', { detail: 'zip' })
  let count = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  if ((offset === 0xffffffff || count === 0xffff) && end >= 20 && view.getUint32(end - 20, true) === 0x07064b50) {
    const at = Number(view.getBigUint64(end - 12, true))
    if (at + 56 > bytes.length || view.getUint32(at, true) !== 0x06064b50)
      throw new RefusedSource('damaged', { detail: 'zip' })
    count = Number(view.getBigUint64(at + 32, true))
    offset = Number(view.getBigUint64(at + 48, true))
  }
  const entries = new Map<string, ZipEntry>()
  let unpacked = 0
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > bytes.length || view.getUint32(offset, true) !== 0x02014b50) {
      throw new RefusedSource('damaged', { detail: 'zip' })
    }
    const entry = entryAt(view, bytes, offset)
    // Of two parts with one name nobody can say which is meant; spreadsheet programs do not agree.
    if (entries.has(entry.name)) throw new RefusedSource('damaged', { detail: entry.name })
    entries.set(entry.name, entry)
    unpacked += entry.size
    if (entry.size > limits.ratioFromBytes && entry.size > entry.packedSize * limits.ratio) {
      throw new RefusedSource('bomb', { part: entry.name, megabytes: Math.round(entry.size / 1048576) })
    }
    offset +=
      46 + view.getUint16(offset + 28, true) + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true)
  }
  if (unpacked > limits.unpackedBytes)
    throw new RefusedSource('bomb', { part: '', megabytes: Math.round(unpacked / 1048576) })
  return entries
}

/** The text of one part in pieces as it is unpacked; stops when it grows beyond what was declared. */
export async function* unpackText(bytes: Uint8Array, entry: ZipEntry, limits: ReadLimits): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let midway = false
  for await (const piece of unpack(bytes, entry, limits)) {
    decoder ??= new TextDecoder(xmlEncoding(piece))
    const plain = isAscii(piece) && decoder.encoding === 'utf-8'
    // Sheets are nearly all ASCII beside shared texts: kept at one byte a letter they cost half.
    if (plain && !midway) yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1')
    else yield decoder.decode(piece, { stream: true })
    midway = !plain
  }
  if (decoder) yield decoder.decode()
}

/** The bytes of a part; refused at its end if they are not those that were packed, so that no altered value gets through. */
async function* unpack(bytes: Uint8Array, entry: ZipEntry, limits: ReadLimits): AsyncGenerator<Uint8Array> {
  let checksum = 0
  for await (const piece of inflatedPieces(bytes, entry, limits)) {
    checksum = crc32(piece, checksum)
    yield piece
  }
  if (entry.checksum !== 0 && checksum !== entry.checksum) throw new RefusedSource('damaged', { detail: entry.name })
}

async function* inflatedPieces(bytes: Uint8Array, entry: ZipEntry, limits: ReadLimits): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) {
    throw new RefusedSource('damaged', { detail: entry.name })
  }
  if (entry.encrypted) throw new RefusedSource('encrypted')
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packedSize)
  if (entry.method === 0) {
    yield packed
    return
  }
  if (entry.method !== 8) throw new RefusedSource('damaged', { detail: entry.name })
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  const feed = setImmediate(() => inflate.end(packed))
  let size = 0
  try {
    for await (const piece of inflate) {
      if (!(piece instanceof Uint8Array)) continue
      size += piece.length
      if (size > limits.unpackedBytes || (size > limits.ratioFromBytes && size > packed.length * limits.ratio * 2)) {
        throw new RefusedSource('bomb', { part: entry.name, megabytes: Math.round(size / 1048576) })
      }
      yield piece
    }
  } catch (error) {
    if (error instanceof RefusedSource) throw error
    throw new RefusedSource('damaged', { detail: entry.name })
  } finally {
    clearImmediate(feed)
    inflate.destroy()
  }
}

function entryAt(view: DataView, bytes: Uint8Array, offset: number): ZipEntry {
  const nameLength = view.getUint16(offset + 28, true)
  const extraLength = view.getUint16(offset + 30, true)
  const name = new TextDecoder().decode(bytes.subarray(offset + 46, offset + 46 + nameLength))
  const entry: ZipEntry = {
    name: name.replaceAll('\\', '/').replace(/^\//, ''),
    method: view.getUint16(offset + 10, true),
    encrypted: (view.getUint16(offset + 8, true) & 1) === 1,
    packedSize: view.getUint32(offset + 20, true),
    size: view.getUint32(offset + 24, true),
    offset: view.getUint32(offset + 42, true),
    checksum: view.getUint32(offset + 16, true),
  }
  readLargeSizes(view, offset + 46 + nameLength, extraLength, entry)
  return entry
}

/** Zip64: sizes of 0xffffffff stand in the extra field with id 1. */
function readLargeSizes(view: DataView, start: number, length: number, entry: ZipEntry): void {
  for (let at = start; at + 4 <= start + length && at + 4 <= view.byteLength;) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      let field = at + 4
      for (const key of ['size', 'packedSize', 'offset'] as const) {
        if (entry[key] === 0xffffffff && field + 8 <= view.byteLength) {
          entry[key] = Number(view.getBigUint64(field, true))
          field += 8
        }
      }
    }
    at += 4 + size
  }
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return -1
}

function xmlEncoding(piece: Uint8Array): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le'
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be'
  if (piece[0] === 0x3c && piece[1] === 0) return 'utf-16le'
  const head = new TextDecoder('latin1').decode(piece.subarray(0, 120))
  const named = /encoding=["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase()
  return named === 'gbk' || named === 'gb2312' || named === 'iso-8859-1' ? named : 'utf-8'
}
