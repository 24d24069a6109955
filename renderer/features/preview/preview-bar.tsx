/** The bar above the frame: device, where the app is, reload, pictures; what has no room goes into its menu. */
import {
  AppWindow,
  ArrowLeft,
  ArrowRight,
  Camera,
  Copy,
  Download,
  Ellipsis,
  ExternalLink,
  Maximize2,
  Minimize2,
  Monitor,
  RefreshCw,
  RotateCw,
  Smartphone,
  SquareMousePointer,
  Tablet,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuGroup, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import { t } from '../../words/index.ts'
import { type DeviceChoice, type DeviceKind, presetOf, withKind } from './devices.ts'
import { foldsAt } from './folds.ts'
import { shortcuts } from './shortcuts.ts'
import type { PictureWish } from './take-picture.ts'

export interface PreviewBarProps {
  /** Of the pane, in pixels. */
  readonly width: number
  readonly choice: DeviceChoice
  readonly onChoice: (choice: DeviceChoice) => void
  readonly status: ReactNode
  /** False while there is nothing to reload or open. */
  readonly shown: boolean
  readonly place: { readonly path: string; readonly back: boolean; readonly forward: boolean }
  /** The app's pages, to go to; with one there is nothing to choose. */
  readonly pages: readonly string[]
  readonly maximised: boolean
  readonly picturing: boolean
  /** Undefined where no element can be picked at all. */
  readonly pick: { readonly on: boolean; readonly possible: boolean; readonly toggle: () => void } | undefined
  /** A newer build waits until nobody types in the app; takes it now. */
  readonly onUpdate: (() => void) | undefined
  readonly onPage: (path: string) => void
  readonly onGo: (to: 'back' | 'forward') => void
  readonly onReload: () => void
  readonly onPicture: (wish: PictureWish) => void
  readonly onOpen: () => void
  readonly onMaximise: (maximised: boolean) => void
}

const small = { size: 14, 'aria-hidden': true } as const
const item = { size: 16, 'aria-hidden': true } as const

const wishes: readonly (PictureWish & { readonly label: 'copySeen' | 'saveSeen' | 'copyPage' | 'savePage' })[] = [
  { area: 'viewport', to: 'clipboard', label: 'copySeen' },
  { area: 'viewport', to: 'file', label: 'saveSeen' },
  { area: 'page', to: 'clipboard', label: 'copyPage' },
  { area: 'page', to: 'file', label: 'savePage' },
]

export function PreviewBar(props: PreviewBarProps): ReactNode {
  const { width, choice, onChoice, status, shown, place, pages, maximised, picturing } = props
  const { pick, onUpdate, onPage, onGo, onReload, onPicture, onOpen, onMaximise } = props
  const folds = foldsAt(width)
  const kind = choice.device === 'full' ? 'full' : (presetOf(choice)?.kind ?? 'custom')
  const option = (value: DeviceKind | 'full', icon: ReactNode) => ({ value, label: t(`preview.${value}`), icon })
  const icons = (
    <Segmented
      label={t('preview.device')}
      value={kind}
      options={[
        option('full', <AppWindow {...small} />),
        option('phone', <Smartphone {...small} />),
        option('tablet', <Tablet {...small} />),
        option('desktop', <Monitor {...small} />),
      ]}
      onChange={(next) => {
        if (next !== 'custom') onChoice(withKind(choice, next))
      }}
    />
  )
  const here = place.path === '' ? 'index.html' : place.path
  const pictureItems = wishes.map(({ label, ...wish }) => (
    <MenuItem
      key={label}
      icon={wish.to === 'clipboard' ? <Copy {...item} /> : <Download {...item} />}
      onSelect={() => onPicture(wish)}
      {...(label === 'copySeen' ? { shortcut: shortcuts.picture } : {})}
    >
      {t(`preview.${label}`)}
    </MenuItem>
  ))
  return (
    <Toolbar label={t('preview.toolbar')} className="preview-bar" data-words={!folds.words}>
      {icons}
      {pages.length > 1 && !folds.path ? (
        <Menu
          trigger={
            <button type="button" className="button preview-path mono small" title={t('preview.pages')}>
              <bdi className="clip">{here}</bdi>
            </button>
          }
        >
          <MenuGroup label={t('preview.pages')}>{pageItems()}</MenuGroup>
        </Menu>
      ) : (
        <span className="grow" />
      )}
      {onUpdate !== undefined ? (
        <Button
          size="small"
          look="line"
          className="preview-update"
          title={t('preview.updateReadyText')}
          onClick={onUpdate}
        >
          <RefreshCw size={13} aria-hidden="true" />
          <span className="clip">{t('preview.updateReady')}</span>
        </Button>
      ) : (
        !folds.status && <span className="preview-status small faint num">{status}</span>
      )}
      {!folds.history && (place.back || place.forward) && (
        <>
          <IconButton label={t('preview.back')} disabled={!place.back} onClick={() => onGo('back')}>
            <ArrowLeft {...small} className="mirrored" />
          </IconButton>
          <IconButton label={t('preview.forward')} disabled={!place.forward} onClick={() => onGo('forward')}>
            <ArrowRight {...small} className="mirrored" />
          </IconButton>
        </>
      )}
      {pick !== undefined && (
        <IconButton
          label={t(pick.on ? 'pick.stop' : pick.possible ? 'pick.start' : 'pick.notNow')}
          shortcut={pick.on ? 'Escape' : shortcuts.pick}
          on={pick.on}
          aria-pressed={pick.on}
          disabled={!pick.possible}
          onClick={pick.toggle}
          data-testid="pick-element"
        >
          <SquareMousePointer {...small} />
        </IconButton>
      )}
      <IconButton label={t('preview.reload')} shortcut={shortcuts.reload} onClick={onReload} disabled={!shown}>
        <RotateCw {...small} />
      </IconButton>
      {!folds.picture && (
        <Menu
          align="end"
          trigger={
            <IconButton label={t('preview.picture')} busy={picturing} disabled={!shown} data-testid="take-picture">
              {!picturing && <Camera {...small} />}
            </IconButton>
          }
        >
          {pictureItems}
        </Menu>
      )}
      {!folds.open && (
        <IconButton label={t('preview.open')} onClick={onOpen} disabled={!shown}>
          <ExternalLink {...small} />
        </IconButton>
      )}
      {(!folds.maximise || maximised) && (
        <IconButton
          label={t(maximised ? 'preview.restore' : 'preview.maximise')}
          shortcut={maximised ? 'Escape' : shortcuts.maximise}
          onClick={() => onMaximise(!maximised)}
        >
          {maximised ? <Minimize2 {...small} /> : <Maximize2 {...small} />}
        </IconButton>
      )}
      {folds.any && (
        <Menu
          align="end"
          trigger={
            <IconButton label={t('preview.more')}>
              <Ellipsis {...small} />
            </IconButton>
          }
        >
          {pages.length > 1 && folds.path && (
            <>
              <MenuGroup label={t('preview.pages')}>{pageItems()}</MenuGroup>
              <MenuLine />
            </>
          )}
          {folds.history && (
            <>
              <MenuItem
                icon={<ArrowLeft {...item} className="mirrored" />}
                disabled={!place.back}
                onSelect={() => onGo('back')}
              >
                {t('preview.back')}
              </MenuItem>
              <MenuItem
                icon={<ArrowRight {...item} className="mirrored" />}
                disabled={!place.forward}
                onSelect={() => onGo('forward')}
              >
                {t('preview.forward')}
              </MenuItem>
            </>
          )}
          {folds.picture && shown && pictureItems}
          {folds.open && (
            <MenuItem icon={<ExternalLink {...item} />} disabled={!shown} onSelect={onOpen}>
              {t('preview.open')}
            </MenuItem>
          )}
          {folds.maximise && (
            <MenuItem
              icon={<Maximize2 {...item} />}
              shortcut={shortcuts.maximise}
              onSelect={() => onMaximise(!maximised)}
            >
              {t('preview.maximise')}
            </MenuItem>
          )}
        </Menu>
      )}
    </Toolbar>
  )

  function pageItems(): ReactNode {
    return pages.map((page) => (
      <MenuItem key={page} chosen={page === here} onSelect={() => onPage(page)}>
        <bdi className="mono small">{page}</bdi>
      </MenuItem>
    ))
  }
}
