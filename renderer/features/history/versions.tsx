/** The "Versions" button of the window's header, and the list it opens. */
import { Popover } from '@base-ui/react/popover'
import { History } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'
import './history.css'
import { useHistoryOpen } from './history-open.ts'
import { HistoryWindow } from './lazy-history.tsx'
import type { HistoryWindowProps } from './types.ts'
import { VersionList } from './version-list.tsx'

/** A button with the number of versions; it opens the list, which closes when one is shown or restored. One for each project. */
export function Versions(props: HistoryWindowProps): ReactNode {
  const [open, setOpen] = useState(false)
  const { open: whole } = useHistoryOpen()
  const setWhole = (next: boolean): void => useHistoryOpen.setState({ open: next })
  useLayoutEffect(() => () => useHistoryOpen.setState({ open: false }), [])
  return (
    <>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger render={<Button on={open} id="versions" data-testid="versions-button" />}>
          {t('history.versions')} <span className="faint num">{props.versions.length}</span>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={6} align="end" collisionPadding={8} className="versions-layer">
            <Popover.Popup className="menu versions-popup" aria-label={t('history.versions')}>
              <VersionList
                {...props}
                onView={(version) => {
                  setOpen(false)
                  props.onView(version)
                }}
              />
              {props.versions.length > 0 && (
                <Button
                  className="versions-whole"
                  onClick={() => {
                    setOpen(false)
                    setWhole(true)
                  }}
                >
                  <History size={14} aria-hidden="true" />
                  {t('history.whole')}
                </Button>
              )}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {whole && <HistoryWindow {...props} onClose={() => setWhole(false)} />}
    </>
  )
}
