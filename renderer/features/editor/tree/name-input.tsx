/** The name of a file or folder, as it is being written in its row. */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { toAppError } from '#shared/domain/error.ts'
import { sayError } from '../../../ui/error-advice.ts'
import { t } from '../../../words/index.ts'

export interface NameInputProps {
  readonly initial: string
  readonly label: string
  /** Throws what is wrong with the name: it is said, and the input stays. */
  readonly onCommit: (name: string) => Promise<void>
  readonly onCancel: () => void
}

/** Enter and leaving it keep the name, Escape does not. Of an old name, the part before the ending is selected. */
export function NameInput({ initial, label, onCommit, onCancel }: NameInputProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const settled = useRef(false)
  const [problem, setProblem] = useState<string>()
  const id = useId()

  useEffect(() => {
    const dot = initial.lastIndexOf('.')
    input.current?.focus()
    input.current?.setSelectionRange(0, dot > 0 ? dot : initial.length)
  }, [initial])

  async function commit(isLeaving: boolean): Promise<void> {
    if (settled.current) return
    const name = (input.current?.value ?? '').trim().replace(/^\/+|\/+$/g, '')
    if (name === '' || name === initial) return cancel()
    settled.current = true
    try {
      await onCommit(name)
    } catch (thrown) {
      settled.current = false
      if (isLeaving) return cancel()
      setProblem(sayError(toAppError(thrown)))
      input.current?.focus()
    }
  }
  function cancel(): void {
    if (settled.current) return
    settled.current = true
    onCancel()
  }

  return (
    <span className="tree-naming">
      <input
        ref={input}
        className="tree-input"
        defaultValue={initial}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        onChange={() => setProblem(undefined)}
        onBlur={() => void commit(true)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void commit(false)
          if (event.key === 'Escape') cancel()
        }}
      />
      {problem !== undefined && (
        <span id={id} className="tree-problem" role="alert" dir="auto">
          {problem}
        </span>
      )}
    </span>
  )
}

/** What the input is called: by what is being named. */
export function nameLabel(kind: 'file' | 'folder', isNew: boolean): string {
  if (isNew) return kind === 'file' ? t('editor.newFileName') : t('editor.newFolderName')
  return kind === 'file' ? t('editor.fileName') : t('editor.folderName')
}
