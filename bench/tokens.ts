/** Text as tokens of four characters, and the pace at which they leave. */

/** Four characters each, as English code has them on the average. */
export function tokensOf(text: string): string[] {
  return text.match(/[^]{1,4}/g) ?? []
}

/**
 * Hands out the tokens at `perSecond`, as many at a time as are due; `send` gets where the first of them stands.
 * Resolves when the last has been handed out, or at once when `signal` is aborted.
 */
export async function paceTokens(
  tokens: readonly string[],
  perSecond: number,
  send: (tokens: readonly string[], from: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const began = performance.now()
  for (let sent = 0; sent < tokens.length && signal?.aborted !== true;) {
    const due = Math.min(tokens.length, Math.floor(((performance.now() - began) * perSecond) / 1000) + 1)
    if (due > sent) send(tokens.slice(sent, due), sent)
    sent = Math.max(sent, due)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}
