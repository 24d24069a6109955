/** What windows are told without asking: facts that changed, never orders. A window reads the new state by a route. */
import { z } from 'zod'

export const StudioEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('projects-changed') }),
  /** Files, versions, runs or name of one project. */
  z.object({ type: z.literal('project-changed'), projectId: z.string() }),
  z.object({ type: z.literal('run-started'), projectId: z.string(), runId: z.string() }),
  z.object({ type: z.literal('run-ended'), projectId: z.string(), runId: z.string() }),
  /** A picture of an app is there: the running app can show it now. */
  z.object({ type: z.literal('image-ready'), projectId: z.string(), slug: z.string() }),
  z.object({ type: z.literal('settings-changed') }),
  z.object({ type: z.literal('providers-changed') }),
  /** What the request pipeline is doing: told at most twice a second. */
  z.object({ type: z.literal('requests-changed') }),
  /** Something that did not go well behind the scenes: `studio.info` names all of them. */
  z.object({ type: z.literal('trouble'), message: z.string() }),
])
export type StudioEvent = z.infer<typeof StudioEvent>
