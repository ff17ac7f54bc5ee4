import type { RecordMatch } from './record-table.ts'

/**
 * Groups of records of one table: from the surest match down, two groups become one where the pairs compared between
 * them are matches on average. `chosen` are the matches that may join, `compared` all pairs with their probabilities.
 */
export function clusterRecords(chosen: readonly RecordMatch[], compared: readonly RecordMatch[]): number[][] {
  const groups = new Map<number, Group>()
  const groupOf = (record: number): Group => {
    const known = groups.get(record)
    if (known !== undefined) return known
    const group: Group = { records: [record], links: new Map() }
    groups.set(record, group)
    return group
  }
  for (const { one, other, probability } of compared) {
    addLink(groupOf(one), groupOf(other), probability, 1)
    addLink(groupOf(other), groupOf(one), probability, 1)
  }
  for (const { one, other } of chosen) {
    const left = groupOf(one)
    const right = groupOf(other)
    const between = left.links.get(right)
    if (left === right || between === undefined || between.sum / between.count < 0.5) continue
    join(left, right, groups)
  }
  return [...new Set(groups.values())].map(({ records }) => records).filter((records) => records.length > 1)
}

/** Links lead to the other groups, with the sum and the number of the probabilities between. */
type Group = { records: number[]; links: Map<Group, { sum: number; count: number }> }

function addLink(from: Group, to: Group, sum: number, count: number): void {
  const link = from.links.get(to) ?? { sum: 0, count: 0 }
  from.links.set(to, { sum: link.sum + sum, count: link.count + count })
}

/** The smaller goes into the larger. */
function join(one: Group, other: Group, groups: Map<number, Group>): void {
  const [small, large] = one.records.length <= other.records.length ? [one, other] : [other, one]
  large.links.delete(small)
  for (const [neighbour, { sum, count }] of small.links) {
    neighbour.links.delete(small)
    if (neighbour === large) continue
    addLink(large, neighbour, sum, count)
    addLink(neighbour, large, sum, count)
  }
  for (const record of small.records) groups.set(record, large)
  large.records.push(...small.records)
}
