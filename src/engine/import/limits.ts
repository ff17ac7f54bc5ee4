/** What a source may cost. Real inventories stay far below; hostile files are stopped here. */
export type ReadLimits = {
  fileBytes: number
  /** All parts of a zip together, unpacked. */
  unpackedBytes: number
  /** Unpacked ÷ packed, counted only above `ratioFromBytes`. */
  ratio: number
  ratioFromBytes: number
  cells: number
  rows: number
  milliseconds: number
}

export const defaultLimits: ReadLimits = {
  fileBytes: 200 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  ratio: 400,
  ratioFromBytes: 20 * 1024 * 1024,
  cells: 6_000_000,
  rows: 1_048_576,
  milliseconds: 18_000,
}
