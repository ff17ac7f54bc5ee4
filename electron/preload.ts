import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'

/**
 * All that the window gets of the outside: one call and one stream of events. Channel names are fixed here, and the
 * event object, which would hand out `ipcRenderer` again, is dropped (Electron security rule 20).
 */
contextBridge.exposeInMainWorld('workbench', {
  call: (method: string, input: unknown) => ipcRenderer.invoke('call', method, input),
  on(listener: (event: unknown) => void) {
    const hear = (_event: IpcRendererEvent, event: unknown) => listener(event)
    ipcRenderer.on('event', hear)
    return () => ipcRenderer.off('event', hear)
  },
})
