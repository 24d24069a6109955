/** Turns of changes of which parts do not fit. */
import type { Turn } from '../features/conversation/index.ts'

const search = '.timer button {\n  background: teal;\n  border-radius: 8px;\n}\n'
const replace = '.timer button {\n  background: seagreen;\n  border-radius: 8px;\n}\n'
const error = {
  kind: 'not-applied' as const,
  message: '2 parts of the answer could not be taken, so nothing was changed. These lines are not in app.css.',
  retryable: true,
}
const problems: Turn['editProblems'] = [
  {
    path: 'styles/app.css',
    why: 'not-found',
    message: 'The lines to search for are not in styles/app.css.',
    search,
    replace,
    nearest: {
      line: 41,
      endLine: 46,
      text: '.timer .start {\n  background: var(--accent);\n  border-radius: 8px;\n  color: white;\n}\n',
    },
  },
  {
    path: 'index.html',
    why: 'ambiguous',
    message: 'The lines to search for fit several places in index.html (lines 12, 30).',
    search: '<button>Start</button>\n',
    replace: '',
    nearest: { line: 12, endLine: 12, text: '      <button>Start</button>' },
    places: [12, 30],
  },
  { path: 'app.js', why: 'elided', message: 'app.js leaves code out: // rest of the code unchanged', line: 9 },
]

/** `done`: a turn that was answered. */
export function editTurns(done: Turn): Readonly<Record<string, Turn>> {
  const unfit: Turn = { ...done, id: 'unfit', mode: 'edit', state: 'failed', text: '', reasoning: '', error }
  const prompt = 'make the buttons green'
  return {
    'parts do not fit: a draft': { ...unfit, prompt, draft: 'pending', editProblems: problems },
    'parts do not fit: nothing else came': {
      ...unfit,
      id: 'unfit-all',
      prompt,
      files: [],
      editProblems: problems.slice(0, 1),
    },
    'parts do not fit: decided': {
      ...unfit,
      id: 'unfit-decided',
      prompt,
      draft: 'pending',
      editProblems: problems.map((one, index) => ({ ...one, decided: index === 0 ? 'applied' : 'skipped' })),
    },
    'parts do not fit: over': { ...unfit, id: 'unfit-over', prompt, draft: 'replaced', editProblems: problems },
  }
}
