/** A project's name in the list: a link to it, or a field while it is renamed. */
import type { ProjectListing } from '#shared/domain/project.ts'
import { useId, useRef, useState } from 'react'
import { Highlighted } from '../../ui/highlighted.tsx'
import { t } from '../../words/index.ts'

export interface ProjectNameProps {
  readonly project: ProjectListing
  readonly href: string
  /** What was searched for. */
  readonly words: readonly string[]
  /** Of all names only one is in the way of the Tab key. */
  readonly tabIndex: 0 | -1
  readonly renaming: boolean
  readonly onRename: (name: string) => void
  /** Renaming is over, with or without a new name. `refocus`: by a key, so the focus goes back to the name. */
  readonly onRenameEnd: (refocus: boolean) => void
}

const menuClosesMs = 250

/** The link covers the whole row or card. */
export function ProjectName({ renaming, ...props }: ProjectNameProps) {
  if (renaming) return <NameField {...props} />
  const { project, href, words, tabIndex } = props
  return (
    <a href={href} className="project-link clip" dir="auto" tabIndex={tabIndex} draggable={false}>
      <Highlighted text={project.name} words={words} />
    </a>
  )
}

function NameField({ project, onRename, onRenameEnd }: Omit<ProjectNameProps, 'renaming'>) {
  const id = useId()
  const [name, setName] = useState(project.name)
  const [refused, setRefused] = useState(false)
  const done = useRef(false)
  const [since] = useState(() => performance.now())
  const trimmed = name.trim()

  const end = (refocus: boolean): void => {
    if (done.current) return
    done.current = true
    if (trimmed !== '' && trimmed !== project.name) onRename(trimmed)
    onRenameEnd(refocus)
  }

  return (
    <span className="project-rename">
      <input
        className="input"
        dir="auto"
        value={name}
        maxLength={80}
        autoFocus
        spellCheck={false}
        aria-label={t('projects.name')}
        aria-invalid={refused && trimmed === ''}
        aria-describedby={refused && trimmed === '' ? id : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onBlur={(event) => {
          // The menu that asked for this gives the focus back to its button when it has closed.
          if (performance.now() - since < menuClosesMs) event.currentTarget.focus()
          else end(false)
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') {
            event.preventDefault()
            if (trimmed === '') setRefused(true)
            else end(true)
          } else if (event.key === 'Escape') {
            event.preventDefault()
            done.current = true
            onRenameEnd(true)
          }
        }}
      />
      {refused && trimmed === '' && (
        <span id={id} role="alert" className="project-rename-note small">
          {t('projects.nameEmpty')}
        </span>
      )}
    </span>
  )
}
