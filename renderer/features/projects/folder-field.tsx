/** A field for a whole path on the machine that runs Kiln, with the system's dialog where there is one. */
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { t } from '../../words/index.ts'

export interface FolderFieldProps {
  readonly label: string
  readonly help: string
  readonly error: string | undefined
  readonly value: string
  readonly onChange: (folder: string) => void
  readonly onPick: (() => Promise<string | undefined>) | undefined
  readonly autoFocus?: boolean
}

/** A path that is dropped or pasted is taken as it is. */
export function FolderField({ label, help, error, value, onChange, onPick, autoFocus }: FolderFieldProps) {
  const pick = async (): Promise<void> => {
    const folder = await onPick?.()
    if (folder !== undefined) onChange(folder)
  }
  return (
    <div className="folder-field">
      <Field
        label={label}
        help={help}
        error={error}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        autoFocus={autoFocus === true}
      />
      {onPick !== undefined && (
        <Button look="line" size="large" onClick={() => void pick().catch(() => undefined)}>
          {t('projects.choose')}
        </Button>
      )}
    </div>
  )
}

/** Why this is no whole path; undefined when it may be one. */
export function folderProblem(folder: string): string | undefined {
  const path = folder.trim()
  if (path === '') return t('projects.folderEmpty')
  const windows = /^[a-z]:[\\/]|^\\\\/i.test(path)
  return windows || path.startsWith('/') ? undefined : t('projects.folderWhole', { example: '/home/you/site' })
}
