import { nameKey } from './identify-systems.ts'

/** What of a list says that another one is its newer edition. `named` are the systems that its rows are. */
export type ListMarks = { shape: string; sheet: string; reportingUnit: string | null; named: ReadonlySet<string> }

/** The labels under which a sheet says who reports (填报单位：县教育局). */
export function reportingUnit(facts: readonly { label: string; value: string }[]): string | null {
  const fact = facts.find(
    ({ label, value }) =>
      /填报单位|填表单位|填報單位|报送单位|上报单位|填报部门|单位名称|reporting unit/i.test(label) && value,
  )
  return fact ? fact.value.trim() : null
}

/** Of the headings of two templates, so many must be the same for one to be the other with columns added or renamed. */
const sharedHeadings = 0.6
/** So many of the systems of the earlier list must be named again where nothing else says that it is the same list. */
const namedAgain = 1 / 3

/**
 * The list among earlier ones (oldest first) that `list` is a newer edition of: the same template, no other reporting
 * unit, and either the same stated unit or enough systems named again. Departments fill in one template, so the template
 * alone says little. The latest source goes first; within it the list of the same sheet. `null` where it is the first.
 */
export function earlierEdition<List extends ListMarks & { source: string }>(
  list: ListMarks,
  earlier: readonly List[],
): List | null {
  const fitting = earlier.filter((one) => isEdition(list, one))
  const latest = fitting.at(-1)?.source
  const together = fitting.filter(({ source }) => source === latest)
  return together.findLast(({ sheet }) => withoutDates(sheet) === withoutDates(list.sheet)) ?? together.at(-1) ?? null
}

function isEdition(list: ListMarks, earlier: ListMarks): boolean {
  if (!sameTemplate(list.shape, earlier.shape)) return false
  if (list.reportingUnit !== null && earlier.reportingUnit !== null) {
    return nameKey(list.reportingUnit) === nameKey(earlier.reportingUnit)
  }
  const again = [...earlier.named].filter((name) => list.named.has(name)).length
  return earlier.named.size > 0 && again / earlier.named.size >= namedAgain
}

function sameTemplate(one: string, other: string): boolean {
  if (one === other) return true
  const left = new Set(one.split('|'))
  const right = new Set(other.split('|'))
  const shared = [...left].filter((heading) => heading !== '' && right.has(heading)).length
  return shared / Math.max(left.size, right.size) >= sharedHeadings
}

/** 2021年10月系统清单 and 2022年4月系统清单 are one sheet. */
function withoutDates(sheet: string): string {
  return nameKey(sheet).replaceAll(/[\d年月日季度_.（）()-]/g, '')
}
