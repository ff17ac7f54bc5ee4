/** Columns a person seldom asks for: whole contents and inner references. They come last. */
const innerColumns = new Set([
  'origins',
  'extra',
  'cells',
  'columns',
  'report',
  'mapping',
  'shape',
  'content',
  'snapshot',
  'result',
  'ground',
  'sha256',
  'source',
  'source_table',
  'source_row',
  'source_column',
  'record',
  'touched',
])

/** What is shown at once, and what only when asked for: changes to inner columns, and those beyond `most`. */
export function foldChanges<Change extends { column: string }>(
  changes: readonly Change[],
  most: number,
): { shown: Change[]; folded: Change[] } {
  const plain = changes.filter((change) => !innerColumns.has(change.column))
  const inner = changes.filter((change) => innerColumns.has(change.column))
  if (plain.length === 0) return { shown: inner.slice(0, most), folded: inner.slice(most) }
  return { shown: plain.slice(0, most), folded: [...plain.slice(most), ...inner] }
}

/** The data inside a stored text: lists and objects are kept as JSON, everything else stays as it is. */
export function dataIn(raw: unknown): unknown {
  if (typeof raw !== 'string' || !/^\s*[[{]/.test(raw)) return raw
  try {
    return JSON.parse(raw) as unknown
  } catch {
    return raw
  }
}

export type JoinWords = {
  /** Between the entries of a list, and between those of an object. */
  separators: { list: string; object: string; colon: string }
  key: (name: string) => string
  scalar: (value: unknown) => string
}

/** Data as one line: lists joined, flat objects as “name: value”; what is nested deeper stays JSON. */
export function joined(data: unknown, words: JoinWords): string {
  if (Array.isArray(data)) {
    return data.every(isScalar) ? data.map(words.scalar).join(words.separators.list) : JSON.stringify(data)
  }
  if (typeof data !== 'object' || data === null) return words.scalar(data)
  const pairs = Object.entries(data)
  if (!pairs.every(([, value]) => isScalar(value))) return JSON.stringify(data)
  return pairs
    .map(([name, value]) => `${words.key(name)}${words.separators.colon}${words.scalar(value)}`)
    .join(words.separators.object)
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}
