/** A table of records with text fields; `''` is unknown. Every row is as long as `columns`. */
export type RecordTable = { columns: readonly string[]; rows: readonly (readonly string[])[] }

/** Two records by their places, in one table (`one` < `other`) or in a left and a right one. */
export type RecordPair = { one: number; other: number }

/** A proposed match: `probability` ∈ [0, 1] that both stand for one thing, `weight` the sum of evidence in nats. */
export type RecordMatch = RecordPair & { probability: number; weight: number }
