/** Waits for what takes a moment, such as the end of a connection as its server sees it. */

/** Rejects when it does not become true within 3 s. */
export async function eventually(holds: () => boolean, what: string): Promise<void> {
  const until = Date.now() + 3000
  while (!holds()) {
    if (Date.now() > until) throw new Error(`Still there after 3 s: ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
