/** A server whose answer is known, and which goes on from any beginning of it: so that what is joined can be compared. */
import { chatChunk, chatReply, jsonReply, sse } from '../fake-providers/index.ts'
import { startFakeServer, type FakeServer } from '../fake-providers/server.ts'
import type { Reply, Step } from '../fake-providers/steps.ts'

export const prompt = 'a timer called Kept'
export const model = { provider: 'openai-compatible', model: 'tiny-coder' } as const

/** What the project holds when the answer is whole. */
export const files: Readonly<Record<string, string>> = {
  'app.css': lines('.line-', ' { color: teal; }', 40),
  'index.html': `<!doctype html>\n<title>Kept</title>\n${lines('<p>Line ', ' of many.</p>', 120)}`,
}

const answer = `Here it is.\n\n${Object.entries(files)
  .map(([path, text]) => `\`\`\`${path.slice(path.lastIndexOf('.') + 1)} path=${path}\n${text}\`\`\`\n`)
  .join('\n')}`

function lines(before: string, after: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${before}${index + 1}${after}\n`).join('')
}

/** Answers at the pace of a model; a request that shows a beginning gets the rest of it. */
export function startKnowingServer(): Promise<FakeServer> {
  return startFakeServer(({ path, body }) => {
    if (path.endsWith('/models')) return jsonReply(200, { data: [{ id: model.model }] })
    const { messages } = JSON.parse(body) as { messages: readonly { role: string; content: string }[] }
    const begun = messages.findLast(({ role }) => role === 'assistant')?.content ?? ''
    // Whatever is not the beginning of the answer was not kept as it was.
    if (!answer.startsWith(begun)) return jsonReply(400, { error: { message: `This is no beginning of it: ${begun}` } })
    return streamed(answer.slice(begun.length))
  })
}

function streamed(text: string): Reply {
  const pieces = text.match(/[^]{1,24}/g) ?? []
  const steps = pieces.flatMap((content): Step[] => [{ waitMs: 2 }, { send: chatChunk({ delta: { content } }) }])
  const { headers = {} } = chatReply([])
  return { headers, steps: [...steps, { send: chatChunk({ delta: {}, finish_reason: 'stop' }) + sse('[DONE]') }] }
}
