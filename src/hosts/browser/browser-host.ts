import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { EngineHandlers } from '../../contract/calls.ts'
import { dispatch, type Report } from '../../contract/dispatch.ts'
import type { Listener } from '../../contract/events.ts'
import { rememberAnswer } from '../../engine/hosting/recent-workspaces.ts'
import { checkAddress, checkToken } from './admission.ts'
import { streamEvents } from './event-stream.ts'
import { hostAnswers, type HostSettings } from './host-answers.ts'
import { servePage } from './pages.ts'
import { readJson } from './request-body.ts'

export type BrowserHostSettings = HostSettings & {
  engine: { handlers: Partial<EngineHandlers>; subscribe: (listener: Listener) => () => void; report: Report }
  /** The folder of the built screens. */
  pages: string
  /** 0 lets the system choose. */
  port: number
}

export type BrowserHost = {
  port: number
  token: string
  /** The address to open. The token stands in the fragment, which no browser ever sends. */
  address: string
  close(): Promise<void>
}

const request = z.object({ method: z.string(), input: z.unknown().optional() })

/**
 * Serves the workbench to the browser of this machine: the screens, `POST /call` and `GET /events`.
 * Rejects where the port is taken. Never packaged; the desktop opens no port.
 */
export async function startBrowserHost(settings: BrowserHostSettings): Promise<BrowserHost> {
  const { engine, pages, recent } = settings
  const token = randomBytes(32).toString('base64url')
  const handlers = { ...engine.handlers, ...hostAnswers(settings) }
  let port = settings.port

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => {
      engine.report(incoming.url ?? '', error)
      refuse(response, 500)
    })
  })

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = checkAddress(incoming.headers, port)
    if (refusal) return refuse(response, refusal)
    // Taken as it stands: parsing as an address would make a host of what follows two slashes.
    const [pathname = '/'] = (incoming.url ?? '/').split('?')
    if (pathname === '/call') return answerCall(incoming, response)
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return refuse(response, 405, 'GET, HEAD')
    if (pathname !== '/events') return servePage(pages, pathname, incoming, response)
    const stranger = checkToken(incoming.headers, token)
    return stranger ? refuse(response, stranger) : streamEvents(response, engine.subscribe)
  }

  async function answerCall(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.method !== 'POST') return refuse(response, 405, 'POST')
    const stranger = checkToken(incoming.headers, token)
    if (stranger) return refuse(response, stranger)
    const body = await readJson(incoming)
    if ('status' in body) return refuse(response, body.status)
    const asked = request.safeParse(body.value)
    if (!asked.success) return refuse(response, 400)
    const result = await dispatch(handlers, asked.data.method, asked.data.input, engine.report)
    await rememberAnswer(recent, asked.data.method, result)
    const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
    response.writeHead(200, { ...headers, 'x-content-type-options': 'nosniff' }).end(JSON.stringify(result))
  }

  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    // Never 0.0.0.0: nobody else on the network may reach the workspace.
    server.listen(settings.port, '127.0.0.1', listening)
  })
  port = (server.address() as AddressInfo).port

  return {
    port,
    token,
    address: `http://127.0.0.1:${port}/#token=${token}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function refuse(response: ServerResponse, status: number, allow?: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  // The rest of a refused body is not read, so the connection cannot be used again.
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    connection: 'close',
    ...(allow && { allow }),
  })
  response.end(`${status}\n`)
}
