import type { System } from '../system/system.ts'

export const entryBases = ['person', 'column', 'function'] as const
export const entryProposals = ['connect', 'one_entry', 'keep'] as const
export type EntryBasis = (typeof entryBases)[number]
export type EntryProposal = (typeof entryProposals)[number]

/**
 * One thing that is typed into one system. `role` null: not said by whom. `minutes` a worker a week, `null` unknown.
 * `basis`: entered by a person, read from a column that lists what is typed in, or only guessed from a function's name.
 */
export type EntryItem = {
  id: string
  item: string
  system: string
  role: string | null
  minutes: number | null
  basis: EntryBasis
}

/** One line of the 多头填报 matrix: something typed into two or more systems, by one role as far as is known. */
export type EntryLine = {
  key: string
  item: string
  role: string | null
  systems: string[]
  rows: string[]
  /** k systems, k − 1 repeats. */
  repeats: number
  /** Σ of the known minutes but for the longest entry, which would remain; `null` where fewer than two are known. */
  repeated_minutes: number | null
  /** Of how many of the systems the minutes are known. */
  known: number
  /** `certain` where two systems or more rest on more than a function's name. */
  certain: boolean
}

/** An item's name without what does not tell it apart: width, case, spaces, marks and a leading 填报 or 录入. */
export function entryKey(item: string): string {
  const plain = item
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  const bare = plain.replace(/^(填报|录入|上报|报送|采集|登记)/, '').replace(/(填报|录入|上报|报送|采集|登记)$/, '')
  return bare === '' ? plain : bare
}

/** Items by the list of a cell: 姓名、身份证号；住址. */
export function splitItems(text: string): string[] {
  const parts = text.split(/[、,，;；\n\r/|]+/u).map((part) => part.trim())
  return [...new Set(parts.filter((part) => part !== '' && !/^(无|否|没有|none|no|-+|—+)$/i.test(part)))]
}

/**
 * What is typed in more than once. A row that does not say by whom speaks for every role of its item; where no row says
 * so, the line's role is `null`. Certain lines come first, among them those with the most repeats.
 */
export function repeatedItems(items: readonly EntryItem[]): EntryLine[] {
  const lines = [...Map.groupBy(items, (item) => entryKey(item.item))].flatMap(([key, rows]) => {
    const roles = [...new Set(rows.flatMap((row) => row.role ?? []))]
    return (roles.length === 0 ? [null] : roles).flatMap((role) => {
      const own = rows.filter((row) => row.role === null || row.role === role)
      const systems = [...new Set(own.map((row) => row.system))]
      return systems.length < 2 ? [] : [lineOf(key, role, systems, own)]
    })
  })
  return lines.toSorted(
    (a, b) =>
      Number(b.certain) - Number(a.certain) ||
      b.repeats - a.repeats ||
      (b.repeated_minutes ?? -1) - (a.repeated_minutes ?? -1),
  )
}

function lineOf(key: string, role: string | null, systems: string[], rows: readonly EntryItem[]): EntryLine {
  const minutes = systems.flatMap((system) => {
    const known = rows.flatMap((row) => (row.system === system ? (row.minutes ?? []) : []))
    return known.length === 0 ? [] : [Math.max(...known)]
  })
  const firm = new Set(rows.filter((row) => row.basis !== 'function').map((row) => row.system))
  return {
    key,
    item: rows[0]?.item ?? key,
    role,
    systems,
    rows: rows.map((row) => row.id),
    repeats: systems.length - 1,
    repeated_minutes: minutes.length < 2 ? null : sum(minutes) - Math.max(...minutes),
    known: minutes.length,
    certain: firm.size >= 2,
  }
}

/** What the entries add to a system's own fields, and the rows that say so. */
export type EntryFact<Value> = { value: Value; rows: string[] }
export type EntryFacts = { duplicate_entry: EntryFact<boolean> | null; minutes_per_week: EntryFact<number> | null }

/**
 * What the entries say of systems where the inventory says nothing, by system: it asks for what another one has been told
 * already (never from names of functions alone), and the minutes of the role that types the most into it.
 */
export function entryFacts(systems: readonly System[], items: readonly EntryItem[]): Map<string, EntryFacts> {
  const firm = items.filter((item) => item.basis !== 'function')
  const bySystem = Map.groupBy(firm, (item) => item.system)
  const doubled = new Set(repeatedItems(firm).flatMap((line) => line.rows))
  const facts = new Map<string, EntryFacts>()
  for (const system of systems) {
    const own = bySystem.get(system.id)
    if (own === undefined) continue
    const twice = own.filter((item) => doubled.has(item.id)).map((item) => item.id)
    const duplicate = system.duplicate_entry === null && twice.length > 0 ? { value: true, rows: twice } : null
    facts.set(system.id, {
      duplicate_entry: duplicate,
      minutes_per_week: system.minutes_per_week === null ? mostMinutes(own) : null,
    })
  }
  return facts
}

/** What somebody of the role that types the most spends; rows that do not say by whom stand as a role of their own. */
function mostMinutes(items: readonly EntryItem[]): EntryFact<number> | null {
  const timed = items.filter((item) => item.minutes !== null)
  const sums = [...Map.groupBy(timed, (item) => item.role).values()].map((own) => ({
    value: sum(own.flatMap((item) => item.minutes ?? [])),
    rows: own.map((item) => item.id),
  }))
  return sums.toSorted((a, b) => b.value - a.value)[0] ?? null
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0)
}
