import type { Transport } from '../contract/client.ts'
import type { Result } from '../contract/dispatch.ts'
import type { EngineEvent, Listener } from '../contract/events.ts'

/** The way to the engine: its calls and its events. Nothing else in the window knows which host it runs in. */
export type Bridge = {
  transport: Transport
  /** Hears every event of the engine; the answer stops listening. */
  listen: (listener: Listener) => () => void
}

type Workbench = {
  call: (method: string, input: unknown) => Promise<Result<unknown>>
  on: (listener: (event: EngineEvent) => void) => () => void
}

declare global {
  interface Window {
    /** Put there by the preload script of the desktop shell. */
    workbench?: Workbench
  }
}

/** The desktop shell's bridge where there is one, else the loopback host's. */
export function connect(): Bridge {
  const { workbench } = window
  if (workbench) {
    // What crosses the bridge is copied, and Vue's proxies cannot be: plain data, as over the loopback host.
    const transport: Transport = (method, input) => workbench.call(method, JSON.parse(JSON.stringify(input)) as unknown)
    return { transport, listen: workbench.on }
  }
  return loopback(takeToken())
}

function loopback(token: string): Bridge {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return {
    async transport(method, input) {
      try {
        const response = await fetch('/call', { method: 'POST', headers, body: JSON.stringify({ method, input }) })
        if (!response.ok) return lost
        return (await response.json()) as Result<unknown>
      } catch {
        return lost
      }
    },
    listen(listener) {
      const controller = new AbortController()
      void readEvents(headers, listener, controller.signal)
      return () => controller.abort()
    },
  }
}

const lost: Result<never> = { ok: false, error: { code: 'engine_lost', values: {} } }

/**
 * Reads server-sent events over fetch: `EventSource` cannot send the token in a header.
 * When the stream ends the engine is gone; it is tried again every two seconds.
 */
async function readEvents(headers: Record<string, string>, listener: Listener, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const response = await fetch('/events', { headers, signal })
      await readBlocks(response, (block) => announce(block, listener))
    } catch {
      if (signal.aborted) return
    }
    if (!signal.aborted) await new Promise((done) => setTimeout(done, 2000))
  }
}

async function readBlocks(response: Response, use: (block: string) => void): Promise<void> {
  if (!response.ok || !response.body) return
  let pending = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    pending += part.value
    const blocks = pending.split('\n\n')
    pending = blocks.pop() ?? ''
    for (const block of blocks) use(block)
  }
}

function announce(block: string, listener: Listener): void {
  const data = block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trimStart())
    .join('\n')
  if (data) listener(JSON.parse(data) as EngineEvent)
}

/**
 * The token comes in the fragment (`#token=…`), which is never sent. It is taken out of the address at once
 * and kept for this tab, so that reloading works.
 */
function takeToken(): string {
  const given = /^#token=([^&/]+)/.exec(location.hash)?.[1]
  if (given) {
    sessionStorage.setItem('heshu.token', given)
    history.replaceState(null, '', `${location.pathname}#/`)
  }
  return given ?? sessionStorage.getItem('heshu.token') ?? ''
}
