/** Real projects in a folder of their own, for tests. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach } from 'vitest'
import type { Project } from '#shared/domain/project.ts'
import { openStore, type Store } from '../store/store.ts'
import { createProjects, type Projects } from './projects.ts'

export interface TestProjects {
  readonly folder: string
  store: Store
  projects: Projects
  /** What the clock tells next; it goes on by itself. */
  now: number
  /** As after the end of Kiln and a new start, without `recover`. */
  restart(): void
  /** A project with an index.html, unless other files are given. */
  make(name?: string, files?: Record<string, string>): Promise<Project>
  textsOf(id: string): Promise<Record<string, string>>
}

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

/** Everything goes after the test. */
export async function openTestProjects(): Promise<TestProjects> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kiln-projects-'))
  const open = (): { store: Store; projects: Projects } => {
    const store = openStore(path.join(folder, 'data'))
    const clock = { now: () => (test.now += 1) }
    return { store, projects: createProjects({ store, projectsFolder: path.join(folder, 'projects'), clock }) }
  }
  const test: TestProjects = {
    folder,
    now: 1_000,
    ...({} as { store: Store; projects: Projects }),
    restart() {
      test.store.close()
      Object.assign(test, open())
    },
    async make(name = 'FocusFlow', files = { 'index.html': '<p>one' }) {
      const project = await test.projects.create({ name, kind: 'page' })
      const why = { reason: 'run', label: 'a prompt' } as const
      await test.projects.apply(project.id, { files: new Map(Object.entries(files)) }, why)
      return test.projects.get(project.id)
    },
    textsOf: async (id) => Object.fromEntries(await test.projects.workspace(id).readTexts()),
  }
  Object.assign(test, open())
  cleanups.push(async () => {
    test.store.close()
    await rm(folder, { recursive: true, force: true })
  })
  return test
}
