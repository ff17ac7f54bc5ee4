import { BrowserWindow } from 'electron'
import { ownOrigin } from './own-address.ts'

/** The one window. `development` alone may open the developer tools. */
export function openWindow(preload: string, development: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 960,
    minHeight: 640,
    // Shown when there is something to see, so that it does not flash white.
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      // The page gets neither Node nor Electron, only what the preload script gives it (rules 2, 3, 4).
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      // Said, although they are the defaults: nobody may switch them off without a test failing (rules 6, 8, 9).
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      // A dropped file would otherwise replace the page.
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: development,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${ownOrigin}/index.html`)
  return window
}
