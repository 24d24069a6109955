/** Over the list: how many, the search, the order, the layout, and what makes a new one. */
import { ArrowDownNarrowWide, ArrowDownWideNarrow, ChevronDown, ChevronUp, LayoutGrid, List } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { t } from '../../words/index.ts'
import type { ListChoices } from './list-choices.ts'
import { type SortKey, type Sorting, sortKeys } from './project-list.ts'

export interface ProjectsBarProps extends ListChoices {
  /** Of all; undefined while they are being read. */
  readonly count: number | undefined
  readonly found: number
  readonly search: string
  readonly onSearch: (text: string) => void
  /** Down from the search into the list. */
  readonly onDown: () => void
  readonly onEnter: () => void
  readonly onChoose: (patch: Partial<ListChoices>) => void
  readonly menu: ReactNode
}

const sortWords = {
  changed: 'projects.sortChanged',
  name: 'projects.sortName',
  size: 'projects.sortSize',
  created: 'projects.sortCreated',
} as const

/** Without projects there is nothing to search or sort. */
export function ProjectsBar(props: ProjectsBarProps) {
  const { count, found, search, onSearch, onDown, onEnter, layout, sorting, onChoose, menu } = props
  return (
    <div className="projects-bar">
      <h1 className="page-title">{t('projects.title')}</h1>
      <span className="projects-count faint num" aria-live="polite">
        {count !== undefined &&
          count > 0 &&
          (search.trim() === '' ? t('projects.count', { count }) : t('projects.found', { found, count }))}
      </span>
      {count !== 0 && (
        <div className="projects-tools">
          <SearchField
            label={t('projects.search')}
            value={search}
            onText={onSearch}
            aria-keyshortcuts="Control+F"
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') onDown()
              else if (event.key === 'Enter') onEnter()
              else return
              event.preventDefault()
            }}
          />
          <Select
            label={t('projects.sort')}
            value={sorting.by}
            options={sortKeys.map((value) => ({ value, label: t(sortWords[value]) }))}
            onChange={(by) => onChoose({ sorting: { by, reversed: false } })}
          />
          <IconButton
            label={t('projects.reverse')}
            aria-pressed={sorting.reversed}
            on={sorting.reversed}
            onClick={() => onChoose({ sorting: { ...sorting, reversed: !sorting.reversed } })}
          >
            {sorting.reversed ? <ArrowDownNarrowWide size={16} /> : <ArrowDownWideNarrow size={16} />}
          </IconButton>
          <div className="segmented" role="group" aria-label={t('projects.layout')}>
            <LayoutButton layout="list" now={layout} label={t('projects.asList')} onChoose={onChoose}>
              <List size={14} />
            </LayoutButton>
            <LayoutButton layout="grid" now={layout} label={t('projects.asGrid')} onChoose={onChoose}>
              <LayoutGrid size={14} />
            </LayoutButton>
          </div>
        </div>
      )}
      {menu}
    </div>
  )
}

function LayoutButton(props: {
  readonly layout: ListChoices['layout']
  readonly now: ListChoices['layout']
  readonly label: string
  readonly children: ReactNode
  readonly onChoose: ProjectsBarProps['onChoose']
}) {
  const { layout, now, label, children, onChoose } = props
  return (
    <IconButton label={label} on={layout === now} aria-pressed={layout === now} onClick={() => onChoose({ layout })}>
      {children}
    </IconButton>
  )
}

export interface ListHeadsProps {
  readonly sorting: Sorting
  readonly onSort: (by: SortKey) => void
}

/** The names of the list's columns; each sorts by its own. */
export function ListHeads({ sorting, onSort }: ListHeadsProps) {
  const head = (by: SortKey, label: string, className: string) => {
    const chosen = sorting.by === by
    const Arrow = sorting.reversed ? ChevronUp : ChevronDown
    return (
      <button type="button" className={className} aria-pressed={chosen} onClick={() => onSort(by)}>
        {label}
        {chosen && <Arrow size={12} aria-hidden="true" />}
      </button>
    )
  }
  return (
    <div className="projects-heads small faint">
      <span />
      {head('name', t('projects.columnName'), 'projects-head')}
      <span />
      <span className="project-kind">{t('projects.columnKind')}</span>
      {head('size', t('projects.columnSize'), 'projects-head project-size')}
      {sorting.by === 'created'
        ? head('created', t('projects.columnCreated'), 'projects-head project-time')
        : head('changed', t('projects.columnChanged'), 'projects-head project-time')}
      <span />
    </div>
  )
}
