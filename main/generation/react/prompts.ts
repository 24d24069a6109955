/** The messages of each request of a run. What is the same for many of them comes first: providers keep it warm. */
import { planPalettes, type ReactPlan } from '#shared/domain/react-plan.ts'
import type { ModelImage, ModelMessage } from '../../providers/provider.ts'
import { componentPath } from './code-component.ts'
import { modelPath, storePath } from './code-data.ts'
import { screenPath } from './code-screens.ts'
import { outline, screenLine } from './outline.ts'
import type { BuildError } from './ports.ts'
import { signaturesOf } from './signatures.ts'
import { importPath, type ReactTemplate } from './template.ts'

/** What the user sent along with the prompt. */
export interface Attached {
  readonly images: readonly ModelImage[]
  readonly texts: readonly { readonly name: string; readonly text: string }[]
}

/** What the parts of the app may use, as it is by now. */
export interface SharedCode {
  readonly plan: ReactPlan
  /** Path to text, of all that is there. */
  readonly files: ReadonlyMap<string, string>
  /** Packages beyond the template's that are there. */
  readonly packages: readonly string[]
}

export function planMessages(prompt: string, template: ReactTemplate, attached: Attached): readonly ModelMessage[] {
  return [{ role: 'system', content: planSystem(template) }, user(`${prompt}${textsOf(attached)}`, attached.images)]
}

/** Asks once more for what was not a plan. */
export function planRepairMessages(first: readonly ModelMessage[], answer: string): readonly ModelMessage[] {
  return [
    ...first,
    { role: 'assistant', content: answer.trim() === '' ? '(nothing)' : answer.slice(0, 8000) },
    {
      role: 'user',
      content: 'That is not the JSON object that was asked for. Answer with that object alone, complete.',
    },
  ]
}

export function baseMessages(
  prompt: string,
  template: ReactTemplate,
  { plan, packages }: Omit<SharedCode, 'files'>,
  attached: Attached,
): readonly ModelMessage[] {
  const files = [
    `${modelPath}: the types of the data${plan.data.length === 0 ? ', if there are any' : ''}`,
    `${storePath}: exports useStore, a zustand store of that data with realistic sample content and the actions that the screens need, kept with persist(…, keptAs('store')); it imports from './lib/storage' and './data/model'`,
    ...plan.components.map(
      (component) =>
        `${componentPath(component)}: exports ${component.name}, with the planned props, complete and working`,
    ),
    `${screenPath('home')}: the first screen, as the default export, small but real`,
  ]
  return [
    { role: 'system', content: appSystem(template) },
    user(
      `${about(prompt, plan, packages)}${textsOf(attached)}\n\nWrite the base of the app now, these files in this order:\n${list(files)}\n` +
        'Besides them at most two more files in src/data/ for sample content. No other screens: they come later.',
      attached.images,
    ),
  ]
}

export function screenMessages(
  prompt: string,
  template: ReactTemplate,
  shared: SharedCode,
  id: string,
): readonly ModelMessage[] {
  const screen = shared.plan.screens.find((one) => one.id === id)
  const path = screenPath(id)
  return [
    { role: 'system', content: appSystem(template) },
    user(
      `${about(prompt, shared.plan, shared.packages)}\n\n${sharedCode(shared)}\n\nWrite one screen now, complete and working: ${path}\n` +
        `${screen === undefined ? id : screenLine(screen, shared.plan.language)}\nOne file, with the screen as its default export. Parts that only it needs stand in the same file.`,
    ),
  ]
}

/** `text`: the screen as it was written. */
export function repairMessages(
  first: readonly ModelMessage[],
  path: string,
  text: string,
  errors: readonly BuildError[],
): readonly ModelMessage[] {
  const found = errors
    .slice(0, 12)
    .map(({ file, line, text: why }) => `${file ?? path}${line === undefined ? '' : `:${line}`}: ${why}`)
  return [
    ...first,
    { role: 'assistant', content: text === '' ? '(no file)' : fenced(path, text) },
    user(`It does not build:\n${list(found)}\n\nWrite ${path} again, whole and corrected.`),
  ]
}

function planSystem({ icons }: ReactTemplate): string {
  return `You plan small, complete web apps in React and TypeScript. From what the user wants you decide what the app is made of.
Answer with one JSON object and nothing else, written compactly without indentation, its keys in this order:

{
  "name": "the app's name, short",
  "palette": "one of ${planPalettes.join(', ')}",
  "language": "of the app's texts, as in en or ar: the user's own unless asked otherwise",
  "theme": "system, dark or light: system unless asked otherwise",
  "screens": [
    { "id": "home", "path": "", "title": "…", "purpose": "one sentence", "parts": ["what stands on it, in a few words each"], "icon": "house" },
    { "id": "orders", "path": "orders", "title": "…", "purpose": "…", "parts": ["…"], "icon": "receipt" },
    { "id": "order", "path": "orders/:id", "title": "…", "purpose": "…", "parts": ["…"], "icon": "file" }
  ],
  "data": [{ "name": "orders", "fields": [{ "name": "id", "type": "string" }, { "name": "status", "type": "'new' | 'paid'" }] }],
  "components": [{ "name": "OrderRow", "purpose": "one sentence", "props": [{ "name": "order", "type": "Order", "optional": false }] }],
  "packages": []
}

- 3 to 7 screens unless the user asks for others; home first. Titles in the app's language, ids in English.
- data: what screens share and what is kept; plural names. Types: string, number, boolean, Day, lists of them, or choices of strings.
  A kind of data is named in types by its singular: orders holds Order.
- components: at most 6, only what two or more screens share. Buttons, cards, fields, dialogs and badges are there already.
- packages: empty unless the app cannot be made without one. React, react-router, lucide-react, recharts, zustand, date-fns,
  clsx, framer-motion and react-hook-form are there already.
- icon: one of ${icons.join(', ')}.`
}

function appSystem({ kit, icons }: ReactTemplate): string {
  return `You write parts of a web app in React 19, TypeScript and Tailwind CSS 4. The project is there and runs: routes, layout, navigation, theme
and the parts below. You write only the files that you are asked for.

How
- Everything works at once: real behaviour, realistic content, empty states, no placeholders, no "coming soon".
- Import only what is listed here, what the plan names, react, react-router (useNavigate, useParams, Link), lucide-react, recharts,
  zustand, date-fns, clsx, framer-motion and react-hook-form. Relative imports without an extension; types with "import type".
- Colours: bg-page, bg-surface, bg-soft, border-line, border-edge, text-ink, text-muted, text-accent, bg-accent with text-on-accent, text-good,
  text-warn, text-danger. They follow the theme; no other colours, no dark: variants. Logical sides only: ms-, pe-, start-, text-start.
- A screen begins with <PageHeader title="…">. It stands in the layout: no navigation of its own, no outer padding.
- Texts in the app's language. Data through useStore((state) => state.…), one value a call; never a new object or array in that selector.
- Accessible: labels, headings in order, buttons for actions, keyboard. It fits from 320 px to wide windows.
- No external resources, no remote images, never prompt() or alert().
- Photos and illustrations, where the app lives by them: <img src="images/red-bicycle.svg" alt="A red bicycle" width={640} height={480} />,
  also in sample content. The name says what is on it, is written out whole and ends in .svg. The file is made for you.

What is there, by where a file in src/screens/ or src/components/ imports it from
${kit}
useFormat() gives number, decimal, percent, money(value, currency), day, date, weekday, fullDay and ago.
IconName is one of ${icons.join(', ')}.
The app's data is in '../store' (useStore), its types in '../data/model', its own components in '../components/<name-with-hyphens>'.

How to answer
Each file as one fenced block whose first line carries its path, complete from its first line to its last:

\`\`\`tsx path=src/screens/example.tsx
…
\`\`\`

No text besides the blocks.`
}

function about(prompt: string, plan: ReactPlan, packages: readonly string[]): string {
  const more = packages.length === 0 ? '' : `\nAlso there: ${packages.join(', ')}`
  return `The user wants: ${prompt}\n\nThe plan: ${outline(plan)}${more}`
}

function sharedCode({ plan, files }: SharedCode): string {
  const data = [
    modelPath,
    storePath,
    ...[...files.keys()].filter((path) => path.startsWith('src/data/') && path !== modelPath).toSorted(),
  ]
  const parts = [...data, ...plan.components.map(componentPath)].flatMap((path) => {
    const signatures = signaturesOf(withStoreType(path, files.get(path) ?? ''))
    return signatures === '' ? [] : [`// '${importPath(path)}'\n${signatures}`]
  })
  return `The app's own shared code\n${parts.join('\n\n')}`
}

/** A store says what it holds in an interface; one that says it in place is shown by its first lines. */
function withStoreType(path: string, text: string): string {
  if (path !== storePath || /^(?:export )?(?:interface|type) /m.test(text)) return text
  return `export type StoreBegins = \`\n${text.slice(0, 3000)}\n\``
}

function textsOf({ texts }: Attached): string {
  return texts.map(({ name, text }) => `\n\nAttached by the user, to read: ${name}\n\n${fenced('', text)}`).join('')
}

function fenced(path: string, text: string): string {
  const longest = (text.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}${path === '' ? '' : `tsx path=${path}`}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`
}

function user(content: string, images: readonly ModelImage[] = []): ModelMessage {
  return { role: 'user', content, ...(images.length === 0 ? {} : { images }) }
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}
