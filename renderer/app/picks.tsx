/** What a picked element means to the rest of the window: the editor goes there, and the next prompt is about it. */
import { SquareMousePointer, X } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { PickedSource } from '#shared/domain/pick.ts'
import { useComposerStore, useContextStore } from '../features/composer/index.ts'
import { hasUnsavedText } from '../features/editor/index.ts'
import type { PickUse } from '../features/preview/index.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { placeName } from '../ui/place-name.ts'
import { latin, t } from '../words/index.ts'
import { offerUndo, undoVersion } from './undo-version.ts'
import './picks.css'

/** Where the editor is to go. */
export interface AskedPlace {
  readonly path: string
  readonly line?: number
  readonly column?: number
  readonly length?: number
  readonly quiet?: boolean
}

export interface PicksOptions {
  readonly projectId: string | undefined
  /** Goes there without a word, and without the focus. */
  readonly onShow: (place: AskedPlace) => void
  /** The same, and brings the code into sight. */
  readonly onOpen: (place: AskedPlace) => void
  readonly onAsk: () => void
}

/** The same object as long as the project is. */
export function usePicks(options: PicksOptions): PickUse | undefined {
  const { projectId } = options
  const now = useRef(options)
  useEffect(() => {
    now.current = options
  })
  return useMemo(() => {
    if (projectId === undefined) return undefined
    const { setAbout } = useContextStore.getState()
    return {
      onPicked(source, words, again) {
        const { path, line, column, length } = source
        if (!again) now.current.onShow({ path, line, column, length, quiet: true })
        // One that was taken out of the prompt, or was sent, does not come back by itself.
        if (again && useContextStore.getState().about[projectId] === undefined) return
        setAbout(projectId, { element: aboutOf(source, words), paths: pathsOf(source) })
      },
      onLeft() {
        if (useComposerStore.getState().textOf(projectId).trim() === '') setAbout(projectId, undefined)
      },
      onAsk: (source, words) => {
        setAbout(projectId, { element: aboutOf(source, words), paths: pathsOf(source) })
        now.current.onAsk()
      },
      onOpen: (place) => now.current.onOpen(place),
      onChanged(versionId) {
        offerUndo(t('pick.done'), () => undoVersion(projectId, versionId))
      },
      isUnsaved: (path) => hasUnsavedText(projectId, path),
    }
  }, [projectId])
}

function aboutOf({ path, line, endLine, tag, source }: PickedSource, words: string) {
  return { path, line, endLine, tag, words, source }
}

function pathsOf({ path, also }: PickedSource): string[] {
  return [...new Set([path, ...also.map((place) => place.path)])].slice(0, 4)
}

/** What the prompt that is being written is about; nothing where it is about none. */
export function AboutChip({ projectId }: { readonly projectId: string | undefined }): ReactNode {
  const about = useContextStore((store) => (projectId === undefined ? undefined : store.about[projectId]))
  if (projectId === undefined || about === undefined) return null
  const { tag, words } = about.element
  return (
    <div className="about-chip" data-testid="about-element" title={words}>
      <SquareMousePointer size={13} aria-hidden="true" />
      <span className="clip">
        {t('pick.about', { element: latin(`<${tag}>`), place: latin(placeName(about.element)) })}
      </span>
      <IconButton
        size="small"
        side="top"
        label={t('pick.removeAbout')}
        onClick={() => {
          useContextStore.getState().setAbout(projectId, undefined)
          document.querySelector<HTMLElement>('.composer-text')?.focus()
        }}
      >
        <X size={12} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
