import { EventEmitter } from 'node:events'

/**
 * Stands for the `electron` module, whose runtime cannot be had on every machine. It does nothing but write down what
 * the shell asks of it; what the shell asks is just what these tests are about. Where the runtime is present,
 * `tests/e2e/*.desktop.spec.ts` drives the real one.
 */
export type Recorded = ReturnType<typeof createStandIn>

export function createStandIn(paths: { app: string; user: string }) {
  const switches: Record<string, string> = {}
  const windows: FakeWindow[] = []
  const engines: FakeProcess[] = []
  const handled = new Map<string, (...parts: never[]) => unknown>()
  const errorBoxes: [string, string][] = []
  const session = new FakeSession()
  const schemes: unknown[] = []
  const exposed: Record<string, unknown> = {}
  const app = new FakeApp(paths, switches)

  class BrowserWindow extends FakeWindow {
    static getAllWindows = () => windows
    constructor(options: Record<string, unknown>) {
      super(options)
      windows.push(this)
    }
  }

  const dialog = {
    open: { canceled: true, filePaths: [] as string[] },
    save: { canceled: true, filePath: '' },
    asked: [] as Record<string, unknown>[],
    showErrorBox: (title: string, text: string) => errorBoxes.push([title, text]),
    showOpenDialog: (_window: unknown, options: Record<string, unknown>) => {
      dialog.asked.push(options)
      return Promise.resolve(dialog.open)
    },
    showSaveDialog: (_window: unknown, options: Record<string, unknown>) => {
      dialog.asked.push(options)
      return Promise.resolve(dialog.save)
    },
  }

  const renderer = new FakeRenderer()
  const electron: Record<string, unknown> = {
    app,
    BrowserWindow,
    dialog,
    session: { defaultSession: session },
    protocol: { registerSchemesAsPrivileged: (list: unknown[]) => schemes.push(...list) },
    ipcMain: { handle: (channel: string, handler: () => unknown) => handled.set(channel, handler) },
    ipcRenderer: renderer,
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => (exposed[name] = value) },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => undefined },
    utilityProcess: {
      fork(entry: string, parts: string[], options: unknown) {
        const started = new FakeProcess(entry, parts, options)
        engines.push(started)
        return started
      },
    },
  }
  return { electron, renderer, app, dialog, switches, windows, engines, handled, errorBoxes, session, schemes, exposed }
}

class FakeApp extends EventEmitter {
  isPackaged = false
  name = 'Heshu'
  sandboxed = false
  quits = 0
  locked = true
  readonly paths: { app: string; user: string }
  readonly switches: Record<string, string>
  constructor(paths: { app: string; user: string }, switches: Record<string, string>) {
    super()
    this.paths = paths
    this.switches = switches
  }
  commandLine = { appendSwitch: (name: string, value = '') => void (this.switches[name] = value) }
  enableSandbox = () => void (this.sandboxed = true)
  requestSingleInstanceLock = () => this.locked
  whenReady = () => Promise.resolve()
  quit = () => void (this.quits += 1)
  getAppPath = () => this.paths.app
  getLocale = () => 'zh-CN'
  getVersion = () => '0.1.0'
  getPath = (name: string) => `${this.paths.user}/${name}`
}

class FakeRenderer extends EventEmitter {
  invoke = (...parts: unknown[]) => Promise.resolve(parts)
}

export class FakeSession extends EventEmitter {
  filter: (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void = () => undefined
  permissionRequest: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void = () =>
    undefined
  permissionCheck: () => boolean = () => true
  device: () => boolean = () => true
  spellChecker = true
  schemes = new Map<string, (request: Request) => Promise<Response>>()
  webRequest = { onBeforeRequest: (filter: FakeSession['filter']) => (this.filter = filter) }
  protocol = {
    handle: (scheme: string, answer: (request: Request) => Promise<Response>) => this.schemes.set(scheme, answer),
  }
  setPermissionRequestHandler = (handler: FakeSession['permissionRequest']) => (this.permissionRequest = handler)
  setPermissionCheckHandler = (handler: () => boolean) => (this.permissionCheck = handler)
  setDevicePermissionHandler = (handler: () => boolean) => (this.device = handler)
  setSpellCheckerEnabled = (enabled: boolean) => (this.spellChecker = enabled)

  /** Whether the request filter lets an address through. */
  lets(url: string): boolean {
    let cancelled = false
    this.filter({ url }, ({ cancel }) => (cancelled = cancel))
    return !cancelled
  }
}

export class FakeContents extends EventEmitter {
  sent: unknown[][] = []
  opening: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  setWindowOpenHandler = (handler: FakeContents['opening']) => (this.opening = handler)
  send = (...parts: unknown[]) => this.sent.push(parts)
}

export class FakeWindow extends EventEmitter {
  webContents = new FakeContents()
  loaded: string[] = []
  options: Record<string, unknown>
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
  }
  loadURL = (address: string) => Promise.resolve(void this.loaded.push(address))
  show = () => undefined
  focus = () => undefined
  isMinimized = () => false
  restore = () => undefined
}

export class FakeProcess extends EventEmitter {
  stdout = null
  stderr = null
  posted: { id: number; method: string; input: unknown }[] = []
  words: unknown[] = []
  killed = false
  readonly entry: string
  readonly parts: string[]
  readonly options: unknown
  constructor(entry: string, parts: string[], options: unknown) {
    super()
    this.entry = entry
    this.parts = parts
    this.options = options
  }
  postMessage(message: unknown): void {
    if (typeof message === 'string') this.words.push(message)
    else this.posted.push(message as FakeProcess['posted'][number])
  }
  kill = () => (this.killed = true)
}
