/** Where an archive or a page's files are chosen or dropped. */
import { FileArchive } from 'lucide-react'
import { useId, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { formatBytes } from '../../ui/format.ts'
import { showError } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import { filesOfChoice, type LooseFile, nameOf } from './dropped-files.ts'
import { useDrop } from './use-drop.ts'

export interface ArchiveFieldProps {
  readonly files: readonly LooseFile[]
  readonly error: string | undefined
  readonly onFiles: (files: readonly LooseFile[]) => void
}

/** Says what was chosen, and how large it is. */
export function ArchiveField({ files, error, onFiles }: ArchiveFieldProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const over = useDrop(box, (dropped) => void dropped.then(onFiles, showError))
  const chosen = files.length > 0
  const size = files.reduce((sum, { file }) => sum + file.size, 0)
  return (
    <div className="field">
      <span className="archive-label" id={`${id}-label`}>
        {t('projects.file')}
      </span>
      <div className="archive-field" ref={box} data-over={over ? '' : undefined} data-bad={error ? '' : undefined}>
        <FileArchive size={20} aria-hidden="true" />
        {chosen && (
          <span className="grow">
            <bdi className="clip archive-name">{files.length === 1 ? files[0]?.file.name : nameOf(files)}</bdi>{' '}
            <span className="faint small num">
              {files.length > 1 && `${t('projects.files', { count: files.length })} · `}
              <bdi>{formatBytes(size)}</bdi>
            </span>
          </span>
        )}
        <Button
          look="line"
          aria-describedby={`${id}-label ${id}-note`}
          onClick={() => input.current?.click()}
          autoFocus={!chosen}
        >
          {t(chosen ? 'projects.otherFile' : 'projects.chooseFile')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          data-testid="archive-input"
          accept=".zip,.html,.htm,.css,.js,.svg,.png,.jpg,.jpeg,.webp,.gif,.json,.txt,application/zip"
          onChange={(event) => {
            const { files: list } = event.target
            if (list !== null && list.length > 0) onFiles(filesOfChoice(list))
            event.target.value = ''
          }}
        />
      </div>
      <p id={`${id}-note`} className={error === undefined ? 'small faint' : 'small field-error'}>
        {error ?? t('projects.dropHere')}
      </p>
    </div>
  )
}
