/** What Ollama does that others do not. */
import { jsonReply } from '../fake-format.ts'
import { ollamaDone, ollamaLine, ollamaText } from '../ollama.ts'
import { failed, whole, type FaultRow } from './fault.ts'
import { rowsOf } from './rows-of.ts'

const ollama = rowsOf('ollama')

export const ollamaRows: readonly FaultRow[] = [
  ollama('no done', [ollamaText('Hi.')], failed('truncated', 'Hi.')),
  ollama(
    'done with the last text',
    [ollamaText('Hi'), ollamaLine({ message: { role: 'assistant', content: '.' }, done: true, done_reason: 'stop' })],
    whole('Hi.'),
  ),
  ollama('done without a reason', [ollamaText('Hi.'), ollamaDone({ done_reason: undefined })], whole('Hi.')),
  ollama('done without a message', [ollamaText('Hi.'), ollamaLine({ done: true, done_reason: 'stop' })], whole('Hi.')),
  ollama('only loaded', [ollamaDone({ done_reason: 'load' })], whole('', { reason: 'other' })),
  ollama('a line after done', [ollamaText('Hi.'), ollamaDone(), ollamaText('More.')], whole('Hi.')),
  ollama('several lines at once', [ollamaText('a') + ollamaText('b') + ollamaDone()], whole('ab')),
  ollama(
    'thinking that an older server leaves in the text',
    [...['<thi', 'nk>Hm.</th', 'ink>', '\n\nHi.'].map(ollamaText), ollamaDone()],
    whole('Hi.', { reasoning: 'Hm.' }),
  ),
  ollama(
    'a server that is full',
    jsonReply(503, { error: 'server busy, please try again.  maximum pending requests exceeded' }),
    failed('overloaded', '', { status: 503 }),
  ),
]
