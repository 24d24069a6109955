/** The list and its dialogs, loaded when they are first opened. */
import { loadedLater } from '../../ui/loaded-later.tsx'

/** See `projects-view.tsx`. */
export const ProjectsView = loadedLater(async () => (await import('./projects-view.tsx')).ProjectsView)

/** See `new-project-dialog.tsx`. */
export const NewProjectDialog = loadedLater(async () => (await import('./new-project-dialog.tsx')).NewProjectDialog)

/** See `export-dialog.tsx`. */
export const ExportDialog = loadedLater(async () => (await import('./export-dialog.tsx')).ExportDialog)

/** See `locate-dialog.tsx`. */
export const LocateDialog = loadedLater(async () => (await import('./locate-dialog.tsx')).LocateDialog)
