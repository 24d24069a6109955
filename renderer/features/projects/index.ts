/** Projects: the list, the switcher in the header, their dialogs, and what can be done with them. */
export { FolderGone } from './folder-gone.tsx'
export { ProjectSwitcher } from './project-switcher.tsx'
export { ProjectsView } from './lazy-projects.tsx'
export { type ProjectActions, readThumbnail, useProjectActions } from './use-project-actions.tsx'
