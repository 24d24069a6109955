/** For the measures of providers: the formats, their adapters, and the same bytes read with nothing around them. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Pool } from 'undici'
import { createAdapter } from '../main/providers/adapters.ts'
import { createLineSplitter } from '../main/providers/lines.ts'
import { createOllama } from '../main/providers/ollama/provider.ts'
import type { ModelEvent, ModelRequest, Provider } from '../main/providers/provider.ts'
import { createSseParser } from '../main/providers/sse.ts'

/** One provider of each wire format. */
export const formats = ['openai-compatible', 'openai', 'anthropic', 'gemini', 'ollama'] as const
export type Format = (typeof formats)[number]

export interface AnswerServer {
  /** Answers of so many pieces in this format are below it. */
  baseUrl(format: Format, pieces: number): string
  stop(): Promise<void>
}

export async function startAnswerServer(): Promise<AnswerServer> {
  const child = fork(new URL('answer-server.ts', import.meta.url))
  const [port] = (await once(child, 'message')) as [number]
  return {
    baseUrl: (format, pieces) => `http://127.0.0.1:${port}/${format}/${pieces}`,
    async stop() {
      const exit = once(child, 'exit')
      child.disconnect()
      await exit
    },
  }
}

export function adapterOf(format: Format, baseUrl: string): Provider {
  const provider =
    format === 'ollama'
      ? createOllama({ baseUrl, contextTokens: 8192 })
      : createAdapter({ id: format, baseUrl, key: 'bench-key' })
  if (provider === undefined) throw new Error(`There is no adapter for ${format}.`)
  return provider
}

export const request: ModelRequest = {
  model: 'bench',
  messages: [{ role: 'user', content: 'Make a page.' }],
  task: { prompt: 'Make a page.', kind: 'page', files: new Map() },
}

export interface RawReader {
  /** Reads an answer whole; `onBytes` gets each piece as it comes. */
  read(onBytes: (bytes: Uint8Array) => void): Promise<void>
  close(): Promise<void>
}

/** undici alone, over a connection that is kept. */
export function rawReader(baseUrl: string): RawReader {
  const { origin, pathname } = new URL(baseUrl)
  const pool = new Pool(origin, { headersTimeout: 0, bodyTimeout: 0 })
  const body = JSON.stringify({ model: request.model, messages: request.messages, stream: true })
  return {
    async read(onBytes) {
      const answer = await pool.request({
        path: `${pathname}/raw`,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      for await (const bytes of answer.body as AsyncIterable<Uint8Array>) onBytes(bytes)
    },
    close: () => pool.close(),
  }
}

/** The least that a reader of this format does: its events or lines, each as JSON. */
export function rawParser(format: Format): { push(bytes: Uint8Array): void; readonly seen: number } {
  let seen = 0
  const read = (text: string): void => {
    if (text !== '' && text !== '[DONE]' && JSON.parse(text) !== null) seen += 1
  }
  const parser = format === 'ollama' ? createLineSplitter(read) : createSseParser({ event: read, stray() {} })
  return {
    push: parser.push,
    get seen() {
      return seen
    },
  }
}

/** Collects garbage now, so that one reader's is not counted on the next. */
export function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

/** Of the pieces that the answer server sends, in characters. */
export const pieceLength = 4

/** Reads an answer through its adapter; gives the number of its text's characters. */
export function readThrough(provider: Provider, onText?: () => void): Promise<number> {
  return readText(provider.stream(request, new AbortController().signal), onText)
}

/** Reads an answer; gives the number of its text's characters. `onText` is called for each piece as it is given. */
export async function readText(answer: AsyncIterable<ModelEvent>, onText: () => void = () => {}): Promise<number> {
  let characters = 0
  for await (const event of answer) {
    if (event.type !== 'text-delta') continue
    characters += event.text.length
    onText()
  }
  return characters
}
