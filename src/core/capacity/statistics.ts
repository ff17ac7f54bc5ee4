/** Linear-interpolated quantile (`share` ∈ [0, 1]) of any numbers; `null` for none. */
export function quantile(numbers: readonly number[], share: number): number | null {
  if (numbers.length === 0) return null
  const sorted = numbers.toSorted((a, b) => a - b)
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)] ?? 0
  const above = sorted[Math.ceil(position)] ?? below
  return below + (above - below) * (position - Math.floor(position))
}

export function median(numbers: readonly number[]): number | null {
  return quantile(numbers, 0.5)
}

export function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}
