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
import { figuresFile, type Figures } from './export-figures.ts'

export interface ExportMenuProps {
  /** As they are shown; asked for when it is exported. */
  readonly filter: () => MetricsFilter
  /** Of the overview; undefined where they are not shown, or not there yet. */
  readonly figures: Omit<Figures, 'filter'> | undefined
  /** Hands a file to the user. */
  readonly onFile: (file: File) => void
}

/** One file may hold so many requests. */
const mostExported = 100_000

/** Says what was left out. */
export function ExportMenu({ filter, figures, onFile }: ExportMenuProps) {
  const [busy, setBusy] = useState(false)
  const exportRequests = async (format: 'csv' | 'json'): Promise<void> => {
    setBusy(true)
    try {
      const { file, left } = await client.metrics.export({ filter: filter(), format })
      onFile(file)
      if (left > 0)
        showToast(t('metrics.exportLeft', { amount: formatCount(mostExported), count: left }), { timeoutMs: 10_000 })
    } catch (thrown) {
      showError(thrown)
    } finally {
      setBusy(false)
    }
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
        <Button look="line" busy={busy}>
          {!busy && <Download size={14} aria-hidden="true" />}
          {t('metrics.export')}
        </Button>
      }
    >
      <MenuGroup label={t('metrics.exportRequests')}>{items((format) => void exportRequests(format))}</MenuGroup>
      {figures !== undefined && (
        <MenuGroup label={t('metrics.exportFigures')}>
          {items((format) => onFile(figuresFile(format, { filter: filter(), ...figures })))}
        </MenuGroup>
      )}
    </Menu>
  )
}
