/** The files to choose from after an `@`. The focus stays in the prompt; its keys move here. */
import { File } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { t } from '../../words/index.ts'

export interface MentionListProps {
  readonly id: string
  /** The best first. */
  readonly paths: readonly string[]
  readonly query: string
  readonly active: number
  readonly onPoint: (index: number) => void
  readonly onChoose: (path: string) => void
}

/** What the prompt's `aria-activedescendant` names. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

/** Above the composer, so that nothing under it moves. */
export function MentionList({ id, paths, active, onPoint, onChoose }: MentionListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <>
      <div ref={list} id={id} role="listbox" aria-label={t('composer.files')} className="composer-files">
        {paths.map((path, index) => (
          <div
            key={path}
            id={optionId(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="composer-file"
            // The focus must not leave the prompt.
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => onPoint(index)}
            onClick={() => onChoose(path)}
          >
            <File size={14} aria-hidden="true" />
            <bdi className="clip mono" dir="ltr">
              {path}
            </bdi>
          </div>
        ))}
      </div>
      <span className="unseen" role="status">
        {t('composer.filesFound', { count: paths.length })}
      </span>
    </>
  )
}
