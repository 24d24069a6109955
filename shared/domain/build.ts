/** How the preview's build of a React app stands. */
import { z } from 'zod'

/** What is wrong, for a person: `text` is a sentence; lines and columns count from 1. */
export const BuildProblem = z.object({
  /** A path in the project. */
  file: z.string().optional(),
  line: z.number().optional(),
  column: z.number().optional(),
  text: z.string(),
  /** What to do about it. */
  hint: z.string().optional(),
  /** A package of the registry that would mend it, as `name` or `name@version`. */
  install: z.string().optional(),
})
export type BuildProblem = z.infer<typeof BuildProblem>

/** A place in a text; line and column count from 1. */
export const CodePlace = z.object({ file: z.string().max(4_000), line: z.int().min(1), column: z.int().min(0) })
export type CodePlace = z.infer<typeof CodePlace>

export const BuildState = z.object({
  /** Of the newest good build, which is the one that is served; grows with each. 0: there is none yet. */
  good: z.number().int(),
  /** What is wrong with the newest build, which is then not served. */
  problems: z.array(BuildProblem),
  /** Screens that could not be built by themselves: their last good build is served. */
  failedScreens: z.array(
    z.object({
      path: z.string(),
      /** There is no such file (yet): in a run it may be still to come. */
      absent: z.boolean().optional(),
      problems: z.array(BuildProblem),
    }),
  ),
  /** The good build differs from the one before in screens alone that the app loads when they are visited, and in styles. */
  screensOnly: z.boolean(),
  /** The good build's screens that are not as they were: their addresses below `/__kiln/build/`. */
  screens: z.array(z.string()),
  /** The good build's stylesheet is not as it was. */
  styles: z.boolean(),
  /** From the change to the build, in milliseconds. */
  ms: z.number(),
  /** The build process was lost and started anew, and why. */
  restarted: z.string().optional(),
})
export type BuildState = z.infer<typeof BuildState>
