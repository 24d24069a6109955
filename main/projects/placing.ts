/** Where projects lie: the folder for new ones, and how one or all of them come to lie elsewhere. */
import path from 'node:path'
import type { Project } from '#shared/domain/project.ts'
import type { Clock } from '../lib/clock.ts'
import { ensureFolder } from '../lib/folders.ts'
import type { Store } from '../store/store.ts'
import type { FolderMoves } from './folder-moves.ts'
import { folderState } from './folder-state.ts'
import { freeFolder, makeProjectFolder } from './folders.ts'
import { moveAll, projectsIn } from './move-all.ts'
import { checkProjectPlace, checkProjectsFolder, type PlaceRules } from './places.ts'
import type { Workspace } from './workspace.ts'

export interface Placing {
  /** Where new projects are made: what the user chose last, else the usual place. */
  folder(): string
  /** Names another folder as the project's; nothing is moved. Throws invalid-input for one that cannot be. */
  point(project: Project, folder: string): Promise<void>
  /** Makes a folder for a project whose own is gone: in its old place, else in the projects folder. */
  makeAnew(project: Project): Promise<void>
  /** See `Projects.moveAll`. */
  moveAll(
    folder: string,
    guarded: (id: string, job: () => Promise<void>) => Promise<void>,
    signal: AbortSignal,
  ): Promise<number>
}

export interface PlacingParts {
  readonly store: Store
  /** The usual place. */
  readonly projectsFolder: string
  readonly moves: FolderMoves
  readonly clock: Clock
  readonly workspace: (id: string) => Workspace
}

const folderValue = 'projects-folder'

export function createPlacing({ store, projectsFolder, moves, clock, workspace }: PlacingParts): Placing {
  const isTaken = store.projects.hasFolder
  const folder = (): string => store.values.get(folderValue) ?? projectsFolder

  function rules(): PlaceRules {
    return { dataFolder: store.folder, usualProjectsFolder: projectsFolder, projects: store.projects.list() }
  }

  async function makeAnew(project: Project): Promise<void> {
    if ((await folderState(project.folder)) === 'missing') {
      try {
        return ensureFolder(project.folder)
      } catch {
        // A file is in its place, or its disk is not there: then in the projects folder.
      }
    }
    const own = await makeProjectFolder(folder(), project.name, isTaken)
    store.projects.update(project.id, { folder: own })
  }

  async function moveOne(id: string, to: string, signal: AbortSignal): Promise<void> {
    await workspace(id).exclusive(async () => {
      const from = workspace(id).root
      const place = freeFolder(to, path.basename(from), isTaken)
      await moves.move(id, { kind: 'place', from, to: place, at: clock.now() }, signal)
    })
  }

  /** One that is not where it should be stays named as it is: it may come back there. */
  async function missing(): Promise<Set<string>> {
    const projects = store.projects.list()
    const states = await Promise.all(projects.map((project) => folderState(project.folder)))
    return new Set(projects.filter((_, index) => states[index] === 'missing').map(({ id }) => id))
  }

  return {
    folder,
    async point(project, to) {
      const place = await checkProjectPlace(project, to, rules())
      store.projects.update(project.id, { folder: place })
    },
    makeAnew,
    async moveAll(to, guarded, signal) {
      const place = await checkProjectsFolder(to, rules())
      const from = folder()
      if (place === from) return 0
      const gone = await missing()
      const isLeft = (project: Project): boolean => !gone.has(project.id) && path.dirname(project.folder) !== place
      const moved = await moveAll(
        {
          left: () => projectsIn(from, store.projects.list()).filter(isLeft),
          moveOne: ({ id }) => guarded(id, () => moveOne(id, place, signal)),
        },
        signal,
      )
      store.values.set(folderValue, place)
      return moved
    },
  }
}
