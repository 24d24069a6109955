/** The header: where one is, what stands beside the conversation, the palette and what belongs to the project. */
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { t } from '../../words/index.ts'
import { BrandMark } from './brand-mark.tsx'

export type HeaderView = 'code' | 'split' | 'preview'

export interface HeaderProps {
  /** The project switcher, inside a project. */
  readonly switcher?: ReactNode
  /** Absent where there are no panes to choose. */
  readonly view?: HeaderView | undefined
  readonly onView: (view: HeaderView) => void
  readonly onPalette: () => void
  /** Versions and the like. */
  readonly end?: ReactNode
}

const views = ['code', 'split', 'preview'] as const

/** The content of the window's header. */
export function Header({ switcher, view, onView, onPalette, end }: HeaderProps) {
  return (
    <>
      <div className="row">
        <a className="frame-brand" href="#/" aria-label={t('frame.home')}>
          <BrandMark />
          Kiln
        </a>
        {switcher !== undefined && switcher !== false && (
          <>
            <span className="faint" aria-hidden="true">
              /
            </span>
            {switcher}
          </>
        )}
      </div>
      {view === undefined ? (
        <span />
      ) : (
        <Segmented
          label={t('frame.panes')}
          value={view}
          options={views.map((value) => ({ value, label: t(`frame.${value}`) }))}
          onChange={onView}
        />
      )}
      <div className="row frame-header-end">
        {/* Before the palette's button, which is always there and so never moves. */}
        {end}
        <Tooltip text={t('ui.allActions')} side="bottom">
          <Button shortcut="Mod+K" onClick={onPalette}>
            <span className="unseen">{t('ui.allActions')}</span>
          </Button>
        </Tooltip>
      </div>
    </>
  )
}
