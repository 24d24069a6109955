/** The bar above the frame: width, state, reload, open in the browser. */
import { ExternalLink, Monitor, RotateCw, Smartphone, Tablet } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { Device } from './device.ts'

export interface PreviewBarProps {
  readonly device: Device
  readonly onDevice: (device: Device) => void
  readonly status: ReactNode
  /** False while there is nothing to reload or open. */
  readonly shown: boolean
  readonly onReload: () => void
  readonly onOpen: () => void
}

const devices = [
  { value: 'phone', label: 'Phone', icon: <Smartphone size={14} aria-hidden="true" /> },
  { value: 'tablet', label: 'Tablet', icon: <Tablet size={14} aria-hidden="true" /> },
  { value: 'desktop', label: 'Desktop', icon: <Monitor size={14} aria-hidden="true" /> },
] as const

export function PreviewBar({ device, onDevice, status, shown, onReload, onOpen }: PreviewBarProps): ReactNode {
  return (
    <div className="preview-bar">
      <Segmented label="Width" value={device} options={devices} onChange={onDevice} />
      <span className="grow" />
      <span className="preview-status small faint num">{status}</span>
      <IconButton label="Reload" onClick={onReload} disabled={!shown}>
        <RotateCw size={14} aria-hidden="true" />
      </IconButton>
      <IconButton label="Open in your browser" onClick={onOpen} disabled={!shown}>
        <ExternalLink size={14} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
