/** A number as it was typed, full width or not; `null` for nothing and for what is no number. */
export function numberOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  const number = Number(plain)
  return plain === '' || !Number.isFinite(number) || number < 0 ? null : number
}
