/** The line over a device's frame: which device, how large, how it is held, how much smaller it is shown. */
import { ChevronDown, RotateCcwSquare } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuGroup, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { t } from '../../words/index.ts'
import { deviceName, presetName } from './device-names.ts'
import { type DeviceChoice, type Placed, presets, sideWithin, withSize, type Zoom } from './devices.ts'
import { shortcuts } from './shortcuts.ts'

export interface DeviceBarProps {
  readonly choice: DeviceChoice
  readonly placed: Placed
  readonly onChoice: (choice: DeviceChoice) => void
}

const kinds = ['phone', 'tablet', 'desktop'] as const
const groups = { phone: 'phones', tablet: 'tablets', desktop: 'screens' } as const
const zooms: readonly Zoom[] = ['fit', 50, 75, 100]

export function DeviceBar({ choice, placed, onChoice }: DeviceBarProps): ReactNode {
  const percent = Math.round(placed.scale * 100)
  return (
    <div className="device-bar small" role="group" aria-label={t('preview.device')}>
      <Menu
        trigger={
          <Button size="small" aria-label={t('preview.chooseDevice')} data-testid="device-name">
            <span className="clip">{deviceName(choice)}</span>
            <ChevronDown size={12} aria-hidden="true" />
          </Button>
        }
      >
        {kinds.map((kind) => (
          <MenuGroup key={kind} label={t(`preview.${groups[kind]}`)}>
            {presets
              .filter((preset) => preset.kind === kind)
              .map((preset) => (
                <MenuItem
                  key={preset.id}
                  chosen={preset.id === choice.device}
                  hint={<bdi>{t('preview.size', { width: preset.width, height: preset.height })}</bdi>}
                  onSelect={() => onChoice({ ...choice, device: preset.id, turned: false })}
                >
                  <bdi>{presetName(preset)}</bdi>
                </MenuItem>
              ))}
          </MenuGroup>
        ))}
        <MenuLine />
        <MenuItem
          chosen={choice.device === 'custom'}
          onSelect={() => onChoice(withSize(choice, { width: placed.width, height: placed.height }))}
        >
          {t('preview.custom')}
        </MenuItem>
      </Menu>
      <span className="device-size" dir="ltr">
        <Side
          label={t('preview.width')}
          value={placed.width}
          onValue={(width) => onChoice(withSize(choice, { width, height: placed.height }))}
        />
        ×
        <Side
          label={t('preview.height')}
          value={placed.height}
          onValue={(height) => onChoice(withSize(choice, { width: placed.width, height }))}
        />
      </span>
      <IconButton
        size="small"
        label={t('preview.rotate')}
        shortcut={shortcuts.rotate}
        aria-pressed={choice.turned}
        onClick={() => onChoice({ ...choice, turned: !choice.turned })}
      >
        <RotateCcwSquare size={14} aria-hidden="true" />
      </IconButton>
      <Menu
        align="end"
        trigger={
          <Button size="small" className="num" aria-label={`${t('preview.zoom')}: ${percent} %`}>
            <bdi dir="ltr">{t('preview.percent', { zoom: percent })}</bdi>
            <ChevronDown size={12} aria-hidden="true" />
          </Button>
        }
      >
        {zooms.map((zoom) => (
          <MenuItem key={zoom} chosen={choice.zoom === zoom} onSelect={() => onChoice({ ...choice, zoom })}>
            {zoom === 'fit' ? t('preview.fit') : <bdi dir="ltr">{t('preview.percent', { zoom })}</bdi>}
          </MenuItem>
        ))}
      </Menu>
    </div>
  )
}

interface SideProps {
  readonly label: string
  readonly value: number
  readonly onValue: (value: number) => void
}

/** Taken when it is left or Enter is pressed, so that a half-typed number is never a size. */
function Side({ label, value, onValue }: SideProps): ReactNode {
  const shown = String(Math.round(value))
  const [text, setText] = useState(shown)
  useEffect(() => setText(shown), [shown])
  const take = (): void => {
    const wanted = Number(text)
    if (text.trim() === '' || !Number.isFinite(wanted)) return setText(shown)
    const side = sideWithin(wanted)
    setText(String(side))
    if (side !== Math.round(value)) onValue(side)
  }
  return (
    <input
      className="device-side num"
      aria-label={label}
      inputMode="numeric"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
        if (event.key === 'Escape') setText(shown)
        const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
        if (step === undefined) return
        event.preventDefault()
        onValue(sideWithin(Math.round(value) + step * (event.shiftKey ? 10 : 1)))
      }}
    />
  )
}
