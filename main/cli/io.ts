/** What a command may touch of the world, and how it ends. */

export interface CommandIo {
  /** One line of results. */
  stdout(line: string): void
  /** One line of progress or of an error. */
  stderr(line: string): void
  /** Asks for what must not be seen; absent where nobody can be asked. An empty answer: the user left it. */
  readonly askSecret?: (question: string) => Promise<string>
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborts on Ctrl+C and SIGTERM. */
  readonly signal: AbortSignal
}

export const exitCodes = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const

/** A command takes its own arguments and resolves to its exit code. */
export type Command = (args: readonly string[], io: CommandIo) => Promise<number>
