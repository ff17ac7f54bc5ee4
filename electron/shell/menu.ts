import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { HostTexts } from '../../src/engine/hosting/host-texts.ts'

/** The menu of the window: what the system expects to be there, and no link to anywhere. */
export function setMenu(texts: HostTexts, platform: NodeJS.Platform, development: boolean): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts, platform, development)))
}

export function menuTemplate(
  texts: HostTexts,
  platform: NodeJS.Platform,
  development: boolean,
): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const file: MenuItemConstructorOptions[] = [
    { role: 'close', label: texts('menu_close') },
    { role: 'quit', label: texts('menu_quit') },
  ]
  // Undo and redo here are those of the field being typed in; the workspace's own are in the screens.
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: texts('menu_undo') },
    { role: 'redo', label: texts('menu_redo') },
    separator,
    { role: 'cut', label: texts('menu_cut') },
    { role: 'copy', label: texts('menu_copy') },
    { role: 'paste', label: texts('menu_paste') },
    { role: 'selectAll', label: texts('menu_select_all') },
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: texts('menu_zoom_in') },
    { role: 'zoomOut', label: texts('menu_zoom_out') },
    { role: 'resetZoom', label: texts('menu_zoom_reset') },
    separator,
    { role: 'togglefullscreen', label: texts('menu_full_screen') },
    ...(development ? [separator, { role: 'toggleDevTools' } satisfies MenuItemConstructorOptions] : []),
  ]
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: texts('menu_file'), submenu: file },
    { label: texts('menu_edit'), submenu: edit },
    { label: texts('menu_view'), submenu: view },
  ]
}
