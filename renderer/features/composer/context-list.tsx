/** The files that go along with a change, and those that are told in outline. */
import { Pin, PinOff, Plus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ChangeContext, ContextFile } from '#shared/domain/context.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'
import type { ContextChoice } from './context-store.ts'
import { shortTokens, whyWords } from './context-words.ts'

export interface ContextListProps {
  readonly context: ChangeContext
  readonly choice: ContextChoice
  readonly onPin: (path: string) => void
  readonly onAdd: (path: string) => void
  readonly onRemove: (path: string) => void
}

/** Below so many, they are seen at a glance. */
const mostUnsearched = 12

export function ContextList({ context, choice, onPin, onAdd, onRemove }: ContextListProps) {
  const [wanted, setWanted] = useState('')
  const { files } = context
  const search = wanted.trim().toLowerCase()
  const shown = search === '' ? files : files.filter(({ path }) => path.toLowerCase().includes(search))
  const whole = shown.filter((file) => file.whole)
  const rest = shown.filter((file) => !file.whole)
  return (
    <>
      {files.length > mostUnsearched && (
        <input
          className="input context-search"
          type="search"
          placeholder={t('composer.context.find')}
          aria-label={t('composer.context.find')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      )}
      <div className="context-lists">
        {whole.length > 0 && <h3 className="context-group">{t('composer.context.whole')}</h3>}
        <ul>
          {whole.map((file) => {
            const pinned = choice.pinned.includes(file.path)
            const pinLabel = t(pinned ? 'composer.context.unpin' : 'composer.context.pin', { path: nameOf(file.path) })
            return (
              <Row key={file.path} file={file} pinned={pinned}>
                <IconButton
                  label={pinLabel}
                  size="small"
                  look="quiet"
                  aria-pressed={pinned}
                  onClick={() => onPin(file.path)}
                >
                  {pinned ? <PinOff size={14} /> : <Pin size={14} />}
                </IconButton>
                <IconButton
                  label={t('composer.context.remove', { path: nameOf(file.path) })}
                  size="small"
                  look="quiet"
                  onClick={() => onRemove(file.path)}
                >
                  <X size={14} />
                </IconButton>
              </Row>
            )
          })}
        </ul>
        {rest.length > 0 && <h3 className="context-group">{t('composer.context.outline')}</h3>}
        <ul>
          {rest.map((file) => (
            <Row key={file.path} file={file} pinned={false}>
              <IconButton
                label={t('composer.context.add', { path: nameOf(file.path) })}
                size="small"
                look="quiet"
                onClick={() => onAdd(file.path)}
              >
                <Plus size={14} />
              </IconButton>
            </Row>
          ))}
        </ul>
        {shown.length === 0 && <p className="context-none">{t('ui.nothingFound')}</p>}
      </div>
    </>
  )
}

interface RowProps {
  readonly file: ContextFile
  readonly pinned: boolean
  readonly children: ReactNode
}

function Row({ file, pinned, children }: RowProps) {
  const { path, tokens, whole, why } = file
  const words = whole || why.by === 'removed' ? whyWords(file, pinned) : ''
  return (
    <li className="context-row">
      <span className="context-file">
        <bdi className="clip mono" dir="ltr" title={path}>
          {path}
        </bdi>
        {words !== '' && <span className="clip small faint">{words}</span>}
      </span>
      <span className="num small faint">{shortTokens(tokens)}</span>
      {children}
    </li>
  )
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path
}
