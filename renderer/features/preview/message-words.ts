/** The text of a message in the console. */
import { t } from '../../words/index.ts'
import type { Message } from './app-log.ts'

/** The app's own words, or the studio's about what happened. */
export function textOf({ kind, text }: Message): string {
  switch (kind) {
    case 'rejection':
      return t('preview.rejection', { text })
    case 'load-failed':
      return t('preview.loadFailed', { url: text })
    case 'prompt-used':
      return t('preview.promptUsed', { text })
    case 'left-out':
      return t('preview.leftOut', { count: Number(text) })
    case 'loaded':
      return t('preview.loaded', { page: text === '' ? 'index.html' : text })
    case 'console':
    case 'error':
      return text
  }
}

/** As people paste it into an issue: a line each, with its level, place and the values below it. */
export function messagesAsText(messages: readonly Message[]): string {
  return messages
    .map((message) => {
      const place = message.line === 0 ? '' : ` (${message.file ?? '?'}:${message.line})`
      const times = message.times > 1 ? ` ×${message.times}` : ''
      return `[${message.level}] ${message.detail ?? textOf(message)}${place}${times}`
    })
    .join('\n')
}
