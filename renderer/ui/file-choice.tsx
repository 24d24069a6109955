/** A list of files that one is chosen of: its path, what is known of it at the end, and a mark at the start. */
import type { ReactNode } from 'react'
import './file-choice.css'

export interface FileChoicesProps {
  readonly label: string
  readonly children: ReactNode
}

/** A few lines high unless its place says otherwise. */
export function FileChoices({ label, children }: FileChoicesProps) {
  return (
    <ul className="file-choices" aria-label={label}>
      {children}
    </ul>
  )
}

export interface FileChoiceProps {
  readonly path: string
  readonly chosen: boolean
  /** It is not taken: its path is struck out. */
  readonly struck?: boolean
  /** A button that is pressed, or the place in a series that one walks through. */
  readonly tells?: 'pressed' | 'current'
  readonly mark?: ReactNode
  readonly children?: ReactNode
  readonly onChoose: () => void
}

export function FileChoice(props: FileChoiceProps) {
  const { path, chosen, struck = false, tells = 'pressed', mark, children, onChoose } = props
  return (
    <li>
      <button
        type="button"
        className="file-choice"
        aria-pressed={tells === 'pressed' ? chosen : undefined}
        aria-current={tells === 'current' && chosen ? true : undefined}
        onClick={onChoose}
      >
        {mark}
        <Path path={path} struck={struck} />
        {children}
      </button>
    </li>
  )
}

export interface FileGoneProps {
  readonly path: string
  readonly children: ReactNode
}

/** One that goes: there is nothing of it to choose. */
export function FileGone({ path, children }: FileGoneProps) {
  return (
    <li className="file-choice faint">
      <Path path={path} struck />
      {children}
    </li>
  )
}

function Path({ path, struck }: { readonly path: string; readonly struck: boolean }) {
  return (
    <bdi className="clip mono" dir="ltr" title={path}>
      {struck ? <s>{path}</s> : path}
    </bdi>
  )
}
