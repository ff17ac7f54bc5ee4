/** What the first bytes of a file, or names of streams within it, say that it is. Its name is never asked. */

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])
}

/** The container of .xls and .et, but also of old text documents and of encrypted workbooks. */
export function isContainer(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
}

/** An encrypted workbook is a container with these streams (names are UTF-16). */
export function isEncryptedContainer(bytes: Uint8Array): boolean {
  return holdsName(bytes, 'EncryptedPackage') || holdsName(bytes, 'EncryptionInfo')
}

/** A container without a stream of a workbook: a text document, slides, a message, an installer. */
export function holdsWorkbook(bytes: Uint8Array): boolean {
  return ['Workbook\0', 'WORKBOOK\0', 'Book\0', 'BOOK\0'].some((name) => holdsName(bytes, name))
}

/** Up to its fifth version the format kept texts in the encoding of the machine that wrote them. */
export function isBeforeUnicode(bytes: Uint8Array): boolean {
  return !holdsName(bytes, 'Workbook\0')
}

/** Workbooks of the eighties: a bare BOF record of BIFF 2, 3, 4 or 5. Report writers still make them. */
export function isOldWorkbook(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && (bytes[2] ?? 99) <= 0x10 && bytes[3] === 0
  )
}

/** A dBASE or FoxPro table: a known version, a date, and a header that ends where it says. */
export function isDatabaseTable(bytes: Uint8Array): boolean {
  if (![0x03, 0x30, 0x31, 0x32, 0x83, 0x8b, 0xf5].includes(bytes[0] ?? -1) || bytes.length < 65) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = view.getUint16(8, true)
  const month = bytes[2] ?? 0
  const day = bytes[3] ?? 0
  if (month < 1 || month > 12 || day < 1 || day > 31 || header < 65 || header > bytes.length) return false
  const fields = bytes.subarray(32, header)
  return fields.some((byte, index) => byte === 0x0d && index > 0 && index % 32 === 0)
}

export function isEncryptedOds(bytes: Uint8Array): boolean {
  return asBuffer(bytes.subarray(0, 4096)).includes('encryption-data')
}

/** What a program leaves beside a file that it has open: the name of its user and nothing else. */
export function isLockFile(name: string, bytes: Uint8Array): boolean {
  return (name.startsWith('~$') && bytes.length <= 256) || (/^\.~lock\..*#$/.test(name) && bytes.length <= 1024)
}

const others: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x49, 0x49, 0x2a, 0x00], // TIFF
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x25, 0x50, 0x44, 0x46, 0x2d], // PDF
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // RTF
  [0x1f, 0x8b, 0x08], // gzip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21, 0x1a], // RAR
  [0x4d, 0x5a, 0x90], // a program
  [0x7f, 0x45, 0x4c, 0x46],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], // SQLite
]

/** Pictures, scanned or printed pages, archives, programs: well known, and no tables. */
export function isOfAnotherKind(bytes: Uint8Array): boolean {
  return others.some((mark) => startsWith(bytes, mark))
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

function holdsName(bytes: Uint8Array, name: string): boolean {
  return asBuffer(bytes).includes(Buffer.from(name, 'utf16le'))
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
