const centralSignature = 0x02014b50
const endSignature = 0x06054b50
/** 1 January 1980, the first day a ZIP can tell, in DOS form. */
const firstDay = 0x0021

/**
 * Sets the time of every entry of a ZIP file to the first day, so that the same content gives the same bytes.
 * Word and Excel files are ZIP files whose writers stamp each entry with the time of the machine.
 */
export function withoutZipTimes(bytes: Uint8Array): Uint8Array {
  const fixed = Uint8Array.from(bytes)
  const view = new DataView(fixed.buffer)
  let at = view.getUint32(endOfDirectory(view) + 16, true)
  while (view.getUint32(at, true) === centralSignature) {
    const local = view.getUint32(at + 42, true)
    view.setUint32(at + 12, firstDay << 16, true)
    view.setUint32(local + 10, firstDay << 16, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return fixed
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  throw new Error('no end of central directory')
}
