/** The messages for a change to a React app that is there: how it is built, what it is made of, and what is wanted. Pure. */
import { writeFenceInfo } from '../../edits/fence-info.ts'
import { editFormat } from '../../edits/format.ts'
import { dependenciesOf } from './scaffold.ts'
import { signaturesOf } from './signatures.ts'
import { importPath } from './template.ts'

const rules = `You change a web app in React 19, TypeScript and Tailwind CSS 4: a standard Vite project that is there and runs.

How it is built
- src/app.config.json names the app and its screens; src/screens.ts maps each screen's id to its file in src/screens/, loaded when it is
  first opened. A new screen needs all three: the file (the screen is its default export), a line in src/screens.ts, and an entry in
  src/app.config.json with id, path, title, icon and menu.
- src/layout.tsx is the frame and the navigation; src/theme.css and src/palette.css hold the colours; src/store.ts keeps the data.

How to change it
- Do what is asked, completely and working: no placeholders, no "rest unchanged". Keep everything that you were not asked to change.
- Send back only what changes or is new. Touch as few files as you can.
- Import only files of the app and the packages that are named below, react-router, lucide-react, recharts, zustand, date-fns, clsx,
  framer-motion and react-hook-form. Relative imports without an extension; types with "import type".
- Never send package.json, vite.config.ts, tsconfig.json or other settings of the build: they stay as they are.
- Colours: bg-page, bg-surface, bg-soft, border-line, border-edge, text-ink, text-muted, text-accent, bg-accent with text-on-accent, text-good,
  text-warn, text-danger, where the app has them. No other colours, no dark: variants. Logical sides only: ms-, pe-, start-, text-start.
- Texts in the app's own language. From a zustand store one value a call; never a new object or array in that selector.
- Accessible: labels, headings in order, buttons for actions, keyboard. It fits from 320 px to wide windows.
- No external resources, no remote images, never prompt() or alert().
- Photos and illustrations, where the app lives by them: <img src="images/red-bicycle.svg" alt="A red bicycle" width={640} height={480} />,
  also in sample content. The name says what is on it, is written out whole and ends in .svg. The file is made for you.

How to answer
`

const wholeFiles = `At most two short sentences on what you did, then each file that changes or is new as one fenced block whose first line carries its
path, whole, from its first line to its last:

\`\`\`tsx path=src/screens/example.tsx
…the complete file…
\`\`\`

If a file itself contains a line of three backticks, fence it with four.
`

/** The same bytes for every change, so that providers can keep it warm. */
export const reactEditSystem = rules + wholeFiles

/** The same for models that write edits well. */
export const reactEditSystemInBlocks = rules + editFormat

/** Of the base of every app: shown by what they export, unless the user names them. */
const machinery =
  /^src\/(?:main\.tsx|components\/(?:back-link|badge|button|card|dialog|empty-state|error-boundary|field|not-found|page-header|preference-switches|search-box|segmented|skeleton|toast)\.tsx|lib\/(?:common-words|config|format|icons|preferences|storage)\.ts)$/

/** What a model need not read to change an app: how it is built and packed. */
const settings = /^(?!src\/|index\.html$)/

/** The project for a model to read. `named`: the files that the user speaks of, which are shown whole. */
export function reactAppAsItIs(files: ReadonlyMap<string, string>, named: ReadonlySet<string>): string {
  const whole: string[] = []
  const heads: string[] = []
  const others: string[] = []
  for (const [path, text] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (named.has(path)) whole.push(fenced(path, text))
    else if (settings.test(path)) others.push(path)
    else if (machinery.test(path)) heads.push(`// '${importPath(path)}'\n${signaturesOf(text)}`)
    else whole.push(fenced(path, text))
  }
  const packages = [...dependenciesOf({ files })].join(', ')
  return [
    'The app as it is:\n',
    ...whole,
    ...(heads.length === 0
      ? []
      : ['Its ready parts, by where a screen imports them from (what they offer, not their text):\n', ...heads, '']),
    ...(others.length === 0 ? [] : [`Also there, and not to be changed: ${others.join(', ')}`]),
    ...(packages === '' ? [] : [`Packages: ${packages}`]),
    '',
  ].join('\n')
}

function fenced(path: string, text: string): string {
  const longest = (text.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}${writeFenceInfo(path)}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}\n`
}
