/** What can be done with projects, from wherever it is asked for: the calls, and which dialog is open. */
import type { Project, ProjectListing } from '#shared/domain/project.ts'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { client } from '../../client/connection.ts'
import { invalidate, queryState, setQueryData } from '../../client/query-cache.ts'
import { showError, showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import './dialogs.css'
import { download } from '../../ui/download.ts'
import { ExportDialog } from './export-dialog.tsx'
import type { LooseFile } from './dropped-files.ts'
import { LocateDialog } from './locate-dialog.tsx'
import { type Beginning, NewProjectDialog, type NewProjectDialogProps } from './new-project-dialog.tsx'
import { formatBytes } from '../../ui/format.ts'
import { RenameDialog } from './rename-dialog.tsx'

export interface ProjectDoors {
  /** The system's dialog for folders is there. */
  readonly native: boolean
  readonly onOpen: (projectId: string) => void
  /** After a project is gone: the window may have to leave it. */
  readonly onRemoved: (projectId: string) => void
}

export interface ProjectActions {
  readonly open: (project: Project) => void
  /** Asks for the name. */
  readonly rename: (project: Project) => void
  readonly renameTo: (project: Project, name: string) => void
  readonly duplicate: (project: Project) => void
  readonly reveal: (project: Project) => void
  readonly copyPath: (project: Project) => void
  readonly exportZip: (project: Project) => void
  readonly exportHtml: (project: Project) => void
  readonly locate: (project: Project) => void
  /** At once; the toast, `undo` and the palette bring it back. */
  readonly remove: (project: Project) => void
  /** Asks what to begin with. */
  readonly create: (from: Beginning) => void
  readonly createFromDrop: (files: Promise<readonly LooseFile[]>) => void
  /** What was deleted last, and the way back; undefined when nothing was. */
  readonly lastRemoved: { readonly name: string; readonly undo: () => void } | undefined
}

type Asked =
  | { readonly type: 'rename' | 'export' | 'locate'; readonly project: Project }
  | { readonly type: 'new'; readonly asked: NonNullable<NewProjectDialogProps['asked']> }

/** Once, at the root. */
export function useProjectActions(doors: ProjectDoors): {
  /** The same object until something was deleted or brought back. */
  readonly actions: ProjectActions
  /** Put it somewhere once. */
  readonly dialogs: ReactNode
} {
  const [asked, setAsked] = useState<Asked>()
  const [removed, setRemoved] = useState<Removed>()
  const latest = useRef(doors)
  latest.current = doors
  const { native } = doors

  const acts = useMemo(() => {
    const close = (): void => setAsked(undefined)
    const forget = (one: Removed): void => {
      one.hideOffer()
      setRemoved((now) => (now === one ? undefined : now))
    }
    const undoRemove = (one: Removed): void => {
      forget(one)
      const { project, gone } = one
      // Asked for sooner than it was gone: one after the other.
      gone
        .then(() => client.project.undoRemove({ projectId: project.id }))
        .then(() => showToast(t('projects.broughtBack', { name: project.name })), showError)
    }
    return {
      close,
      undoRemove,
      open: (project: Project) => latest.current.onOpen(project.id),
      rename: (project: Project) => setAsked({ type: 'rename', project }),
      renameTo: (project: Project, name: string) => {
        close()
        changeList((list) => list.map((one) => (one.id === project.id ? { ...one, name } : one)))
        client.project.rename({ projectId: project.id, name }).catch(afterFailure)
      },
      duplicate: (project: Project) => {
        client.project.duplicate({ projectId: project.id }).then(
          ({ projectId }) =>
            showToast(t('projects.copied', { name: project.name }), {
              action: { label: t('projects.openCopy'), onSelect: () => latest.current.onOpen(projectId) },
            }),
          showError,
        )
      },
      reveal: (project: Project) => void client.project.reveal({ projectId: project.id }).catch(showError),
      copyPath: (project: Project) =>
        void navigator.clipboard.writeText(project.folder).then(() => showToast(t('projects.pathCopied')), showError),
      exportZip: (project: Project) =>
        void client.project.exportZip({ projectId: project.id }).then(({ file }) => save(file), showError),
      exportHtml: (project: Project) => setAsked({ type: 'export', project }),
      locate: (project: Project) => setAsked({ type: 'locate', project }),
      remove: (project: Project) => {
        changeList((list) => list.filter(({ id }) => id !== project.id))
        const gone = client.project.remove({ projectId: project.id })
        const lost = 'state' in project && project.state !== 'ok'
        const hideOffer = showToast(t(lost ? 'projects.removed' : 'projects.deleted', { name: project.name }), {
          action: { label: t('projects.undo'), onSelect: () => undoRemove(next) },
          timeoutMs: undoMs,
        })
        const next: Removed = { project, gone, hideOffer }
        setRemoved(next)
        latest.current.onRemoved(project.id)
        gone.catch((thrown: unknown) => {
          forget(next)
          afterFailure(thrown)
        })
      },
      create: (from: Beginning) => setAsked({ type: 'new', asked: { from } }),
      createFromDrop: (files: Promise<readonly LooseFile[]>) =>
        void files.then((dropped) => {
          if (dropped.length > 0) setAsked({ type: 'new', asked: { from: 'zip', files: dropped } })
        }, showError),
    }
  }, [])

  const project = (type: Asked['type']): Project | undefined =>
    asked !== undefined && asked.type !== 'new' && asked.type === type ? asked.project : undefined
  const pickFolder = native ? () => askFolder(t('projects.folder')) : undefined

  const dialogs = (
    <>
      <RenameDialog project={project('rename')} onRename={acts.renameTo} onClose={acts.close} />
      <NewProjectDialog
        asked={asked?.type === 'new' ? asked.asked : undefined}
        onCreate={(name, source, signal) => client.project.create({ name, source }, { signal })}
        onPickFolder={pickFolder}
        onOpen={doors.onOpen}
        onClose={acts.close}
      />
      <ExportDialog
        project={project('export')}
        onExport={(projectId, signal) => client.project.exportHtml({ projectId }, { signal })}
        onOpenExport={async (projectId, signal) =>
          (await client.preview.open({ view: 'export', projectId }, { signal })).url
        }
        onSave={(file) => {
          save(file)
          acts.close()
        }}
        onClose={acts.close}
      />
      <LocateDialog
        project={project('locate')}
        onLocate={async ({ id, name }, folder, signal) => {
          await client.project.relocate({ projectId: id, folder }, { signal })
          showToast(t('projects.located', { name }))
        }}
        onPickFolder={pickFolder}
        onClose={acts.close}
      />
    </>
  )

  const actions = useMemo(
    (): ProjectActions => ({
      ...acts,
      lastRemoved:
        removed === undefined ? undefined : { name: removed.project.name, undo: () => acts.undoRemove(removed) },
    }),
    [acts, removed],
  )
  return { actions, dialogs }
}

interface Removed {
  readonly project: Project
  /** Until then it is being deleted. */
  readonly gone: Promise<unknown>
  /** Takes the way back away that a toast offers. */
  readonly hideOffer: () => void
}

const undoMs = 10_000

function save(file: File): void {
  download(file)
  showToast(t('projects.saved', { name: file.name, size: formatBytes(file.size) }))
}

/** The list as it will be, before the studio has said so. */
function changeList(change: (list: readonly ProjectListing[]) => readonly ProjectListing[]): void {
  const list = queryState('projects').data as readonly ProjectListing[] | undefined
  if (list !== undefined) setQueryData('projects', change(list))
}

/** It was not so: the list is asked again. */
function afterFailure(thrown: unknown): void {
  invalidate('projects')
  showError(thrown)
}

async function askFolder(title: string): Promise<string | undefined> {
  return (await client.studio.pickFolder({ title })).folder
}

/** A project's picture, for `ProjectsView` and `ProjectSwitcher`. */
export async function readThumbnail(projectId: string, signal: AbortSignal): Promise<Blob | undefined> {
  return (await client.project.thumbnail({ projectId }, { signal })).file
}
