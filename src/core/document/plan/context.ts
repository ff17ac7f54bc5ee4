import type { Disposition } from '../disposition.ts'
import type { DocumentSnapshot } from '../snapshot.ts'
import type { DocumentWords } from '../words.ts'

/** The parts of a plan are written from the same three things. */
export type PlanContext = { snapshot: DocumentSnapshot; words: DocumentWords; dispositions: Disposition[] }
