/** What Chat Completions servers do that others do not. */
import { chatChunk, sse } from '../chat-completions.ts'
import { jsonReply } from '../fake-format.ts'
import { failed, whole, type FaultRow } from './fault.ts'
import { rowsOf } from './rows-of.ts'

const text = (content: unknown): string => chatChunk({ delta: { content } })
const end = (finish_reason = 'stop', delta: object = {}): string => chatChunk({ delta, finish_reason })
const done = sse('[DONE]')
const usage = { prompt_tokens: 11, completion_tokens: 7 }

const row = rowsOf('chat')

const wholeJson = {
  id: 'chatcmpl-whole',
  object: 'chat.completion',
  model: 'fake-model',
  choices: [{ index: 0, message: { role: 'assistant', content: 'All at once.' }, finish_reason: 'stop' }],
  usage,
}

export const chatRows: readonly FaultRow[] = [
  row(
    'choices: [] in the first chunk',
    [sse({ id: 'a', object: '', model: '', choices: [], prompt_filter_results: [] }), text('Hi.'), end(), done],
    whole('Hi.'),
  ),
  row(
    'choices: [] only',
    [sse({ id: 'a', choices: [] }), sse({ id: 'a', choices: [] }), done],
    failed('truncated', ''),
  ),
  row(
    'null content, null delta',
    [text(null), chatChunk({ delta: null }), text('Hi.'), text(null), end('stop', { content: null }), done],
    whole('Hi.'),
  ),
  row(
    'content as a list of parts',
    [
      text([
        { type: 'text', text: 'One, ' },
        { type: 'text', text: 'two' },
      ]),
      text('.'),
      end(),
      done,
    ],
    whole('One, two.'),
  ),
  row(
    'the end of the thinking and the first text in one chunk',
    [
      text([{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }]),
      text([
        { type: 'thinking', thinking: [{ type: 'text', text: ' Yes.' }], closed: true },
        { type: 'text', text: 'It ' },
      ]),
      text('is.'),
      end(),
      done,
    ],
    whole('It is.', { reasoning: 'Hm. Yes.' }),
  ),
  row(
    'the same reasoning in two fields',
    [
      chatChunk({ delta: { reasoning: 'Hm.', reasoning_details: [{ type: 'reasoning.text', text: 'Hm.' }] } }),
      text('Hi.'),
      end(),
      done,
    ],
    whole('Hi.', { reasoning: 'Hm.' }),
  ),
  row(
    'reasoning_details alone, and never a finish reason',
    [chatChunk({ delta: { reasoning_details: [{ type: 'reasoning.text', text: 'Hm.' }] } }), text('Hi.'), done],
    failed('truncated', 'Hi.'),
  ),
  row(
    'reasoning alone',
    [chatChunk({ delta: { reasoning_content: 'Hm.' } }), end('length'), done],
    whole('', { reasoning: 'Hm.', reason: 'length' }),
  ),
  row('nothing but a reason', [end('length'), done], whole('', { reason: 'length' })),
  row(
    'usage alone after the end',
    [text('Hi.'), end(), sse({ choices: [], usage }), done],
    whole('Hi.', { usage: { input: 11, output: 7, estimated: false } }),
  ),
  row(
    'usage beside a choice after the end, then one more chunk',
    [
      text('Hi.'),
      end(),
      sse({ choices: [{ index: 0, delta: { content: '' }, finish_reason: null }], usage }),
      sse({ choices: [], content_filter_results: {} }),
      done,
    ],
    whole('Hi.', { usage: { input: 11, output: 7, estimated: false } }),
  ),
  row(
    'usage under x_groq',
    [text('Hi.'), sse({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }], x_groq: { usage } }), done],
    whole('Hi.', { usage: { input: 11, output: 7, estimated: false } }),
  ),
  row('no usage', [text('Hello there'), end(), done], whole('Hello there', { usage: { estimated: true } })),
  row('[DONE] twice', [text('Hi.'), end(), done, done], whole('Hi.')),
  row(
    '[DONE] in the content, in pieces and whole',
    [text('data: [DO'), text('NE]\n\n'), text('[DONE]'), end(), done],
    whole('data: [DONE]\n\n[DONE]'),
  ),
  row('text after [DONE]', [text('Hi.'), end(), done, text('More.')], whole('Hi.')),
  row('text beside the finish reason', [text('Hi'), end('stop', { content: '.' }), done], whole('Hi.')),
  row(
    'the text so far beside each piece, and the same pages in each chunk',
    ['Hi ', 'there.'].map((content, index) =>
      sse({
        object: index === 0 ? 'chat.completion.chunk' : 'chat.completion.done',
        choices: [
          {
            index: 0,
            delta: { role: 'assistant', content },
            message: { role: 'assistant', content: index === 0 ? 'Hi ' : 'Hi there.' },
            ...(index === 0 ? {} : { finish_reason: 'stop' }),
          },
        ],
        usage: { prompt_tokens: 11, completion_tokens: index + 1 },
        citations: ['https://example.com/a'],
        search_results: [{ url: 'https://example.com/a', title: 'A', date: null }],
      }),
    ),
    whole('Hi there.', { citations: ['https://example.com/a'], usage: { input: 11, output: 2, estimated: false } }),
  ),
  row(
    'pages named in annotations, and again',
    [
      text('Hi.'),
      ...[1, 2].map(() =>
        chatChunk({
          delta: {
            annotations: [{ type: 'url_citation', url_citation: { url: 'https://example.com/a', title: 'A' } }],
          },
        }),
      ),
      end(),
      done,
    ],
    whole('Hi.', { citations: ['https://example.com/a'] }),
  ),
  row(
    'another choice than the first',
    [text('Hi.'), sse({ choices: [{ index: 1, delta: { content: 'No.' }, finish_reason: 'stop' }] }), end(), done],
    whole('Hi.'),
  ),
  row(
    'another choice ends, the first does not',
    [text('Hi.'), sse({ choices: [{ index: 1, delta: {}, finish_reason: 'stop' }] }), done],
    failed('truncated', 'Hi.'),
  ),
  row(
    'a refusal',
    [chatChunk({ delta: { refusal: 'I cannot ' } }), chatChunk({ delta: { refusal: 'help.' } }), end(), done],
    whole('I cannot help.', { reason: 'refusal' }),
  ),
  row(
    'an error after a length finish',
    [text('Hi.'), end('length'), sse({ error: { code: 502, message: 'Upstream broke.' }, choices: [], usage }), done],
    failed('overloaded', 'Hi.', { says: 'Upstream broke.' }),
  ),
  row('a finish reason that nobody knows', [text('Hi.'), end('tool_calls'), done], whole('Hi.', { reason: 'other' })),
  row(
    'a flat error',
    [text('Hi.'), sse({ object: 'error', message: 'The engine is dead.', code: 500 })],
    failed('provider', 'Hi.', { says: 'The engine is dead.' }),
  ),
  row(
    'an error in plain words',
    [text('Hi.'), 'event: error\ndata: The model is overloaded\n\n'],
    failed('overloaded', 'Hi.', { says: 'The model is overloaded' }),
  ),
  row('an error with no words', [text('Hi.'), sse({ error: {} }), done], failed('provider', 'Hi.')),
  row(
    'an error field that is empty',
    [sse({ error: null, choices: [{ index: 0, delta: { content: 'Hi.' } }] }), end(), done],
    whole('Hi.'),
  ),
  row(
    'a limit of tokens a minute, in the stream',
    [sse({ error: { code: 'rate_limit_exceeded', message: 'Please try again in 2.5s.' } })],
    failed('rate-limited', '', { retryAfterMs: [2500, 2500] }),
  ),
  row('a whole JSON instead of a stream', jsonReply(200, wholeJson), whole('All at once.', { usage: { output: 7 } })),
  row('a whole JSON, pretty', jsonReply(200, JSON.stringify(wholeJson, null, 2)), whole('All at once.')),
  row('a whole JSON, cut off', jsonReply(200, JSON.stringify(wholeJson).slice(0, -40)), failed('truncated', '')),
  row('a whole JSON in an event', [sse(wholeJson), done], whole('All at once.')),
  row(
    'a code that is a status in quotes',
    jsonReply(401, { error: { code: '401', message: 'Access denied due to invalid subscription key.' } }),
    failed('auth', '', { status: 401 }),
  ),
]
