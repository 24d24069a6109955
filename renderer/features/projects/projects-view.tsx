/** All projects: found, sorted, opened, and what can be done with each. */
import type { AppError } from '#shared/domain/error.ts'
import type { ProjectListing } from '#shared/domain/project.ts'
import { FolderOpen, SearchX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { searchWords } from '../../ui/text-match.ts'
import { useNow } from '../../ui/use-now.ts'
import { locale, t } from '../../words/index.ts'
import type { LooseFile } from './dropped-files.ts'
import { useListChoices } from './list-choices.ts'
import { NewMenu, type NewMenuProps } from './new-menu.tsx'
import { ProjectItems } from './project-items.tsx'
import { shownProjects, sortingAfter } from './project-list.ts'
import type { RowActions } from './project-menu.tsx'
import { ListHeads, ProjectsBar } from './projects-bar.tsx'
import { ProjectsSkeleton } from './projects-skeleton.tsx'
import { useDrop } from './use-drop.ts'
import type { ReadThumbnail } from './use-thumbnail.ts'
import '../../ui/page.css'
import './projects.css'
import './project-items.css'

export interface ProjectsViewProps extends Omit<NewMenuProps, 'offline'> {
  /** Undefined while it is being read. */
  readonly projects: readonly ProjectListing[] | undefined
  readonly error?: AppError | undefined
  /** The studio is not there for now: what is shown may be old, and nothing can be changed. */
  readonly offline: boolean
  /** For the gallery; else the clock's. */
  readonly now?: number
  readonly actions: RowActions
  readonly readThumbnail: ReadThumbnail
  readonly hrefOf: (project: ProjectListing) => string
  readonly onRetry: () => void
  /** Something was dropped to make a project of. */
  readonly onDrop: (files: Promise<readonly LooseFile[]>) => void
  /** Brings back what was deleted last. */
  readonly onUndo: (() => void) | undefined
}

/** Only the list scrolls; the search stays where it is. */
export function ProjectsView(props: ProjectsViewProps) {
  const { projects, error, offline, actions, readThumbnail, hrefOf, onRetry, onUndo } = props
  const clock = useNow(props.now === undefined, 30_000)
  const [search, setSearch] = useState('')
  const [{ layout, sorting }, choose] = useListChoices()
  const [focusFirst, setFocusFirst] = useState(0)
  const view = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const over = useDrop(view, offline ? undefined : props.onDrop)
  useViewKeys(view, offline ? undefined : onUndo)

  const shown = projects === undefined ? [] : shownProjects(projects, search, sorting, locale())
  const menu = (
    <NewMenu offline={offline} onPrompt={props.onPrompt} onTemplates={props.onTemplates} onBegin={props.onBegin} />
  )
  return (
    <div className="projects" ref={view} data-testid="projects">
      <ProjectsBar
        count={projects?.length}
        found={shown.length}
        search={search}
        onSearch={(text) => {
          setSearch(text)
          scroller.current?.scrollTo({ top: 0 })
        }}
        onDown={() => setFocusFirst((count) => count + 1)}
        onEnter={() => {
          const [first] = shown
          if (search.trim() !== '' && first !== undefined) actions.open(first)
        }}
        layout={layout}
        sorting={sorting}
        onChoose={choose}
        menu={menu}
      />
      {(error !== undefined && !offline) || (offline && projects !== undefined) ? (
        <div className="projects-notes">
          {offline ? (
            <p className="projects-offline small" role="status">
              {t('projects.offline')}
            </p>
          ) : (
            error !== undefined && <ErrorNote error={error} onRetry={onRetry} />
          )}
        </div>
      ) : null}
      {layout === 'list' && shown.length > 0 && (
        <ListHeads sorting={sorting} onSort={(by) => choose({ sorting: sortingAfter(sorting, by) })} />
      )}
      <div className="projects-scroll" ref={scroller} tabIndex={-1}>
        <div className="projects-column">
          {projects === undefined && error === undefined && <ProjectsSkeleton layout={layout} />}
          {projects !== undefined && projects.length === 0 && <NoProjects {...props} />}
          {projects !== undefined && projects.length > 0 && shown.length === 0 && (
            <EmptyState
              icon={<SearchX size={24} />}
              title={t('projects.nothing', { text: search.trim() })}
              action={
                <Button look="line" onClick={() => setSearch('')}>
                  {t('projects.showAll')}
                </Button>
              }
            >
              {t('projects.nothingHelp')}
            </EmptyState>
          )}
          {shown.length > 0 && (
            <ProjectItems
              projects={shown}
              layout={layout}
              words={searchWords(search)}
              now={props.now ?? clock}
              showCreated={sorting.by === 'created'}
              offline={offline}
              actions={actions}
              readThumbnail={readThumbnail}
              hrefOf={hrefOf}
              scroller={scroller}
              focusFirst={focusFirst}
            />
          )}
        </div>
      </div>
      {over && (
        <div className="projects-drop" aria-hidden="true">
          {t('projects.dropOver')}
        </div>
      )}
    </div>
  )
}

function NoProjects({ offline, onPrompt, onTemplates }: ProjectsViewProps) {
  return (
    <EmptyState
      icon={<FolderOpen size={24} />}
      title={t('projects.empty')}
      action={
        <div className="row">
          <Button look="line" onClick={onTemplates} disabled={offline}>
            {t('projects.fromTemplate')}
          </Button>
          <Button look="main" onClick={onPrompt}>
            {t('projects.firstPrompt')}
          </Button>
        </div>
      }
    >
      <p>{t('projects.emptyHelp')}</p>
      <p className="faint small">{t('projects.emptyDrop')}</p>
    </EmptyState>
  )
}

/** Ctrl+F leads to the search, Ctrl+Z brings back what was deleted: unless something stands before the view. */
function useViewKeys(view: { readonly current: HTMLElement | null }, onUndo: (() => void) | undefined): void {
  const undo = useRef(onUndo)
  useEffect(() => {
    undo.current = onUndo
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.defaultPrevented) return
      if (document.querySelector('[role=dialog]:not(.toast), [role=menu], [role=listbox]') !== null) return
      const field = view.current?.querySelector<HTMLInputElement>('[type=search]')
      if (event.key.toLowerCase() === 'f' && field != null) {
        event.preventDefault()
        field.focus()
        field.select()
      } else if (event.key.toLowerCase() === 'z' && undo.current !== undefined && !isText(event.target)) {
        event.preventDefault()
        undo.current()
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [view])
}

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.value !== ''
}
