/** The right-click menu of text: what every other window on the desktop offers. Monaco brings its own. */
import { type App, Menu, type MenuItemConstructorOptions } from 'electron'

/** Shows it wherever text can be edited or is selected, in the studio and in previews. */
export function installContextMenu(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_shown, { isEditable, selectionText, editFlags, frame }) => {
      const copy: MenuItemConstructorOptions = { role: 'copy', enabled: editFlags.canCopy }
      const template: MenuItemConstructorOptions[] = isEditable
        ? [
            { role: 'undo', enabled: editFlags.canUndo },
            { role: 'redo', enabled: editFlags.canRedo },
            { type: 'separator' },
            { role: 'cut', enabled: editFlags.canCut },
            copy,
            { role: 'paste', enabled: editFlags.canPaste },
            { type: 'separator' },
            { role: 'selectAll' },
          ]
        : selectionText.trim() === ''
          ? []
          : [copy]
      if (template.length > 0) Menu.buildFromTemplate(template).popup(frame == null ? {} : { frame })
    })
  })
}
