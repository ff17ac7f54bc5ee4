import { join } from 'node:path'
import { app, BrowserWindow, dialog, session } from 'electron'
import { loadHostTexts, localeOf } from '../src/engine/hosting/host-texts.ts'
import { openLog } from '../src/engine/hosting/log.ts'
import { openRecentWorkspaces, rememberAnswer } from '../src/engine/hosting/recent-workspaces.ts'
import { reportTo } from '../src/engine/hosting/report.ts'
import { registerAppScheme, serveApp } from './shell/app-protocol.ts'
import { desktopAnswers } from './shell/dialogs.ts'
import { startEngineProcess } from './shell/engine-process.ts'
import { answerCalls } from './shell/ipc.ts'
import { setMenu } from './shell/menu.ts'
import { refuseNavigation } from './shell/navigation.ts'
import { keepOffline, switchOffNetwork } from './shell/offline.ts'
import { openDoubleClicked } from './shell/opened-files.ts'
import { openWindow } from './shell/window.ts'

/** The desktop: composes the shell and does nothing itself. */

registerAppScheme()
switchOffNetwork()
refuseNavigation()
// Every renderer is sandboxed, also one that a later change might make without saying so (rule 4).
app.enableSandbox()

// Two programs on one file would be two writers.
if (app.requestSingleInstanceLock()) void app.whenReady().then(run)
else app.quit()

function run(): void {
  const development = !app.isPackaged
  const built = join(app.getAppPath(), 'dist')
  const resources = join(development ? app.getAppPath() : process.resourcesPath, 'resources')
  const userData = app.getPath('userData')
  const locale = localeOf(app.getLocale())
  const texts = loadHostTexts(resources, locale)
  const log = openLog(app.getPath('logs'))
  const recent = openRecentWorkspaces(join(userData, 'recent.json'))

  keepOffline(session.defaultSession, development)
  serveApp(session.defaultSession, join(built, 'ui'))
  setMenu(texts, process.platform, development)

  const engine = startEngineProcess({
    entry: join(built, 'electron/engine.js'),
    readingEntry: join(built, 'electron/reading.js'),
    resources,
    log,
    listener: (event) => BrowserWindow.getAllWindows().forEach((each) => each.webContents.send('event', event)),
    givenUp: () => dialog.showErrorBox(texts('lost_title'), texts('lost_text')),
  })
  const window = openWindow(join(built, 'electron/preload.cjs'), development)
  const folder = join(app.getPath('documents'), 'Heshu')
  const folderNote = join(userData, 'last-folder.txt')
  answerCalls({
    host: desktopAnswers({ window: () => window, texts, version: app.getVersion(), recent, folder, folderNote }),
    engine: engine.call,
    report: reportTo(log),
    heard: (method, result) => void rememberAnswer(recent, method, result),
  })
  openDoubleClicked(engine.call, locale, () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })

  app.on('window-all-closed', () => app.quit())
  app.once('before-quit', (event) => {
    event.preventDefault()
    void engine.close().finally(() => app.quit())
  })
}
