/** What makes two requests the same: a hash over all that the answer depends on, and over nothing else. */
import { createHash } from 'node:crypto'
import type { ModelRef } from '#shared/domain/model.ts'
import type { ModelRequest } from '../providers/provider.ts'

/** Raise it when what is read out of an answer changes: no answer that was kept before is used then. */
const promptFormatVersion = 1

/**
 * sha256 in hex. `place` stands for the server and the account. Line ends do not matter, nor white space at the ends of
 * the user's prompt; any other white space may mean something in code, and does matter.
 */
export function requestKey(model: ModelRef, place: string, request: ModelRequest): string {
  let whole = ''
  const put = (text: string): void => {
    // With its length before it, no two lists of texts run together to the same bytes.
    whole += `${text.length}:${text}`
  }
  put(`kiln ${promptFormatVersion}`)
  put(model.provider)
  put(place)
  put(request.model)
  put(parametersOf(request))
  const { prompt } = request.task
  for (const { role, content, images = [] } of request.messages) {
    put(role)
    put(withPlainLines(role === 'user' ? withPromptTrimmed(content, prompt) : content))
    put(String(images.length))
    for (const { mediaType, bytes } of images) {
      put(mediaType)
      put(createHash('sha256').update(bytes).digest('hex'))
    }
  }
  return createHash('sha256').update(whole).digest('hex')
}

/** Sorted by name, whatever the order of the fields; how long one waits for a connection changes no answer. */
function parametersOf(request: ModelRequest): string {
  const { model: _model, messages: _messages, task: _task, connectMs: _connectMs, wire: _wire, ...parameters } = request
  return JSON.stringify(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function withPromptTrimmed(content: string, prompt: string): string {
  const trimmed = prompt.trim()
  if (trimmed === prompt || prompt === '') return content
  const at = content.lastIndexOf(prompt)
  return at === -1 ? content : content.slice(0, at) + trimmed + content.slice(at + prompt.length)
}

function withPlainLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
