import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { contentSecurityPolicy } from '../../src/contract/content-security-policy.ts'
import type { Result } from '../../src/contract/dispatch.ts'
import { createStandIn, FakeContents, type Recorded } from './stand-in.ts'

let folder: string
let recorded: Recorded
const programArguments = process.argv

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-desktop-'))
  await mkdir(join(folder, 'app/dist/ui'), { recursive: true })
  await mkdir(join(folder, 'app/resources/locales/zh-CN'), { recursive: true })
  await writeFile(join(folder, 'app/dist/ui/index.html'), '<!doctype html>')
  await writeFile(join(folder, 'app/dist/main.js'), 'secret')
  await writeFile(
    join(folder, 'app/resources/locales/zh-CN/host.json'),
    '{"lost_title":"停止","lost_text":"请重新打开"}',
  )
  recorded = createStandIn({ app: join(folder, 'app'), user: join(folder, 'user') })
  vi.resetModules()
  vi.doMock('electron', () => ({ ...recorded.electron, default: recorded.electron }))
})

afterEach(async () => {
  process.argv = programArguments
  vi.doUnmock('electron')
  await rm(folder, { recursive: true })
})

async function start(...parts: string[]): Promise<void> {
  process.argv = ['electron', '.', ...parts]
  await import('../../electron/main.ts')
  await vi.waitFor(() => expect(recorded.app.locked === false || recorded.handled.size > 0).toBe(true))
}

const frame = { origin: 'app://heshu', parent: null }

function call(method: string, input: unknown, senderFrame: unknown = frame): Promise<Result<unknown>> {
  const handler = recorded.handled.get('call') as unknown as (...parts: unknown[]) => Promise<Result<unknown>>
  return handler({ senderFrame }, method, input)
}

describe('the window', () => {
  it('has the sandbox, is isolated, and has no Node', async () => {
    await start()
    const [window] = recorded.windows
    expect(recorded.windows).toHaveLength(1)
    expect(window?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      spellcheck: false,
      preload: join(folder, 'app/dist/electron/preload.cjs'),
    })
    expect(recorded.app.sandboxed).toBe(true)
    expect(window?.loaded).toEqual(['app://heshu/index.html'])
  })

  it('has developer tools in development only', async () => {
    recorded.app.isPackaged = true
    Object.assign(process, { resourcesPath: join(folder, 'app') })
    await start()
    expect(recorded.windows[0]?.options.webPreferences).toMatchObject({ devTools: false })
    expect(recorded.session.lets('devtools://devtools/bundled/inspector.html')).toBe(false)
  })

  it('never goes anywhere else and opens no other', async () => {
    await start()
    const contents = new FakeContents()
    recorded.app.emit('web-contents-created', {}, contents)
    const refused = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'].map((name) => {
      let prevented = false
      const event = { preventDefault: () => (prevented = true), url: 'http://example.invalid/?next=app://heshu' }
      contents.emit(name, event, event.url)
      return prevented
    })
    expect(refused).toEqual([true, true, true, true])
    expect(contents.opening({ url: 'app://heshu/index.html' })).toEqual({ action: 'deny' })
  })

  it('is granted no permission and no device, and downloads nothing', async () => {
    await start()
    const { session } = recorded
    const answers: boolean[] = []
    for (const name of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
      session.permissionRequest(null, name, (granted) => answers.push(granted))
    }
    let prevented = false
    session.emit('will-download', { preventDefault: () => (prevented = true) })
    expect(answers).toEqual([false, false, false, false, false])
    expect([session.permissionCheck(), session.device(), session.spellChecker]).toEqual([false, false, false])
    expect(prevented).toBe(true)
  })
})

describe('requests', () => {
  it('pass the filter only where they are for the program itself', async () => {
    await start()
    const addresses = ['app://heshu/index.html', 'http://example.invalid/?next=app://heshu', 'file:///etc/passwd']
    expect(addresses.map((address) => recorded.session.lets(address))).toEqual([true, false, false])
  })

  it('find no name in the network, whatever asks', async () => {
    await start()
    expect(recorded.switches).toMatchObject({
      'host-resolver-rules': 'MAP * ~NOTFOUND',
      'disable-background-networking': '',
      'disable-component-update': '',
    })
  })

  it('for the screens are answered with the policy, for anything else with 404', async () => {
    await start()
    expect(recorded.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
    const answer = recorded.session.schemes.get('app')
    const page = await answer?.(new Request('app://heshu/index.html'))
    expect([page?.status, await page?.text(), page?.headers.get('content-security-policy')]).toEqual([
      200,
      '<!doctype html>',
      contentSecurityPolicy,
    ])
    const others = [
      'app://heshu/%2e%2e/main.js',
      'app://heshu/..%2fmain.js',
      'app://other/index.html',
      'app://heshu/no.js',
    ]
    const statuses = await Promise.all(others.map(async (address) => (await answer?.(new Request(address)))?.status))
    expect(statuses).toEqual([404, 404, 404, 404])
  })
})

describe('calls', () => {
  it.each([
    ['a frame that is gone', null],
    ['another origin', { origin: 'http://example.invalid', parent: null }],
    ['an address that only names ours', { origin: 'http://example.invalid/?next=app://heshu', parent: null }],
    ['a page of no origin', { origin: 'null', parent: null }],
    ['a frame within the page', { origin: 'app://heshu', parent: frame }],
  ])('from %s are refused, and the engine hears nothing', async (_what, sender) => {
    await start()
    await expect(call('workspace.summary', {}, sender)).rejects.toThrow('not ours')
    expect(recorded.engines[0]?.posted).toEqual([])
  })

  it('go on to the engine and come back', async () => {
    await start()
    const [engine] = recorded.engines
    expect([engine?.entry, engine?.parts]).toEqual([
      join(folder, 'app/dist/electron/engine.js'),
      [join(folder, 'app/resources')],
    ])
    const answer = call('workspace.summary', {})
    expect(engine?.posted).toEqual([{ id: 1, method: 'workspace.summary', input: {} }])
    engine?.emit('message', { id: 1, result: { ok: true, value: null } })
    expect(await answer).toEqual({ ok: true, value: null })
  })

  it('to the host are answered here', async () => {
    await start()
    expect(await call('host.info', {})).toEqual({
      ok: true,
      value: { host: 'desktop', version: '0.1.0', folder: join(folder, 'user/documents/Heshu'), dialogs: true },
    })
    expect(await call('host.forget', { path: 7 })).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    expect(await call('host.constructor', {})).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    expect(recorded.engines[0]?.posted).toEqual([])
  })

  it('for a place use the folder chosen last', async () => {
    await start()
    expect(await call('host.pickOpen', {})).toEqual({ ok: true, value: null })
    await mkdir(join(folder, 'chosen'))
    recorded.dialog.save = { canceled: false, filePath: join(folder, 'chosen/方案.docx') }
    const content = Buffer.from('文书').toString('base64')
    expect(await call('host.save', { name: '../方案.docx', content })).toEqual({
      ok: true,
      value: join(folder, 'chosen/方案.docx'),
    })
    await call('host.pickNew', { name: '临川县' })
    expect(recorded.dialog.asked.map(({ defaultPath }) => defaultPath)).toEqual([
      join(folder, 'user/documents/Heshu'),
      join(folder, 'user/documents/Heshu/方案.docx'),
      join(folder, 'chosen/临川县.heshu'),
    ])
  })
})

describe('the engine', () => {
  it('is told of by events to the window, and announced and started again when it is lost', async () => {
    await start()
    const [first] = recorded.engines
    first?.emit('message', { event: { name: 'workspace', data: { path: '/a.heshu' } } })
    const answer = call('system.list', {})
    first?.emit('exit', 11)
    const lost = { code: 'engine_lost', values: {} }
    expect(await answer).toEqual({ ok: false, error: lost })
    expect(recorded.windows[0]?.webContents.sent).toEqual([
      ['event', { name: 'workspace', data: { path: '/a.heshu' } }],
      ['event', { name: 'engine_lost', data: { error: lost } }],
    ])
    // The workspace that was open is opened again by the new engine.
    expect(recorded.engines[1]?.posted).toEqual([{ id: 1, method: 'workspace.open', input: { path: '/a.heshu' } }])
  })

  it('is given up when it is lost again and again', async () => {
    await start()
    for (let time = 0; time < 4; time += 1) recorded.engines.at(-1)?.emit('exit', 11)
    expect([recorded.engines.length, recorded.errorBoxes]).toEqual([4, [['停止', '请重新打开']]])
  })

  it('is closed before the program ends', async () => {
    await start()
    let prevented = false
    recorded.app.emit('before-quit', { preventDefault: () => (prevented = true) })
    const [engine] = recorded.engines
    expect([prevented, engine?.words, recorded.app.quits]).toEqual([true, ['close'], 0])
    engine?.emit('exit', 0)
    await vi.waitFor(() => expect(recorded.app.quits).toBe(1))
    expect(recorded.engines).toHaveLength(1)
  })
})

describe('the program', () => {
  it('ends when it already runs', async () => {
    recorded.app.locked = false
    await start()
    expect([recorded.app.quits, recorded.windows, recorded.engines]).toEqual([1, [], []])
  })

  it('opens the workspace that was double-clicked, here and by a second start', async () => {
    await start(resolve('/data/甲县.heshu'))
    recorded.app.emit('second-instance', {}, ['heshu', '--flag', '乙县.HESHU'], resolve('/data'))
    recorded.app.emit('second-instance', {}, ['heshu'], resolve('/data'))
    recorded.app.emit('open-file', { preventDefault: () => undefined }, resolve('/data/丙县.heshu'))
    expect(recorded.engines[0]?.posted.map(({ method, input }) => [method, input])).toEqual(
      ['甲县.heshu', '乙县.HESHU', '丙县.heshu'].map((name) => ['workspace.open', { path: resolve('/data', name) }]),
    )
  })

  it('says why a double-clicked workspace cannot be opened', async () => {
    await start(resolve('/data/甲县.heshu'))
    const error = { code: 'file_missing', values: { file: '甲县.heshu' } }
    recorded.engines[0]?.emit('message', { id: 1, result: { ok: false, error } })
    await vi.waitFor(() =>
      expect(recorded.errorBoxes).toEqual([['Heshu', '找不到文件“甲县.heshu”。请核对路径，或确认存储设备已接入。']]),
    )
  })
})
