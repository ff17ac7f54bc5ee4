/** What a source may cost. Real inventories stay far below; hostile files are stopped here. */
export type ReadLimits = {
  fileBytes: number
  /** All parts of a zip together, unpacked. */
  unpackedBytes: number
  /** The same where a library holds all parts at once (.ods, .xlsb). */
  unpackedAtOnceBytes: number
  /** Unpacked ÷ packed, counted only above `ratioFromBytes`. */
  ratio: number
  ratioFromBytes: number
  cells: number
  rows: number
  /** Readers give up at this age of a reading; the process that reads is killed at it. */
  milliseconds: number
  /** Resident memory of the process that reads; it is ended beyond. */
  memoryBytes: number
}

export const defaultLimits: ReadLimits = {
  fileBytes: 200 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  unpackedAtOnceBytes: 160 * 1024 * 1024,
  ratio: 400,
  ratioFromBytes: 20 * 1024 * 1024,
  cells: 6_000_000,
  rows: 1_048_576,
  milliseconds: 19_000,
  memoryBytes: 540 * 1024 * 1024,
}

/** Told how many rows of the file were read so far, every few thousand rows. */
export type ReadProgress = (rows: number) => void

/** How many rows pass between two tellings. */
export const progressRows = 5_000
