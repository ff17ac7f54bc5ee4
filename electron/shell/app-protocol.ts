import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { pageFile, pageHeaders } from '../../src/engine/hosting/page-files.ts'
import { isOwnAddress, scheme } from './own-address.ts'

/**
 * Must run before the program is ready. `standard` and `secure` give the pages a real origin, so that `'self'` in the
 * content security policy means something; pages from `file://` have none, and could read every file (rule 18).
 */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }])
}

/** Serves the built screens, with the policy as a header: a `<meta>` cannot set all of it (rule 7). */
export function serveApp(session: Session, pages: string): void {
  session.protocol.handle(scheme, (request) => answerPage(request, pages))
}

/** One file of the screens; 404 for all else. Read here, since `net.fetch` would have to be let through to `file:`. */
export async function answerPage(request: Request, pages: string): Promise<Response> {
  const notFound = new Response('Not found', { status: 404 })
  if (request.method !== 'GET' || !isOwnAddress(request.url)) return notFound
  const file = pageFile(pages, new URL(request.url).pathname)
  if (file === null) return notFound
  try {
    return new Response(await readFile(file), { headers: pageHeaders(file) })
  } catch {
    return notFound
  }
}
