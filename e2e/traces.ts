/** Looks for a secret in all that a studio leaves behind: files as bytes, and what its page was told. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright'

/** The forms in which a text may lie in a file. */
function formsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret)
  // Base64 depends on where in a longer text it begins: what is the same for all three places is looked for.
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    return Buffer.from(whole.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 8) / 6) - 1))
  })
  return [bytes, Buffer.from(secret, 'utf16le'), Buffer.from(bytes.toString('hex')), ...base64]
}

/** True when the bytes hold the secret in any usual form. */
export function holds(bytes: Uint8Array | string, secret: string): boolean {
  const buffer = Buffer.from(bytes as Uint8Array)
  return formsOf(secret).some((form) => buffer.includes(form))
}

/** The files of a folder, with all in it, that hold the secret. What vanishes meanwhile is not there. */
export async function filesWith(folder: string, secret: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    if (holds(bytes, secret)) found.push(path.relative(folder, file))
  }
  return found
}

/** Writes down everything that reaches the page from now on, through its port or socket; it is loaded anew for that. */
export async function overhear(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.defineProperty(window, 'heard', { value: heard })
    const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data') ?? {}
    const texts = (value: unknown): string => {
      if (typeof value === 'string') return value
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value)
      try {
        return JSON.stringify(value) ?? ''
      } catch {
        return ''
      }
    }
    Object.defineProperty(MessageEvent.prototype, 'data', {
      get(this: MessageEvent) {
        const data: unknown = get?.call(this)
        heard.push(texts(data))
        return data
      },
    })
  })
  await page.reload()
  return () =>
    page.evaluate(() =>
      [
        ...(window as unknown as { heard: string[] }).heard,
        document.documentElement.outerHTML,
        ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
        JSON.stringify(localStorage),
        JSON.stringify(sessionStorage),
      ].join('\n'),
    )
}
