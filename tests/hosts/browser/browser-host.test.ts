import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../src/contract/content-security-policy.ts'
import type { Listener } from '../../../src/contract/events.ts'
import { openRecentWorkspaces } from '../../../src/engine/hosting/recent-workspaces.ts'
import { startBrowserHost, type BrowserHost } from '../../../src/hosts/browser/browser-host.ts'

let folder: string
let host: BrowserHost
let stopped = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-host-'))
  await mkdir(join(folder, 'pages/assets'), { recursive: true })
  await writeFile(join(folder, 'pages/index.html'), '<!doctype html><title>合数</title>')
  await writeFile(join(folder, 'pages/assets/index-B1cD2eF3.js'), 'export {}')
  await writeFile(join(folder, 'secret.json'), '{"secret":true}')
  host = await startBrowserHost({
    engine: {
      handlers: {
        'workspace.summary': () => null,
        'workspace.close': () => {
          throw new Error('unexpected')
        },
      },
      subscribe(listener: Listener) {
        listener({ name: 'workspace', data: { path: '/a.heshu' } })
        return () => (stopped += 1)
      },
      report: () => 'r1',
    },
    pages: join(folder, 'pages'),
    port: 0,
    version: '0.1.0',
    folder: join(folder, 'workspaces'),
    recent: openRecentWorkspaces(join(folder, 'recent.json')),
  })
})

afterAll(async () => {
  await host.close()
  await rm(folder, { recursive: true })
})

type Asked = { method?: string; path?: string; headers?: Record<string, string>; body?: string }
type Got = { status: number; headers: NodeJS.Dict<string | string[]>; body: string }

/** A request as it stands: `fetch` would tidy the path and refuse to set `Host`. */
function ask({ method = 'GET', path = '/', headers = {}, body }: Asked): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: host.port, method, path, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function call(headers: Record<string, string>, body = '{"method":"workspace.summary","input":{}}'): Promise<Got> {
  return ask({ method: 'POST', path: '/call', headers: { 'content-type': 'application/json', ...headers }, body })
}

const bearer = () => ({ authorization: `Bearer ${host.token}` })

describe('the loopback host', () => {
  it('answers a call that carries the token', async () => {
    const { status, body } = await call(bearer())
    expect([status, JSON.parse(body)]).toEqual([200, { ok: true, value: null }])
  })

  it('refuses a call without the token, with a wrong one, and with one that is cut short', async () => {
    const wrong = [{}, { authorization: 'Bearer x' }, { authorization: `Bearer ${host.token.slice(0, -1)}` }]
    const answers = await Promise.all(wrong.map((headers) => call(headers as Record<string, string>)))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
  })

  it('refuses every other name for this machine, as DNS rebinding would use one', async () => {
    const names = [
      'example.invalid',
      `example.invalid:${host.port}`,
      '127.0.0.1',
      `127.0.0.1.example.invalid:${host.port}`,
    ]
    const answers = await Promise.all(
      names.flatMap((name) => [call({ ...bearer(), host: name }), ask({ headers: { host: name } })]),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]))
  })

  it('refuses a call from the page of another origin, and gives no CORS headers', async () => {
    const origins = [
      'null',
      'http://example.invalid',
      `http://example.invalid/?x=http://127.0.0.1:${host.port}`,
      'app://heshu',
    ]
    const answers = await Promise.all(origins.map((origin) => call({ ...bearer(), origin })))
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    const own = await call({ ...bearer(), origin: `http://127.0.0.1:${host.port}` })
    expect([own.status, Object.keys(own.headers).filter((name) => name.startsWith('access-control'))]).toEqual([
      200,
      [],
    ])
    expect((await ask({ headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  })

  it('takes calls by POST only, as JSON only, and only whole ones', async () => {
    const statuses = [
      (await ask({ path: '/call', headers: bearer() })).status,
      (await ask({ path: '/call', method: 'OPTIONS', headers: bearer() })).status,
      (await ask({ method: 'POST', headers: bearer() })).status,
      (await call({ ...bearer(), 'content-type': 'text/plain' })).status,
      (await call(bearer(), '{"method":')).status,
      (await call(bearer(), '{"method":7}')).status,
      (await call({ ...bearer(), 'content-length': String(200 * 1024 * 1024) }, '{}').catch(() => ({ status: 413 })))
        .status,
    ]
    expect(statuses).toEqual([405, 405, 405, 415, 400, 400, 413])
  })

  it('answers an unexpected error with a reference and goes on', async () => {
    const { body } = await call(bearer(), '{"method":"workspace.close","input":{}}')
    expect(JSON.parse(body)).toEqual({ ok: false, error: { code: 'internal', values: { reference: 'r1' } } })
    expect((await call(bearer())).status).toBe(200)
  })

  it('sends the page with the policy and without being kept', async () => {
    const { status, headers, body } = await ask({ path: '/?a=b' })
    expect({ status, body, ...pick(headers) }).toEqual({
      status: 200,
      body: '<!doctype html><title>合数</title>',
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
  })

  it('lets files with a hash in their name be kept', async () => {
    const { headers } = await ask({ path: '/assets/index-B1cD2eF3.js' })
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable')
  })

  it.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..%5csecret.json',
    '/%00',
    '/%',
    '//secret.json',
  ])('gives nothing outside the screens: %s', async (path) => {
    const { status, body } = await ask({ path })
    expect([status, body.includes('secret')]).toEqual([404, false])
  })

  it('streams events to a page with the token and to no other', async () => {
    expect((await ask({ path: '/events' })).status).toBe(401)
    const leave = new AbortController()
    const stream = await fetch(`http://127.0.0.1:${host.port}/events`, { headers: bearer(), signal: leave.signal })
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('data:')) text += (await reader?.read())?.value ?? ''
    expect(text).toBe(': connected\n\ndata: {"name":"workspace","data":{"path":"/a.heshu"}}\n\n')
    leave.abort()
    await expect.poll(() => stopped).toBe(1)
  })

  it('gives the token in the fragment, which is never sent, and listens on this machine alone', () => {
    expect(host.address).toBe(`http://127.0.0.1:${host.port}/#token=${host.token}`)
    expect(host.token).toMatch(/^[\w-]{43}$/)
  })
})

function pick(headers: NodeJS.Dict<string | string[]>): Record<string, unknown> {
  const names = [
    'content-type',
    'content-security-policy',
    'x-content-type-options',
    'referrer-policy',
    'cache-control',
  ]
  return Object.fromEntries(names.map((name) => [name, headers[name]]))
}
