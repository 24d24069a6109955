/** Asks for a folder with the system's own dialog. */
import { type BrowserWindow, dialog } from 'electron'

/** Undefined when the user cancels. The folder may be made in the dialog. */
export async function pickFolder(window: BrowserWindow | undefined, title: string): Promise<string | undefined> {
  const options = { title, buttonLabel: title, properties: ['openDirectory' as const, 'createDirectory' as const] }
  const { canceled, filePaths } =
    window === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return canceled ? undefined : filePaths[0]
}
