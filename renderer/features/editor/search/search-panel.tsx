/** Search in all files: what is looked for, how, and every place of it. */
import { CaseSensitive, Regex, WholeWord, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { TextMatch } from '#shared/contract/text-search.ts'
import { sayError } from '../../../ui/error-advice.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { t } from '../../../words/index.ts'
import type { CodePlace } from '../code.ts'
import { FileIcon } from '../tree/file-icon.tsx'
import { folderOf, nameOf } from '../tree/tree-rows.ts'
import type { Search } from './use-search.ts'

export interface SearchPanelProps {
  readonly search: Search
  /** A new object each time that the input shall take the focus. */
  readonly focus: object | undefined
  readonly onFocused: () => void
  readonly onOpen: (place: CodePlace) => void
}

/** Arrow down leads from the input into the results, Enter opens one. */
export function SearchPanel({ search, focus, onFocused, onOpen }: SearchPanelProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const results = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focus === undefined) return
    input.current?.focus()
    input.current?.select()
    onFocused()
  }, [focus, onFocused])

  function move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    const buttons = [...(results.current?.querySelectorAll<HTMLElement>('.finder-match') ?? [])]
    const next = buttons.findIndex((button) => button === document.activeElement) + step
    event.preventDefault()
    if (next < 0) input.current?.focus()
    else buttons[Math.min(next, buttons.length - 1)]?.focus()
  }

  return (
    <search className="finder" onKeyDown={move}>
      <div className="finder-field">
        <input
          ref={input}
          className="input finder-input"
          type="text"
          aria-label={t('editor.searchAsk')}
          placeholder={t('editor.searchAsk')}
          aria-invalid={search.error !== undefined}
          value={search.query.text}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => search.change({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && search.query.text !== '') {
              event.stopPropagation()
              search.change({ text: '' })
            }
            const first = search.matches[0]
            if (event.key === 'Enter' && first !== undefined && !event.nativeEvent.isComposing) onOpen(placeOf(first))
          }}
        />
        <IconButton
          size="small"
          className="finder-clear"
          data-idle={search.query.text === '' ? '' : undefined}
          label={t('editor.clear')}
          onClick={() => {
            search.change({ text: '' })
            input.current?.focus()
          }}
        >
          <X size={14} />
        </IconButton>
      </div>
      <div className="finder-options">
        <Toggle label={t('editor.matchCase')} name="matchCase" search={search} icon={<CaseSensitive size={16} />} />
        <Toggle label={t('editor.wholeWord')} name="wholeWord" search={search} icon={<WholeWord size={16} />} />
        <Toggle label={t('editor.regex')} name="regex" search={search} icon={<Regex size={14} />} />
        <span className="grow" />
        <span className="small faint num" role="status">
          {statusOf(search)}
        </span>
      </div>
      {search.error !== undefined && (
        <p className="finder-error small" role="alert" dir="auto">
          {sayError(search.error)}
        </p>
      )}
      <div className="finder-results" ref={results} aria-label={t('editor.searchResults')} role="group">
        {search.query.text === '' && <p className="finder-hint small faint">{t('editor.searchHint')}</p>}
        {search.groups.map(([path, matches]) => (
          <section key={path} className="finder-file" aria-label={path}>
            <h3 className="finder-path" title={path}>
              <FileIcon path={path} />
              <bdi dir="ltr">{nameOf(path)}</bdi>
              <bdi dir="ltr" className="clip grow faint small">
                {folderOf(path)}
              </bdi>
              <span className="faint small num">{matches.length}</span>
            </h3>
            {matches.map((match) => (
              <button
                key={`${match.line}:${match.column}`}
                type="button"
                className="finder-match"
                dir="ltr"
                aria-label={t('editor.resultLabel', { line: match.line, text: match.preview })}
                onClick={() => onOpen(placeOf(match))}
              >
                <span className="finder-line num">{match.line}</span>
                <MatchPreview match={match} />
              </button>
            ))}
          </section>
        ))}
      </div>
    </search>
  )
}

function Toggle(props: {
  readonly label: string
  readonly name: 'matchCase' | 'wholeWord' | 'regex'
  readonly search: Search
  readonly icon: ReactNode
}): ReactNode {
  const { label, name, search, icon } = props
  const on = search.query[name]
  return (
    <IconButton label={label} on={on} aria-pressed={on} onClick={() => search.change({ [name]: !on })}>
      {icon}
    </IconButton>
  )
}

function MatchPreview({ match: { preview, previewAt, length } }: { readonly match: TextMatch }): ReactNode {
  // What stands far before the match would push it out of sight.
  const from = previewAt > 10 ? previewAt - 8 : 0
  return (
    <span className="finder-preview clip">
      {from > 0 && '…'}
      {preview.slice(from, previewAt)}
      <mark>{preview.slice(previewAt, previewAt + length)}</mark>
      {preview.slice(previewAt + length)}
    </span>
  )
}

function placeOf({ path, line, column, length }: TextMatch): CodePlace {
  return { path, line, column, length }
}

function statusOf({ busy, error, query, matches, groups, more }: Search): string {
  if (query.text === '' || error !== undefined) return ''
  if (matches.length === 0) return busy ? t('editor.searching') : t('editor.searchNone')
  const files = t('editor.inFiles', { count: groups.length })
  const results = t('editor.results', { count: matches.length, files })
  return more ? t('editor.more', { results }) : results
}
