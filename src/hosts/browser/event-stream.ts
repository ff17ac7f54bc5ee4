import type { ServerResponse } from 'node:http'
import type { EngineEvent, Listener } from '../../contract/events.ts'

/** One event as server-sent text. JSON holds no line break, so that one `data:` line is enough. */
export function eventText(event: EngineEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`
}

/** Sends every event of the engine down one response until the page goes away. */
export function streamEvents(response: ServerResponse, subscribe: (listener: Listener) => () => void): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  // Sends the head at once: the page learns that it is connected before anything happens.
  response.write(': connected\n\n')
  const stop = subscribe((event) => response.write(eventText(event)))
  response.on('close', stop)
}
