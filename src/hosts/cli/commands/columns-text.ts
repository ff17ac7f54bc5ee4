/** Rows as lines for reading in a terminal: the plain values of each, what is unknown left out. */
export function columnsText(rows: readonly object[]): string {
  return rows
    .map((row) =>
      Object.entries(row)
        .flatMap(([key, value]) => entryText(key, value))
        .join('  '),
    )
    .join('\n')
}

function entryText(key: string, value: unknown): string[] {
  if (value === null || value === undefined || value === '') return []
  if (typeof value !== 'object') return [`${key}=${String(value)}`]
  if (Array.isArray(value)) return value.length === 0 ? [] : [`${key}=${value.map(shortText).join('、')}`]
  return [`${key}=${shortText(value)}`]
}

function shortText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('id' in value && 'name' in value) return `${String(value.id)} ${String(value.name)}`
  if ('name' in value) return String(value.name)
  return JSON.stringify(value)
}
