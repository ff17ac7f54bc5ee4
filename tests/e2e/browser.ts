import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, join, resolve } from 'node:path'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

const root = resolve(import.meta.dirname, '../..')

// No name resolves: a request that slipped out would fail as well as be seen.
const switches = ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1']

/**
 * A real Chromium: the one installed, else the one that comes inside an npm package (Linux x64 only).
 * An installed one that does not start is passed over; some systems have mere stubs.
 */
export async function launchBrowser(): Promise<Browser> {
  for (const executablePath of installed()) {
    const browser = await chromium.launch({ executablePath, args: switches }).catch(() => null)
    if (browser) return browser
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium, Chrome or Edge was found. Install one, or name it in HESHU_BROWSER.')
  }
  return chromium.launch(await bundled())
}

/** Where browsers of the Chromium family usually lie. `HESHU_BROWSER` names one; `bundled` asks for the package. */
function installed(): string[] {
  const { env: environment, platform } = process
  if (environment.HESHU_BROWSER === 'bundled') return []
  if (environment.HESHU_BROWSER) return [environment.HESHU_BROWSER]
  return candidates(platform, environment).filter((path) => existsSync(path))
}

function candidates(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (platform === 'win32') {
    const folders = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
    const paths = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
    return folders.flatMap((folder) => (folder ? paths.map((path) => join(folder, path)) : []))
  }
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge']
  return names.flatMap((name) => (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
}

/**
 * Unpacks the browser of the package once, with the libraries it brings along (NSS, NSPR, Expat), so that nothing has to be
 * installed. It is unpacked beside and then moved: a broken-off run must not leave half a browser behind.
 */
async function bundled(): Promise<LaunchOptions> {
  const folder = join(root, 'node_modules/.cache/heshu-chromium')
  if (!existsSync(folder)) await unpack(folder)
  await writeFile(join(folder, 'heshu-fonts.conf'), fontSettings(folder))
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_FILE: join(folder, 'heshu-fonts.conf'),
  }
  return { executablePath: join(folder, 'chromium'), args: [...switches, '--no-zygote'], env }
}

async function unpack(folder: string): Promise<void> {
  const part = `${folder}.${process.pid}`
  await mkdir(part, { recursive: true })
  const before = { ...process.env }
  // The package unpacks into the temporary folder, and its own libraries only where it believes to run in a cloud function.
  Object.assign(process.env, { TMPDIR: part, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' })
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
  await rename(part, folder).catch(() => rm(part, { recursive: true, force: true }))
}

/** Where the machine has no font at all, a text has no width and counts as hidden; those of our documents serve here. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>${join(root, 'resources/fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  <alias>
    <family>sans-serif</family>
    <prefer><family>Open Sans</family><family>FandolHei</family></prefer>
  </alias>
</fontconfig>
`
}
