/** What joins the history with the rest of the window: the editor's comparison, downloads, the new project. */
import { client } from '../client/connection.ts'
import { TextCompare } from '../features/editor/index.ts'
import type { HistoryWindowProps } from '../features/history/index.ts'
import { download } from '../ui/download.ts'
import { showError, showToast } from '../ui/toast.tsx'
import { t } from '../words/index.ts'
import { navigate } from './route.ts'
import { TriedBefore } from './tried-answers.tsx'

/** `native`: a folder can be asked for; elsewhere the history comes as an archive. */
export function historyActions(
  projectId: string,
  theme: 'dark' | 'light',
  native: boolean,
): Pick<HistoryWindowProps, 'showTexts' | 'onBranched' | 'onExport' | 'tried'> {
  return {
    showTexts: (file) => <TextCompare {...file} theme={theme} />,
    tried: (close) => <TriedBefore projectId={projectId} onLook={close} />,
    onBranched: (made) => navigate({ view: 'project', projectId: made }),
    onExport: () => void (native ? exportToFolder(projectId) : exportArchive(projectId)).catch(showError),
  }
}

async function exportArchive(projectId: string): Promise<void> {
  download((await client.version.exportGit({ projectId })).file)
}

async function exportToFolder(projectId: string): Promise<void> {
  const { folder } = await client.studio.pickFolder({ title: t('history.exportTitle') })
  if (folder === undefined) return
  const { commits } = await client.version.exportGitTo({ projectId, folder })
  showToast(t('history.exported', { count: commits, folder }))
}
