/** Points in twips, the twentieth of a point in which Word measures. */
export function points(value: number): number {
  return Math.round(value * 20)
}

/** Millimetres in twips. */
export function millimetres(value: number): number {
  return Math.round((value / 25.4) * 1440)
}
