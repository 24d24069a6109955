/** The gallery of templates: each app runs in its card; one click makes a project of it. */
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { Template } from '#shared/domain/template.ts'
import { LayoutTemplate, SearchX } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { placeAfterKey } from '../../ui/grid-keys.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { searchWords } from '../../ui/text-match.ts'
import { useColumns } from '../../ui/use-columns.ts'
import { language, t } from '../../words/index.ts'
import { foundTemplates } from './found-templates.ts'
import { appSize } from './live-thumbnail.tsx'
import { createMountQueue } from './mount-queue.ts'
import { TemplateCard } from './template-card.tsx'
import '../../ui/page.css'
import './templates.css'

export interface TemplatesViewProps {
  /** Undefined while they are being read. */
  readonly templates: readonly Template[] | undefined
  readonly error?: AppError | undefined
  readonly offline: boolean
  readonly theme: 'light' | 'dark'
  /** The address of a template's app in this look. Throws Failures. */
  readonly onOpenApp: (templateId: string, signal: AbortSignal) => Promise<string>
  /** Makes a project of it and opens it. Throws Failures. */
  readonly onUse: (template: Template, signal: AbortSignal) => Promise<void>
  readonly onPrompt: () => void
  readonly onRetry: () => void
}

const sizes = { narrowest: 240, gap: 16, skeletons: 8 } as const
const beginTogether = 2

/** Tab comes to one card; the arrows go on from there. */
export function TemplatesView(props: TemplatesViewProps) {
  const { templates, error, offline, theme, onOpenApp, onUse, onPrompt, onRetry } = props
  const view = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const columns = useColumns(grid, sizes.narrowest, sizes.gap)
  const scale = useScale(grid, columns)
  const [queue] = useState(() => createMountQueue(beginTogether))
  const [search, setSearch] = useState('')
  const [activeId, setActiveId] = useState<string>()
  const { making, failed, make } = useMaking(onUse)
  useFindKey(view)

  const shown = foundTemplates(templates ?? [], search)
  const active = shown.find(({ id }) => id === activeId) ?? shown[0]
  const focus = (place: number): void => {
    const id = shown[place]?.id
    if (id !== undefined) grid.current?.querySelector<HTMLElement>(`[data-template="${CSS.escape(id)}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const place = shown.findIndex(({ id }) => id === active?.id)
    const shape = { count: shown.length, columns, pageRows: 2, rightToLeft: language() === 'ar' }
    const to = placeAfterKey(event.key, place, shape)
    if (to === undefined) return
    event.preventDefault()
    focus(to)
  }

  return (
    <div className="templates" ref={view} data-testid="templates">
      <div className="templates-scroll">
        <div className="templates-column">
          <div className="templates-bar">
            <div className="templates-heading">
              <h1 className="page-title">{t('templates.title')}</h1>
              <p className="dim">{t('templates.intro')}</p>
            </div>
            <SearchField
              label={t('templates.search')}
              value={search}
              onText={setSearch}
              aria-keyshortcuts="Control+F"
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown') return
                event.preventDefault()
                focus(0)
              }}
            />
          </div>
          {offline && (
            <p className="templates-offline small" role="status">
              {t('templates.offline')}
            </p>
          )}
          {failed !== undefined && <ErrorNote error={failed.error} onRetry={() => make(failed.template)} />}
          {error !== undefined && templates === undefined && <ErrorNote error={error} onRetry={onRetry} />}
          {templates !== undefined && templates.length === 0 && (
            <EmptyState
              icon={<LayoutTemplate size={24} />}
              title={t('templates.none')}
              action={
                <Button look="main" onClick={onPrompt}>
                  {t('templates.describe')}
                </Button>
              }
            >
              {t('templates.noneHelp')}
            </EmptyState>
          )}
          {templates !== undefined && templates.length > 0 && shown.length === 0 && (
            <EmptyState
              icon={<SearchX size={24} />}
              title={t('templates.nothing', { text: search.trim() })}
              action={
                <div className="row">
                  <Button look="line" onClick={() => setSearch('')}>
                    {t('templates.showAll')}
                  </Button>
                  <Button look="main" onClick={onPrompt}>
                    {t('templates.describe')}
                  </Button>
                </div>
              }
            >
              {t('templates.nothingHelp')}
            </EmptyState>
          )}
          <div
            ref={grid}
            role={shown.length > 0 ? 'list' : undefined}
            aria-label={shown.length > 0 ? t('templates.all') : undefined}
            aria-describedby="templates-keys"
            className="templates-grid"
            style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, '--scale': scale } as object}
            onKeyDown={onKeyDown}
            onFocus={(event) => setActiveId((event.target as HTMLElement).dataset['template'])}
          >
            {shown.map((template) => (
              <TemplateCard
                key={template.id}
                template={template}
                words={searchWords(search)}
                tabIndex={template === active ? 0 : -1}
                making={making === template.id}
                disabled={offline || making !== undefined}
                onUse={() => make(template)}
                appKey={`${template.id} ${theme} ${language()}`}
                open={(signal) => onOpenApp(template.id, signal)}
                queue={queue}
              />
            ))}
            {templates === undefined &&
              error === undefined &&
              Array.from({ length: sizes.skeletons }, (_, index) => (
                <div key={index} className="template-card" aria-hidden="true">
                  <span className="live-thumbnail" />
                  <span className="template-words template-skeleton">
                    <i style={{ width: '45%' }} />
                    <i style={{ width: '80%' }} />
                  </span>
                </div>
              ))}
          </div>
          <p id="templates-keys" className="unseen">
            {t('templates.keys')}
          </p>
          <p className="unseen" role="status">
            {making !== undefined &&
              t('templates.making', { name: templates?.find(({ id }) => id === making)?.name[language()] ?? '' })}
          </p>
        </div>
      </div>
    </div>
  )
}

/** One at a time; leaving the gallery stops it. */
function useMaking(onUse: TemplatesViewProps['onUse']) {
  const [making, setMaking] = useState<string>()
  const [failed, setFailed] = useState<{ template: Template; error: AppError }>()
  const leave = useRef<AbortController>(undefined)
  useEffect(() => () => leave.current?.abort(), [])
  const make = (template: Template): void => {
    const controller = new AbortController()
    leave.current = controller
    setMaking(template.id)
    setFailed(undefined)
    onUse(template, controller.signal)
      .catch((thrown: unknown) => {
        if (!controller.signal.aborted) setFailed({ template, error: toAppError(thrown) })
      })
      .finally(() => setMaking(undefined))
  }
  return { making, failed, make }
}

/** How much smaller than a window a card is. */
function useScale(grid: RefObject<HTMLElement | null>, columns: number): number {
  const [scale, setScale] = useState(0.3)
  useEffect(() => {
    const measured = grid.current
    if (measured === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return
      setScale((entry.contentRect.width - (columns - 1) * sizes.gap) / columns / appSize.width)
    })
    observer.observe(measured)
    return () => observer.disconnect()
  }, [grid, columns])
  return scale
}

/** Ctrl+F leads to the search, unless something stands before the view. */
function useFindKey(view: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'f') return
      const field = view.current?.querySelector<HTMLInputElement>('[type=search]')
      if (field == null || document.querySelector('[role=dialog]:not(.toast), [role=menu]') !== null) return
      event.preventDefault()
      field.focus()
      field.select()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [view])
}
