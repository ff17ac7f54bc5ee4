import type { IncomingMessage } from 'node:http'

/** A request of more bytes than this is refused: it is more than any workbook that can be imported. */
export const longestBody = 128 * 1024 * 1024

export type Body = { value: unknown } | { status: 400 | 413 | 415 }

/** Reads a JSON body, or says with which HTTP status to refuse it. */
export async function readJson(request: IncomingMessage, limit = longestBody): Promise<Body> {
  // A form of another page can post text/plain without asking first, but not application/json.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return { status: 415 }
  if (Number(request.headers['content-length'] ?? 0) > limit) return { status: 413 }
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > limit) return { status: 413 }
    parts.push(part)
  }
  try {
    return { value: JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown }
  } catch {
    return { status: 400 }
  }
}
