/** The build process's work, apart from how messages reach it: projects by their ids, one build at a time for each. */
import { createSerialQueue } from '../../lib/queue.ts'
import type { BuildResult, FromProcess, ToProcess } from './messages.ts'
import { createProjectBuilder, type ProjectBuilder } from './project-builder.ts'
import type { VendoredSet } from './vendored.ts'

/** Gives the function that takes main's messages; `answer` is called for each one that wants an answer. */
export function createBuilder(
  vendored: VendoredSet,
  answer: (message: FromProcess) => void,
): (message: ToProcess) => void {
  const projects = new Map<
    string,
    { readonly builder: ProjectBuilder; readonly queue: ReturnType<typeof createSerialQueue> }
  >()
  const open = (
    id: string,
  ): { readonly builder: ProjectBuilder; readonly queue: ReturnType<typeof createSerialQueue> } => {
    const known = projects.get(id)
    if (known !== undefined) return known
    const made = { builder: createProjectBuilder(vendored), queue: createSerialQueue() }
    projects.set(id, made)
    return made
  }
  return (message) => {
    switch (message.type) {
      case 'build': {
        const { builder, queue } = open(message.project)
        void queue
          .run(() => builder.build(message.files, message.fresh, message.packages))
          .catch(unexpected)
          .then((result) => answer({ type: 'built', id: message.id, result }))
        return
      }
      case 'source-map': {
        const map = projects.get(message.project)?.builder.sourceMap(message.name)
        answer({ type: 'source-map', id: message.id, ...(map === undefined ? {} : { map }) })
        return
      }
      case 'close': {
        const project = projects.get(message.project)
        projects.delete(message.project)
        void project?.queue.run(() => project.builder.dispose())
      }
    }
  }
}

function unexpected(thrown: unknown): BuildResult {
  const text = `The preview could not be built: ${thrown instanceof Error ? thrown.message : String(thrown)}`
  return { ok: false, problems: [{ text }], warnings: [], failedScreens: [], outputs: [], script: '', packages: [] }
}
