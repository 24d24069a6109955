/** The picked element, below the app that it stands in: where its source is, and what of it can be changed at once. */
import { MoveHorizontal, MoveVertical, SquareMousePointer, StretchHorizontal, X } from 'lucide-react'
import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { type DirectChange, type LookName, lookNames, type NoDirect, type PickedSource } from '#shared/domain/pick.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { placeName } from '../../../ui/place-name.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { latin, t } from '../../../words/index.ts'
import type { PickUse } from '../types.ts'
import { shortcuts } from '../shortcuts.ts'
import { ColorField, SizeField, TextField } from './look-fields.tsx'
import './pick.css'
import { changedBy, isChanged, isShared, type LookValue, pathsOf, type Picked, targetsOf } from './pick-state.ts'

export interface PickPanelProps {
  readonly picked: Picked
  readonly change: DirectChange
  readonly busy: boolean
  readonly failed: string | undefined
  readonly use: Pick<PickUse, 'onAsk' | 'onOpen' | 'isUnsaved'>
  readonly onChange: (change: DirectChange) => void
  readonly onApply: () => void
  readonly onPick: () => void
  readonly onClose: () => void
}

const small = { size: 13, 'aria-hidden': true } as const

/** Escape takes back what was tried, and closes it when there is nothing to take back. */
export function PickPanel(props: PickPanelProps): ReactNode {
  const { picked, change, failed, use, onChange, onPick, onClose } = props
  const { element, source } = picked
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [element.at])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    if (isChanged(change)) onChange({})
    else onClose()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere inside
    <section
      ref={panel}
      className="pick-panel"
      data-testid="pick-panel"
      data-found={source?.found}
      aria-label={t('pick.panel')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className="pick-head">
        <bdi className="mono pick-tag">{`<${source?.tag ?? element.tag}>`}</bdi>
        <span className="clip faint grow" dir="auto">
          {element.words}
        </span>
        {source != null && <Places source={source} use={use} />}
        <IconButton size="small" side="top" label={t('pick.another')} shortcut={shortcuts.pick} onClick={onPick}>
          <SquareMousePointer {...small} />
        </IconButton>
        <IconButton size="small" side="top" label={t('pick.close')} shortcut="Escape" onClick={onClose}>
          <X {...small} />
        </IconButton>
      </header>
      {failed !== undefined && (
        <p className="pick-note pick-bad" role="alert" dir="auto">
          {t('pick.failed', { why: failed })}
        </p>
      )}
      {source === undefined && (
        <div className="pick-body" role="status">
          <span className="unseen">{t('pick.finding')}</span>
          <Skeleton lines={[60, 80]} />
        </div>
      )}
      {source === null && (
        <div className="pick-foot">
          <p className="grow">{t('pick.nowhere')}</p>
        </div>
      )}
      {source != null && <Changes {...props} source={source} />}
    </section>
  )
}

function Places({ source, use }: { readonly source: PickedSource; readonly use: PickPanelProps['use'] }): ReactNode {
  return (
    <>
      <button
        type="button"
        className="link-button mono small nowrap"
        title={t('preview.openAt', { place: latin(`${source.path}:${source.line}`) })}
        onClick={() => use.onOpen(source)}
      >
        <bdi>{placeName(source)}</bdi>
      </button>
      {source.also.slice(0, 1).map((place) => (
        <button
          key={place.path}
          type="button"
          className="link-button mono small nowrap pick-also"
          title={t('pick.also', { place: latin(`${place.path}:${place.line}`) })}
          onClick={() => use.onOpen(place)}
        >
          <bdi>{placeName(place)}</bdi>
        </button>
      ))}
    </>
  )
}

function Changes(props: PickPanelProps & { readonly source: PickedSource }): ReactNode {
  const { picked, source, change, busy, use, onChange, onApply } = props
  const { element } = picked
  const set = (name: LookName | 'text') => (value: LookValue | undefined) =>
    onChange(changedBy(change, picked, name, value))
  const unsaved = pathsOf(change, source).find((path) => use.isUnsaved(path))
  const changed = isChanged(change)
  const can = (name: LookName): boolean => {
    const target = source.look[name]
    return target !== undefined && !('why' in target)
  }
  const size = (
    name: Exclude<LookName, 'color' | 'background'>,
    what: string,
    sides: string,
    mark: ReactNode,
  ): ReactNode =>
    can(name) && (
      <SizeField
        label={sides === '' ? what : t('pick.side', { what, sides })}
        mark={mark}
        value={change[name] ?? element.look[name]}
        negative={name.startsWith('margin')}
        onValue={set(name)}
      />
    )
  const color = (name: 'color' | 'background'): ReactNode =>
    can(name) && (
      <ColorField
        label={t(`pick.${name}`)}
        value={change[name] ?? element.look[name]}
        named={element.colors}
        onValue={set(name)}
      />
    )
  const vertical = <MoveVertical {...small} />
  const horizontal = <MoveHorizontal {...small} />
  return (
    <form
      className="pick-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (changed && !busy && unsaved === undefined) onApply()
      }}
    >
      <div className="pick-body">
        {source.found !== 'exact' && <p className="pick-note">{t(`pick.found.${source.found}`)}</p>}
        {'value' in source.text && (
          <TextField label={t('pick.text')} value={change.text ?? source.text.value} onValue={set('text')} />
        )}
        {(can('color') || can('background')) && (
          <div className="pick-colors">
            {color('color')}
            {color('background')}
          </div>
        )}
        <div className="pick-sizes">
          {(can('paddingBlock') || can('paddingInline')) && (
            <span className="pick-group">
              <span className="pick-label">{t('pick.padding')}</span>
              {size('paddingBlock', t('pick.padding'), t('pick.block'), vertical)}
              {size('paddingInline', t('pick.padding'), t('pick.inline'), horizontal)}
            </span>
          )}
          {(can('marginBlock') || can('marginInline')) && (
            <span className="pick-group">
              <span className="pick-label">{t('pick.margin')}</span>
              {size('marginBlock', t('pick.margin'), t('pick.block'), vertical)}
              {size('marginInline', t('pick.margin'), t('pick.inline'), horizontal)}
            </span>
          )}
          {element.look.gap !== undefined && can('gap') && (
            <span className="pick-group">
              <span className="pick-label">{t('pick.gap')}</span>
              {size('gap', t('pick.gap'), '', <StretchHorizontal {...small} />)}
            </span>
          )}
        </div>
        <Refusals source={source} gap={element.look.gap !== undefined} />
      </div>
      <div className="pick-foot">
        <span className="small faint grow pick-written" role="status">
          {unsaved === undefined || props.failed !== undefined ? (
            targetsOf(change, source).map((target, index) => (
              <Fragment key={index}>{`${written(target, change, source)} `}</Fragment>
            ))
          ) : (
            <span className="pick-warn">{t('pick.unsaved', { path: latin(unsaved) })}</span>
          )}
        </span>
        {isShared(change, source) && source.path.endsWith('.html') && (
          <label className="pick-only">
            <input
              type="checkbox"
              checked={change.onlyThis === true}
              onChange={({ target }) => onChange({ ...change, onlyThis: target.checked })}
            />
            {t('pick.onlyThis')}
          </label>
        )}
        <span className="pick-actions">
          {changed ? (
            <Button size="small" look="line" onClick={() => onChange({})}>
              {t('pick.reset')}
            </Button>
          ) : (
            <Button size="small" look="line" onClick={() => use.onAsk(source, element.words)}>
              {t('pick.ask')}
            </Button>
          )}
          <Button
            type="submit"
            size="small"
            look="main"
            busy={busy}
            // Not disabled, which would take the focus away when there is nothing left to apply.
            aria-disabled={!changed || unsaved !== undefined}
            shortcut="Enter"
          >
            {t('pick.apply')}
          </Button>
        </span>
      </div>
    </form>
  )
}

/** What cannot be changed here, and why: each reason once. */
function Refusals({ source, gap }: { readonly source: PickedSource; readonly gap: boolean }): ReactNode {
  const groups = new Map<NoDirect, string[]>()
  const note = (why: NoDirect, what: string): void => {
    const names = groups.get(why) ?? []
    if (!names.includes(what)) groups.set(why, [...names, what])
  }
  if ('why' in source.text && source.text.why !== 'absent') note(source.text.why, t('pick.text'))
  for (const name of lookNames) {
    const target = source.look[name]
    if (target === undefined || !('why' in target) || (name === 'gap' && !gap)) continue
    const what = name === 'color' || name === 'background' || name === 'gap' ? name : /^[a-z]+/.exec(name)?.[0]
    note(
      target.why,
      t(`pick.${what === 'padding' || what === 'margin' ? what : (name as 'color' | 'background' | 'gap')}`),
    )
  }
  if (source.found === 'moved') return undefined
  return [...groups].map(([why, what]) => (
    <p key={why} className="pick-note">
      {t('pick.cannot', { what: what.join(t('pick.and')), why: t(`pick.why.${why}`) })}
    </p>
  ))
}

function written(target: ReturnType<typeof targetsOf>[number], change: DirectChange, source: PickedSource): string {
  if (target === 'text')
    return t('pick.written.text', { path: latin('why' in source.text ? source.path : source.text.path) })
  if (target.how === 'rule' && change.onlyThis !== true) {
    const count = Math.max(1, target.count ?? 1)
    return t('pick.written.rule', { path: latin(target.path), selector: latin(target.selector ?? ''), count })
  }
  return t(`pick.written.${target.how === 'class' ? 'class' : 'style'}`, { path: latin(source.path) })
}
