/** Chooses files to go along with the prompt. */
import { Paperclip } from 'lucide-react'
import type { RefObject } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'

const accepted =
  'image/png,image/jpeg,image/webp,image/gif,text/*,.md,.json,.js,.ts,.tsx,.jsx,.css,.html,.svg,.csv,.xml,.yml,.yaml,.toml,.log'

export interface AttachButtonProps {
  /** The input behind the button: others may open it too. */
  readonly chooser: RefObject<HTMLInputElement | null>
  readonly onFiles: (files: readonly File[]) => void
}

/** The system's own dialog; what it lets through is checked again. */
export function AttachButton({ chooser, onFiles }: AttachButtonProps) {
  return (
    <>
      <IconButton side="top" label={t('composer.attach')} onClick={() => chooser.current?.click()}>
        <Paperclip size={16} />
      </IconButton>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={accepted}
        data-testid="attach-input"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
    </>
  )
}
