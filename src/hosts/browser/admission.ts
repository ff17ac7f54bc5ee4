import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Why a request is turned away, as an HTTP status; null lets it in. */
export type Refusal = 401 | 403 | null

/**
 * Whether a request came by the host's own address. Any page in any browser can reach 127.0.0.1, and with DNS
 * rebinding even under a name of its own, so that "only this machine" proves nothing: `Host` must be exactly ours.
 */
export function checkAddress(headers: IncomingHttpHeaders, port: number): Refusal {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (headers.host === undefined || !hosts.includes(headers.host)) return 403
  const { origin } = headers
  // Browsers leave `Origin` out of plain page loads; where it is sent, it is compared whole.
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) return 403
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403
  return null
}

/** Whether a request to the engine carries the token that only the page opened by this host was given. */
export function checkToken(headers: IncomingHttpHeaders, token: string): Refusal {
  const given = Buffer.from(headers.authorization ?? '')
  const expected = Buffer.from(`Bearer ${token}`)
  // Compared in constant time, so that the token cannot be guessed letter by letter.
  return given.length === expected.length && timingSafeEqual(given, expected) ? null : 401
}
