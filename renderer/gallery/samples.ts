/** Made-up facts for the gallery. */
import { waitingTurns } from './waiting-samples.ts'
import type { AppError } from '#shared/domain/error.ts'
import type { ProviderStatus } from '#shared/domain/model.ts'
import type { ProjectListing } from '#shared/domain/project.ts'
import { Settings } from '#shared/domain/settings.ts'
import { type Turn, turnOfPrompt } from '../features/conversation/index.ts'

export const now = Date.parse('2026-11-21T12:00:00Z')

const asked = { provider: 'ollama', model: 'qwen3-coder:30b' } as const
const sending = turnOfPrompt('sending', 'a pomodoro timer called FocusFlow, dark', asked, Date.now() - 3_100)

const done: Turn = {
  ...sending,
  id: 'done',
  state: 'done',
  startedAt: now,
  endedAt: now + 41_300,
  firstTokenMs: 410,
  answered: asked,
  percent: 100,
  text: 'FocusFlow counts **25 minutes** of work and 5 of rest. Your sessions are kept in `localStorage`.',
  reasoning:
    'A timer needs a clock, a start button and a list of sessions. Dark, so the palette begins with the background…',
  reasoned: true,
  files: [
    { path: 'index.html', added: 120, removed: 0, whole: true, writing: false },
    { path: 'assets/styles/app.css', added: 86, removed: 0, whole: true, writing: false },
  ],
  usage: { input: 1204, output: 3420, estimated: false },
  outputCharacters: 13_700,
}

const truncated: AppError = {
  kind: 'truncated',
  message: 'The answer was cut off before its end. Try again.',
  retryable: false,
}

const unreachable: AppError = {
  kind: 'unreachable',
  message: 'Nothing answers at http://127.0.0.1:11434. Start Ollama, then try again.',
  retryable: true,
  provider: 'ollama',
}

const auth: AppError = {
  kind: 'auth',
  message: 'Incorrect API key provided.',
  retryable: false,
  status: 401,
  requestId: 'req_8f2c41',
}

export const errors = { truncated, unreachable, auth }

const streaming: Turn = {
  ...sending,
  id: 'streaming',
  state: 'running',
  firstTokenMs: 400,
  answered: asked,
  percent: 58,
  stages: [
    { name: 'asking', message: 'Asking qwen3-coder:30b', endedMs: 400 },
    { name: 'writing', message: 'Writing index.html', endedMs: undefined },
  ],
  files: [
    { path: 'app.css', added: 42, removed: undefined, whole: true, writing: false },
    { path: 'index.html', added: 86, removed: undefined, whole: false, writing: true },
  ],
  outputCharacters: 2_560,
}

const markdown = `## How it works

The timer keeps the **end of the session**, not the seconds left, so that it stays right when the tab sleeps. See
[setInterval](https://developer.mozilla.org/en-US/docs/Web/API/setInterval) [1].

\`\`\`js
const left = Math.max(0, endsAt - Date.now()) // in milliseconds
clock.textContent = format(left)
\`\`\`

- [x] start, pause and reset
- [ ] sounds
- keys:
  1. \`Space\` starts and pauses
  2. \`R\` resets

| Session | Minutes | Sound |
| :------ | ------: | ----- |
| Work    |      25 | bell  |
| Rest    |       5 | chime |

> A picture stays words: ![a tomato](https://example.org/tomato.png)

<script>alert('text')</script> and [a bad link](javascript:alert(1)) are shown as they were written.
`

const partialFiles: Turn['files'] = [{ path: 'index.html', added: 64, removed: 0, whole: false, writing: false }]

export const turns: Readonly<Record<string, Turn>> = {
  sending,
  'waiting for the first words': {
    ...sending,
    id: 'waiting',
    state: 'running',
    percent: 5,
    stages: [{ name: 'asking', message: 'Asking qwen3-coder:30b', endedMs: undefined }],
  },
  ...waitingTurns(sending, done),
  thinking: {
    ...streaming,
    id: 'thinking',
    files: [],
    percent: 8,
    outputCharacters: 0,
    reasoning: done.reasoning,
    reasoned: true,
  },
  streaming,
  done,
  changed: {
    ...done,
    id: 'changed',
    mode: 'edit',
    undoTo: 'before',
    prompt: 'make the buttons green',
    reasoning: '',
    text: '',
    files: [{ path: 'index.html', added: 4, removed: 4, whole: true, writing: false }],
  },
  'words with everything': {
    ...done,
    id: 'markdown',
    prompt: 'explain what you did, with code, a table and your sources',
    files: Array.from({ length: 12 }, (_, index) => ({
      path: `screens/screen-${index + 1}.tsx`,
      added: 40 + index * 7,
      removed: index % 3,
      whole: true,
      writing: false,
    })),
    text: markdown,
    citations: [
      { url: 'https://developer.mozilla.org/en-US/docs/Web/API/setInterval', title: 'Window: setInterval() method' },
      { url: 'https://www.example.org/pomodoro', title: 'The Pomodoro technique, and why five minutes of rest' },
    ],
  },
  'with attachments, long': {
    ...done,
    id: 'attachments',
    reasoned: false,
    prompt: `make it look like this picture\n\n${'Keep the spacing of the cards, the round corners and the calm colours. '.repeat(14)}`,
    attachments: [
      { id: 'picture', name: 'sketch.png', kind: 'image', mediaType: 'image/png', bytes: 48_200 },
      { id: 'gone', name: 'lost.png', kind: 'image', mediaType: 'image/png', bytes: 48_200 },
      { id: 'text', name: 'requirements-for-the-timer.md', kind: 'text', mediaType: 'text/plain', bytes: 2_310 },
    ],
  },
  'draft: replaced': { ...done, id: 'replaced', state: 'stopped', draft: 'replaced', text: '', files: partialFiles },
  'stopped: a draft': { ...done, id: 'stopped', state: 'stopped', draft: 'pending', text: '', files: partialFiles },
  'stopped: nothing came': {
    ...sending,
    id: 'nothing',
    state: 'stopped',
    startedAt: now,
    endedAt: now + 900,
  },
  'cut off': {
    ...done,
    id: 'cut',
    state: 'truncated',
    draft: 'pending',
    text: '',
    files: partialFiles,
    error: truncated,
    mode: 'edit',
  },
  'failed: offline': {
    ...sending,
    id: 'offline',
    state: 'failed',
    startedAt: now,
    endedAt: now + 40,
    error: unreachable,
  },
  'failed: wrong key': { ...sending, id: 'key', state: 'failed', startedAt: now, endedAt: now + 210, error: auth },
  'no files': {
    ...done,
    id: 'no-files',
    files: [],
    reasoning: '',
    text: 'A pomodoro timer alternates work and rest. Shall I write one for you?',
  },
  'a file was refused': {
    ...done,
    id: 'refused',
    reasoning: '',
    text: '',
    rejected: [
      { path: '../../.bashrc', why: 'It leads out of the project.' },
      { path: 'src/screens/home.tsx', why: 'It was changed.', cause: 'changed' },
      { path: 'src/screens/cart.tsx', why: 'It was changed.', cause: 'changed' },
      { path: 'src/store.ts', why: 'It is locked.', cause: 'locked' },
    ],
  },
  'starter: nothing fits': {
    ...done,
    id: 'starter',
    prompt: 'a flight simulator',
    asked: { provider: 'starter', model: 'starter' },
    answered: { provider: 'starter', model: 'starter' },
    files: [],
    reasoning: '',
    usage: { input: 0, output: 34, estimated: true },
    text: 'None of my templates is a flight simulator. The nearest are: a timer, a landing page, notes.',
  },
  'what it cost': {
    ...done,
    id: 'priced',
    asked: { provider: 'mistral', model: 'devstral-2512' },
    answered: { provider: 'mistral', model: 'devstral-2512' },
    usage: { input: 48_204, output: 3420, cached: 40_000, estimated: false },
    cost: { usd: 0.0117, price: { input: 0.4, output: 2, cached: 0.04 } },
  },
  arabic: {
    ...done,
    id: 'arabic',
    prompt: 'قائمة مهام بالعربية مع أولويات',
    text: 'أخذتُ قالب قائمة المهام.',
    reasoning: '',
  },
}

export const settings = Settings.parse({})

export const statuses: readonly ProviderStatus[] = [
  {
    id: 'starter',
    name: 'Starter',
    summary: 'Built in: complete apps from templates. No model, no network.',
    state: 'ready',
    local: true,
    models: [{ id: 'starter' }],
  },
  {
    id: 'ollama',
    name: 'Ollama',
    summary: 'Running, with 2 models.',
    state: 'ready',
    local: true,
    baseUrl: 'http://127.0.0.1:11434',
    models: [
      { id: 'qwen3-coder:30b', bytes: 18_600_000_000 },
      { id: 'llama3.2:3b', bytes: 2_020_000_000 },
    ],
  },
  {
    id: 'openai-compatible',
    name: 'OpenAI-compatible',
    summary: 'LM Studio, llama.cpp, vLLM and others: enter a base URL.',
    state: 'needs-setup',
    local: false,
    models: [],
  },
]

export const statusesOffline: readonly ProviderStatus[] = statuses.map((status) =>
  status.id === 'ollama'
    ? {
        ...status,
        state: 'unreachable',
        models: [],
        summary: 'Not running at 127.0.0.1:11434. Start it with "ollama serve".',
      }
    : status,
)

export const projects: readonly ProjectListing[] = [
  'FocusFlow',
  'Ink and Paper',
  'قائمة مهام',
  'Acme landing page',
].map((name, index) => ({
  id: String(index),
  name,
  kind: 'page',
  folder: `/home/you/Kiln/${name.toLowerCase().replaceAll(' ', '-')}`,
  createdAt: now - index * 86_400_000,
  updatedAt: now - index ** 3 * 3_000_000 - 20_000,
  bytes: 14_200 + index * 31_000,
  state: 'ok',
  ...(index === 3 ? {} : { thumbnailAt: now }),
}))

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP4z8DwHwyBNBAw/AcAR8oI+Gy8DPwAAAAASUVORK5CYII='

/** What a sample's attachment holds. */
export function attachmentOf(id: string): Blob {
  if (id === 'gone') throw new Error('It is not there.')
  if (id === 'text') return new Blob(['# Requirements\n\nWork 25 minutes, rest 5.\n'.repeat(20)])
  return new Blob([Uint8Array.from(atob(pixel), (character) => character.charCodeAt(0))], { type: 'image/png' })
}

export const longConversation: readonly Turn[] = Array.from({ length: 1000 }, (_, index) => ({
  ...done,
  id: `long ${index}`,
  prompt: `change number ${index + 1}`,
  mode: 'edit' as const,
  reasoned: index % 7 === 0,
  text: index % 3 === 0 ? markdown : done.text,
  startedAt: now - (1000 - index) * 3_600_000,
  endedAt: now - (1000 - index) * 3_600_000 + 41_300,
}))
