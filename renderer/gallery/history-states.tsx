/** The history in its states: the list of versions, the timeline, and two versions beside each other. */
import type { ComparedFile, VersionFacts } from '#shared/domain/history.ts'
import type { Version } from '#shared/domain/project.ts'
import { TextCompare } from '../features/editor/text-compare.tsx'
import { ComparePane, type ComparePaneProps } from '../features/history/compare-pane.tsx'
import type { HistoryClient } from '../features/history/index.ts'
import { VersionList } from '../features/history/version-list.tsx'
import { Timeline } from '../features/history/timeline.tsx'
import { now } from './samples.ts'
import { State } from './state.tsx'

const page = '<!doctype html>\n<html lang="en">\n  <body>\n    <h1>25:00</h1>\n  </body>\n</html>\n'
const files = [
  { path: 'index.html', bytes: page.length },
  { path: 'app.css', bytes: 812 },
]
const model = { provider: 'anthropic', model: 'claude-sonnet' } as const
const facts: readonly VersionFacts[] = [
  {
    versionId: '4',
    added: 2,
    removed: 1,
    model,
    ms: 9_400,
    cost: { usd: 0.0031 },
    checkpoint: 'Green',
    thumbnailAt: now,
  },
  { versionId: '3', added: 3, removed: 0 },
  { versionId: '2', added: 1, removed: 1, thumbnailAt: now },
  { versionId: '1', added: 120, removed: 0, model, ms: 41_000, cost: { usd: 0.02 }, thumbnailAt: now },
]
const factsById = new Map(facts.map((one) => [one.versionId, one]))

const made: readonly Pick<Version, 'reason' | 'label'>[] = [
  { reason: 'run', label: 'make the buttons green' },
  { reason: 'external', label: 'Changed outside Kiln' },
  { reason: 'files', label: 'Renamed styles.css to app.css' },
  { reason: 'run', label: 'a pomodoro timer called FocusFlow, dark' },
]
const versions = made.map((one, index): Version => {
  const number = made.length - index
  return { ...one, id: String(number), projectId: 'gallery', number, createdAt: now - index * 600_000, files }
})
const [newest, outside, renamed, first] = versions as [Version, Version, Version, Version]

/** Drawn here: a picture of the app in its colour. */
function picture(versionId: string): File {
  const colour = versionId === '1' ? '#0f766e' : '#15803d'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 300"><rect width="480" height="300" fill="${colour}"/><text x="240" y="170" fill="#fff" font-size="72" text-anchor="middle">25:00</text></svg>`
  return new File([svg], 'version.svg', { type: 'image/svg+xml' })
}

const changed: ComparedFile[] = [
  { path: 'index.html', change: 'changed', binary: false, added: 1, removed: 1 },
  { path: 'logo.png', change: 'added', binary: true, added: 0, removed: 0 },
  { path: 'styles/old.css', change: 'removed', binary: false, added: 0, removed: 48 },
]
const never = new Promise<never>(() => undefined)
const refused = (): Promise<never> => Promise.reject(new Error('This version is not there any more.'))

function clientWith(version: Partial<HistoryClient['version']> = {}): HistoryClient {
  return {
    version: {
      read: () => Promise.resolve({ text: page }),
      restore: () => Promise.resolve({ versionId: '1' }),
      facts: () => Promise.resolve([...facts]),
      compare: () => Promise.resolve(changed),
      texts: () => Promise.resolve({ before: page, after: page.replace('25:00', '50:00') }),
      nameCheckpoint: () => Promise.resolve({}),
      thumbnail: ({ versionId }) => Promise.resolve({ file: picture(versionId) }),
      saveThumbnail: () => Promise.resolve({}),
      branch: () => Promise.resolve({ projectId: 'gallery' }),
      exportGit: () => Promise.resolve({ file: new File([], 'history.zip') }),
      exportGitTo: () => Promise.resolve({ folder: '/tmp', commits: 3 }),
      ...version,
    },
  }
}

const client = clientWith()

interface Comparison extends Partial<Pick<ComparePaneProps, 'client' | 'before' | 'after'>> {
  readonly name: string
}

const comparisons: readonly Comparison[] = [
  { name: 'compare: pictures and code' },
  { name: 'compare: with the app as it is now', after: undefined },
  { name: 'compare: a picture is missing', before: outside },
  {
    name: 'compare: not text',
    client: clientWith({ compare: () => Promise.resolve(changed.slice(1, 2)) }),
  },
  { name: 'compare: no file differs', before: renamed, client: clientWith({ compare: () => Promise.resolve([]) }) },
  { name: 'compare: reading', client: clientWith({ compare: () => never, thumbnail: () => never }) },
  { name: 'compare: reading one file', client: clientWith({ texts: () => never }) },
  { name: 'compare: not there any more', client: clientWith({ compare: refused, thumbnail: refused }) },
]

export function HistoryStates({ theme }: { readonly theme: 'dark' | 'light' }) {
  const nothing = (): void => undefined
  return (
    <>
      <State name="versions" width="narrow">
        <VersionList client={client} projectId="gallery" versions={versions} viewing={first} onView={nothing} />
      </State>
      <State name="versions: none" width="narrow">
        <VersionList client={client} projectId="gallery" versions={[]} onView={nothing} />
      </State>
      <State name="history: timeline" width="narrow">
        <Timeline
          client={client}
          projectId="gallery"
          versions={versions}
          facts={factsById}
          chosen={newest}
          newestId={newest.id}
          onChoose={nothing}
        />
      </State>
      {comparisons.map(({ name, ...sides }) => (
        <State key={name} name={name} width="wide" height={440}>
          <div className="history-main" style={{ height: '100%' }}>
            <ComparePane
              client={client}
              projectId="gallery"
              before={first}
              after={newest}
              newest={newest}
              facts={factsById}
              showTexts={(file) => <TextCompare {...file} theme={theme} />}
              {...sides}
            />
          </div>
        </State>
      ))}
    </>
  )
}
