/** Projects: the list, the switcher in the header, their dialogs, and what can be done with them. */
export { ExportResult } from './export-result.tsx'
export { FolderGone } from './folder-gone.tsx'
export { NewProjectDialog } from './new-project-dialog.tsx'
export type { RowActions } from './project-menu.tsx'
export { ProjectSwitcher } from './project-switcher.tsx'
export { ProjectsView } from './projects-view.tsx'
export { RenameDialog } from './rename-dialog.tsx'
export { type ProjectActions, readThumbnail, useProjectActions } from './use-project-actions.tsx'
