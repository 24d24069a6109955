/** The application's menu: what each platform's users expect, and nothing that the page does better. */
import { type App, Menu, type MenuItemConstructorOptions, shell } from 'electron'

export interface MenuActions {
  /** Both can be opened from Help; the projects may be moved while Kiln runs. */
  readonly dataFolder: string
  projectsFolder(): string
  zoom(to: 'in' | 'out' | 'reset'): void
}

/** Sets it for every window. */
export function setMenu(app: App, { dataFolder, projectsFolder, zoom }: MenuActions): void {
  const isMac = process.platform === 'darwin'
  const open = (folder: string) => void shell.openPath(folder)
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        // Without Shift the key loads the app in the preview again, which is what one wants of it here.
        { role: 'reload', accelerator: 'CmdOrCtrl+Shift+R' },
        { role: 'toggleDevTools' },
        { type: 'separator' },
        { label: 'Actual Size', accelerator: 'CmdOrCtrl+0', click: () => zoom('reset') },
        { label: 'Zoom In', accelerator: 'CmdOrCtrl+Plus', click: () => zoom('in') },
        { label: 'Zoom In', accelerator: 'CmdOrCtrl+=', visible: false, click: () => zoom('in') },
        { label: 'Zoom Out', accelerator: 'CmdOrCtrl+-', click: () => zoom('out') },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Open the projects folder', click: () => open(projectsFolder()) },
        { label: 'Open the data folder', click: () => open(dataFolder) },
        { type: 'separator' },
        { label: `Kiln ${app.getVersion()}`, enabled: false },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
