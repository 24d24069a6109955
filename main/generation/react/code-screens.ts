/** The code of screens that no model has written: the first one, and what stands for one that is not there. Pure. */
import { screenFile, type PlanScreen, type PlanText, type ReactPlan } from '#shared/domain/react-plan.ts'
import { spaced } from './code-data.ts'
import { titleField } from './code-component.ts'
import { camelCase, pascalCase, singular } from './identifiers.ts'

export { screenFile as screenPath } from '#shared/domain/react-plan.ts'

const standIn = '/** Stands for a screen that '

/** True for the text of a screen's file that is none of the screens that were asked for. */
export function isStandIn(text: string): boolean {
  return text.startsWith(standIn)
}

/** Grey shapes: the screen is being made. */
export const pendingScreen = `${standIn}is being made. */\nexport { ScreenSkeleton as default } from '../components/skeleton'\n`

const absences = {
  failed: {
    why: 'could not be made',
    title: { en: 'This screen could not be made', ar: 'تعذّر إنشاء هذه الشاشة' },
    text: {
      en: 'The rest of the app works. Try this screen again in Kiln.',
      ar: 'بقية التطبيق تعمل. أعد محاولة إنشاء هذه الشاشة في Kiln.',
    },
  },
  unmade: {
    why: 'is not made yet',
    title: { en: 'This screen is not made yet', ar: 'لم تُنشأ هذه الشاشة بعد' },
    text: { en: 'Go on with the app in Kiln to have it made.', ar: 'تابع إنشاء التطبيق في Kiln لتُنشأ.' },
  },
} as const

/** A screen that works and says that another was meant to be here. */
export function absentScreen(screen: PlanScreen, why: keyof typeof absences): string {
  const { why: words, title, text } = absences[why]
  return `${standIn}${words}. */
import { EmptyState } from '../components/empty-state'
import { PageHeader } from '../components/page-header'
import { useText } from '../lib/preferences'

export default function ${pascalCase(screen.id)}Screen() {
  const text = useText()
  return (
    <>
      <PageHeader title={text(${literal(screen.title)})} />
      <EmptyState icon="sparkles" title={text(${literal(title)})} text={text(${literal(text)})} />
    </>
  )
}
`
}

/** For the screens that stand as grey shapes and that nobody makes any more: path to what says so. */
export function unmadeScreens(
  { screens }: Pick<ReactPlan, 'screens'>,
  files: ReadonlyMap<string, string>,
): Map<string, string> {
  const pending = screens.filter(({ id }) => files.get(screenFile(id)) === pendingScreen)
  return new Map(pending.map((screen) => [screenFile(screen.id), absentScreen(screen, 'unmade')]))
}

/** The ways to the other screens, and the newest of each kind of data, with a form that adds to the first. */
export function homeCode({ screens, data, language }: Pick<ReactPlan, 'screens' | 'data' | 'language'>): string {
  const [home] = screens
  const [first] = data
  const add = language.startsWith('ar') ? 'إضافة' : 'Add'
  return `/** The first screen. */
${first === undefined ? '' : "import { useState } from 'react'\n"}import { Link } from 'react-router'
${
  first === undefined
    ? ''
    : `import { Button } from '../components/button'
import { Card } from '../components/card'
import { TextField } from '../components/field'
`
}import { PageHeader } from '../components/page-header'
import { config } from '../lib/config'
import { iconFor } from '../lib/icons'
import { useText } from '../lib/preferences'
${first === undefined ? '' : "import { useStore } from '../store'\n"}
const others = config.screens.filter(({ id, menu }) => menu && id !== 'home')

export default function Home() {
  const text = useText()
${first === undefined ? '' : `  const { ${[...data.map(({ name }) => name), `add${singular(first.name)}`].join(', ')} } = useStore()\n  const [entry, setEntry] = useState('')\n`}  return (
    <>
      <PageHeader title={text(${literal(home?.title ?? 'Home')})} text={${JSON.stringify(home?.purpose ?? '')}} />
      <nav className="mb-6 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {others.map(({ id, path, title, icon }) => {
          const Icon = iconFor(icon)
          return (
            <Link key={id} to={\`/\${path}\`} className="flex min-h-16 items-center gap-3 rounded-2xl border border-line bg-surface p-4 font-semibold hover:bg-soft">
              <Icon aria-hidden className="size-5 text-accent" />
              {text(title)}
            </Link>
          )
        })}
      </nav>
${first === undefined ? '' : listsCode(data, first, add)}    </>
  )
}
`
}

function listsCode(data: ReactPlan['data'], first: ReactPlan['data'][number], add: string): string {
  const field = titleField(first)
  const rest = first.fields.filter(({ name }) => name !== 'id' && name !== field)
  const empty = [`${field}: entry.trim()`, ...rest.map(({ name, type }) => `${name}: ${emptyValue(type)}`)].join(', ')
  const form = `          <form
            className="mb-4 flex flex-wrap items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault()
              if (entry.trim() === '') return
              add${singular(first.name)}({ ${empty} })
              setEntry('')
            }}
          >
            <TextField label="${spaced(field)}" value={entry} onChange={(event) => setEntry(event.target.value)} className="flex-1" />
            <Button type="submit" tone="strong">${add}</Button>
          </form>
`
  const cards = data.map(
    (one) => `        <Card title="${spaced(camelCase(one.name))}">
${one === first && first.fields.some(({ name, type }) => name === field && type === 'string') ? form : ''}          <ul className="grid gap-2 text-sm">
            {${one.name}.slice(0, 5).map((item) => (
              <li key={item.id}>{String(item.${titleField(one)})}</li>
            ))}
          </ul>
        </Card>
`,
  )
  return `      <div className="grid gap-4 lg:grid-cols-2">\n${cards.join('')}      </div>\n`
}

function emptyValue(type: string): string {
  if (type.endsWith('[]')) return '[]'
  const choice = /'[^']+'/.exec(type)
  if (choice !== null) return choice[0]
  if (type === 'number') return '0'
  return type === 'boolean' ? 'false' : "''"
}

function literal(text: PlanText): string {
  return JSON.stringify(text)
}
