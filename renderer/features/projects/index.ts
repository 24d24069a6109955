/** Projects: the list, the switcher in the header, and their dialogs. */
export { RemoveDialog, RenameDialog } from './project-dialogs.tsx'
export { ProjectSwitcher } from './project-switcher.tsx'
export { ProjectsView } from './projects-view.tsx'
export { useProjectActions } from './use-project-actions.tsx'
