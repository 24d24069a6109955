/** Data folders with something in them, for specs that begin in the middle of things. */
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunRecord } from '#shared/domain/run.ts'
import type { SettingsPatch } from '#shared/domain/settings.ts'
import { openStore } from '../main/store/store.ts'

export interface Seed {
  readonly settings?: SettingsPatch
  /** The name of a project with this conversation. */
  readonly project?: { readonly name: string; readonly runs: readonly Partial<RunRecord>[] }
}

const started = Date.UTC(2026, 10, 1, 9)

/** A data folder that no studio has opened yet. Remove it when the studio has ended. */
export async function seededFolder({ settings, project }: Seed): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kiln-seeded-'))
  const store = openStore(folder)
  if (settings !== undefined) store.settings.write(settings)
  if (project !== undefined) {
    const place = join(folder, 'projects', 'seeded')
    await mkdir(place, { recursive: true })
    const times = { createdAt: started, updatedAt: started }
    store.projects.insert({ id: 'seeded', name: project.name, kind: 'page', folder: place, ...times })
    for (const [index, run] of project.runs.entries()) store.runs.insert({ ...plainRun(index), ...run })
  }
  store.close()
  return folder
}

function plainRun(index: number): RunRecord {
  const model = { provider: 'scripted', model: 'scripted' } as const
  return {
    id: `run-${String(index).padStart(6, '0')}`,
    projectId: 'seeded',
    prompt: `prompt ${index + 1}`,
    attachments: [],
    kind: 'page',
    mode: 'edit',
    asked: model,
    answered: model,
    state: 'done',
    draft: 'none',
    startedAt: started + index * 600_000,
    endedAt: started + index * 600_000 + 4_000,
    firstTokenMs: 400,
    text: `Answer **${index + 1}**.`,
    files: [{ path: 'index.html', added: 1, removed: 1, whole: true }],
    citations: [],
  }
}
