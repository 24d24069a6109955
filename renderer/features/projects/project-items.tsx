/** The projects themselves, as rows or cards: only those near the window are there, and the keyboard moves through all. */
import type { ProjectListing } from '#shared/domain/project.ts'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { ContextMenu } from '../../ui/context-menu.tsx'
import { placeAfterKey } from '../../ui/grid-keys.ts'
import { useColumns } from '../../ui/use-columns.ts'
import { language, t } from '../../words/index.ts'
import { ProjectCard, type ProjectItemProps, ProjectRow } from './project-item.tsx'
import { ProjectMenuItems, type RowActions } from './project-menu.tsx'
import type { ReadThumbnail } from './use-thumbnail.ts'

export interface ProjectItemsProps {
  readonly projects: readonly ProjectListing[]
  readonly layout: 'list' | 'grid'
  readonly words: readonly string[]
  readonly now: number
  readonly showCreated: boolean
  readonly offline: boolean
  readonly actions: RowActions
  readonly readThumbnail: ReadThumbnail
  readonly hrefOf: (project: ProjectListing) => string
  /** What scrolls. */
  readonly scroller: RefObject<HTMLElement | null>
  /** Grows when the first one shall take the focus. */
  readonly focusFirst: number
}

/** Frames, a second's worth. */
const mostFocusTries = 60

/** Drawn before the window's height is known, so that the list is there with it. */
const firstRows = { list: 16, grid: 4 } as const

const sizes = { row: 57, card: 232, gap: 12, narrowestCard: 200 } as const

/** Tab comes to one project; the arrows go on from there. */
export function ProjectItems(props: ProjectItemsProps) {
  const { projects, layout, words, now, showCreated, offline, actions, readThumbnail, hrefOf, scroller } = props
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const fitting = useColumns(box, sizes.narrowestCard, sizes.gap)
  const columns = layout === 'grid' ? fitting : 1
  const [activeId, setActiveId] = useState<string>()
  const [renamingId, setRenamingId] = useState<string>()
  const [menuId, setMenuId] = useState<string>()
  const focusId = useRef<string>(undefined)
  const lastPlace = useRef(0)

  const known = projects.findIndex(({ id }) => id === activeId)
  // The one that had the focus is gone: what stands in its place is next.
  const activePlace = known === -1 ? Math.min(lastPlace.current, projects.length - 1) : known
  const active = projects[activePlace]

  useEffect(() => {
    if (known !== -1) lastPlace.current = known
  }, [known])

  const go = (place: number): void => {
    const project = projects[place]
    if (project === undefined) return
    setActiveId(project.id)
    focusId.current = project.id
    list.current?.scrollToIndex(Math.floor(place / columns), { align: 'nearest' })
  }

  // Only when it is asked for anew, not when the list changes under it.
  const latestGo = useRef(go)
  useEffect(() => {
    latestGo.current = go
  })
  useEffect(() => {
    if (props.focusFirst > 0) latestGo.current(0)
  }, [props.focusFirst])

  // A row that was far away has to be scrolled to and measured first: until then it takes no focus.
  useEffect(() => {
    if (focusId.current === undefined) return undefined
    let tries = 0
    let frame = 0
    const attempt = (): void => {
      const wanted = focusId.current
      if (wanted === undefined) return
      const link = linkOf(box.current, wanted)
      link?.focus({ preventScroll: true })
      if (link !== undefined && document.activeElement === link) focusId.current = undefined
      else if ((tries += 1) < mostFocusTries) frame = requestAnimationFrame(attempt)
      else focusId.current = undefined
    }
    attempt()
    return () => cancelAnimationFrame(frame)
  })

  const remove = (project: ProjectListing): void => {
    const next = projects[projects.indexOf(project) + 1] ?? projects[projects.indexOf(project) - 1]
    if (next !== undefined) {
      setActiveId(next.id)
      focusId.current = next.id
    }
    actions.remove(project)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const id = idAt(event.target)
    const place = projects.findIndex((project) => project.id === id)
    const project = projects[place]
    if (project === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    // On the buttons of a row the keys are theirs.
    const onLink = event.target instanceof HTMLAnchorElement
    const to = placeAfterKey(event.key, place, {
      count: projects.length,
      columns,
      pageRows: Math.floor((scroller.current?.clientHeight ?? 0) / (columns === 1 ? sizes.row : sizes.card)),
      rightToLeft: language() === 'ar',
    })
    if (to !== undefined && onLink) go(to)
    else if (event.key === 'F2' && !offline) setRenamingId(project.id)
    else if (event.key === 'Delete' && onLink && !offline) remove(project)
    else return
    event.preventDefault()
  }

  const itemOf = (project: ProjectListing, place: number): ProjectItemProps => ({
    project,
    place,
    count: projects.length,
    now,
    href: hrefOf(project),
    words,
    active: project === active,
    renaming: project.id === renamingId,
    showCreated,
    offline,
    actions: { ...actions, remove },
    readThumbnail,
    onRename: () => setRenamingId(project.id),
    onRenameEnd: (refocus) => {
      setRenamingId(undefined)
      if (refocus) focusId.current = project.id
    },
  })

  const menuProject = projects.find(({ id }) => id === menuId)
  const keep = activePlace < 0 ? [] : [Math.floor(activePlace / columns)]
  return (
    <div ref={box}>
      <ContextMenu
        trigger={
          <div
            role="list"
            aria-label={t('projects.list')}
            aria-describedby="projects-keys"
            className="project-items"
            data-layout={layout}
            onKeyDown={onKeyDown}
            onFocus={(event) => {
              const id = idAt(event.target)
              if (id !== undefined) setActiveId(id)
            }}
            onContextMenuCapture={(event) => {
              const id = idAt(event.target)
              if (id === undefined) event.stopPropagation()
              setMenuId(id)
            }}
          >
            <Virtualizer
              key={`${layout} ${columns}`}
              ref={list}
              scrollRef={scroller}
              itemSize={layout === 'grid' ? sizes.card : sizes.row}
              keepMounted={keep}
              ssrCount={firstRows[layout]}
            >
              {layout === 'list'
                ? projects.map((project, place) => <ProjectRow key={project.id} {...itemOf(project, place)} />)
                : rowsOf(projects, columns).map((row, rowPlace) => (
                    <div
                      key={row[0]?.id}
                      className="project-cards"
                      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
                    >
                      {row.map((project, place) => (
                        <ProjectCard key={project.id} {...itemOf(project, rowPlace * columns + place)} />
                      ))}
                    </div>
                  ))}
            </Virtualizer>
          </div>
        }
      >
        {menuProject !== undefined && (
          <ProjectMenuItems
            project={menuProject}
            actions={{ ...actions, remove }}
            offline={offline}
            onRename={() => setRenamingId(menuProject.id)}
          />
        )}
      </ContextMenu>
      <p id="projects-keys" className="unseen">
        {t('projects.keys')}
      </p>
    </div>
  )
}

function rowsOf<Item>(items: readonly Item[], columns: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / columns) }, (_, row) =>
    items.slice(row * columns, (row + 1) * columns),
  )
}

function idAt(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-project]')?.dataset['project'] : undefined
}

function linkOf(box: HTMLElement | null, id: string): HTMLElement | undefined {
  return box?.querySelector<HTMLElement>(`[data-project="${CSS.escape(id)}"] .project-link`) ?? undefined
}
