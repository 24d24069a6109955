/** The "Versions" button of the window's header, and the list it opens. */
import { Popover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import type { VersionsProps } from './types.ts'
import { VersionList } from './version-list.tsx'

/** A button with the number of versions; it opens the list. */
export function Versions(props: VersionsProps): ReactNode {
  return (
    <Popover.Root>
      <Popover.Trigger>
        Versions <span>{props.versions.length}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end">
          <Popover.Popup>
            <VersionList {...props} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
