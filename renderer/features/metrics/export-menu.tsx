/** What is shown, as a file: the requests one by one, or the figures of the page. */
import { Download } from 'lucide-react'
import { useState } from 'react'
import type { MetricsFilter } from '#shared/domain/metrics.ts'
import { client } from '../../client/connection.ts'
import { Button } from '../../ui/button.tsx'
import { formatCount } from '../../ui/format.ts'
import { Menu, MenuGroup, MenuItem } from '../../ui/menu.tsx'
import { showError, showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import { figuresFile, type FiguresPart } from './export-figures.ts'

export interface ExportMenuProps {
  /** The part that is shown: its figures can be had, too. */
  readonly part: FiguresPart | 'list'
  /** As they are shown; asked for when it is exported. */
  readonly filter: () => MetricsFilter
  /** Hands a file to the user. */
  readonly onFile: (file: File) => void
}

/** One file may hold so many requests. */
const mostExported = 100_000

/** Says what was left out. */
export function ExportMenu({ part, filter, onFile }: ExportMenuProps) {
  const [busy, setBusy] = useState(false)
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await work()
    } catch (thrown) {
      showError(thrown)
    } finally {
      setBusy(false)
    }
  }
  const exportRequests = async (format: 'csv' | 'json'): Promise<void> => {
    const { file, left } = await client.metrics.export({ filter: filter(), format })
    onFile(file)
    if (left === 0) return
    const amounts = { amount: formatCount(mostExported), count: left, rest: formatCount(left) }
    showToast(t('metrics.exportLeft', amounts), { timeoutMs: 10_000 })
  }
  const items = (choose: (format: 'csv' | 'json') => void) => (
    <>
      <MenuItem onSelect={() => choose('csv')}>{t('metrics.asCsv')}</MenuItem>
      <MenuItem onSelect={() => choose('json')}>{t('metrics.asJson')}</MenuItem>
    </>
  )
  return (
    <Menu
      align="end"
      trigger={
        <Button look="line" busy={busy} disabled={busy}>
          {!busy && <Download size={14} aria-hidden="true" />}
          {t('metrics.export')}
        </Button>
      }
    >
      {part !== 'cost' && part !== 'models' && (
        <MenuGroup label={t('metrics.exportRequests')}>
          {items((format) => void guarded(() => exportRequests(format)))}
        </MenuGroup>
      )}
      {part !== 'list' && (
        <MenuGroup label={t('metrics.exportFigures')}>
          {items((format) => void guarded(async () => onFile(await figuresFile(part, format, filter()))))}
        </MenuGroup>
      )}
    </Menu>
  )
}
