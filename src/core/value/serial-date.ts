/**
 * ISO text of a spreadsheet's serial date: days since 1899-12-30 (or 1904-01-01).
 * `null` outside 1900–2199 and for bare times of the day, which are no dates.
 */
export function isoFromSerial(serial: number, date1904: boolean, withTime: boolean): string | null {
  if (!Number.isFinite(serial)) return null
  const days = date1904 ? serial + 1462 : serial
  if (days < 1 || days > 109_575) return null
  // The 1900 system counts a 29 February 1900 that never was.
  const shifted = days < 61 && !date1904 ? days + 1 : days
  const milliseconds = Math.round((shifted - 25_569) * 86_400) * 1000
  const iso = new Date(milliseconds).toISOString()
  const time = iso.slice(11, 19)
  return withTime && time !== '00:00:00' ? `${iso.slice(0, 10)}T${time}` : iso.slice(0, 10)
}
