/** The application's menu: what each platform's users expect, and nothing that the page does better. */
import { type App, Menu, type MenuItemConstructorOptions, shell } from 'electron'

/** Sets it for every window. `dataFolder` and `projectsFolder` can be opened from Help. */
export function setMenu(app: App, folders: { readonly dataFolder: string; readonly projectsFolder: string }): void {
  const isMac = process.platform === 'darwin'
  const open = (folder: string) => void shell.openPath(folder)
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        { role: 'toggleDevTools' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Open the projects folder', click: () => open(folders.projectsFolder) },
        { label: 'Open the data folder', click: () => open(folders.dataFolder) },
        { type: 'separator' },
        { label: `Kiln ${app.getVersion()}`, enabled: false },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
