/** The element of the app that a prompt was about; opens its source. */
import { SquareMousePointer } from 'lucide-react'
import type { AboutElement } from '#shared/domain/pick.ts'
import { placeName } from '../../ui/place-name.ts'
import { latin, t } from '../../words/index.ts'

export interface AboutLineProps {
  readonly about: AboutElement
  readonly onOpenFile: (path: string, line?: number) => void
}

export function AboutLine({ about, onOpenFile }: AboutLineProps) {
  const { path, line, tag, words } = about
  return (
    <button
      type="button"
      className="link-button small turn-about"
      title={words}
      data-testid="turn-about"
      onClick={() => onOpenFile(path, line)}
    >
      <SquareMousePointer size={12} aria-hidden="true" />
      {t('pick.about', { element: latin(`<${tag}>`), place: latin(placeName(about)) })}
    </button>
  )
}
