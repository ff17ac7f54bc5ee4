import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pageFile, pageHeaders } from '../../engine/hosting/page-files.ts'

/** Serves the built screens. Whatever is not a file of theirs is 404. */
export async function servePage(
  folder: string,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = pageFile(folder, pathname)
  const about = file === null ? null : await stat(file).catch(() => null)
  if (file === null || !about?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
    return
  }
  response.writeHead(200, { ...pageHeaders(file), 'content-length': about.size })
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}
