import { app, type WebContents } from 'electron'

/** The window shows one page for ever. Holds for every web contents made from now on, whoever makes it (rules 13, 14). */
export function refuseNavigation(): void {
  app.on('web-contents-created', (_event, contents) => refuseWithin(contents))
}

function refuseWithin(contents: WebContents): void {
  // Moving between screens is a change of the fragment and raises none of these.
  contents.on('will-navigate', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
  // A new window would inherit the preload script, and with it the engine.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // `webviewTag` is off; this refuses even one that was slipped in (rule 12).
  contents.on('will-attach-webview', refuse)
}

function refuse(event: { preventDefault(): void }): void {
  event.preventDefault()
}
