/** Projects and templates in their states. */
import type { ProjectListing } from '#shared/domain/project.ts'
import type { Template } from '#shared/domain/template.ts'
import { ExportResult } from '../features/projects/export-result.tsx'
import { FolderGone } from '../features/projects/index.ts'
import type { RowActions } from '../features/projects/project-menu.tsx'
import { ProjectsView } from '../features/projects/projects-view.tsx'
import { TemplatesView } from '../features/templates/templates-view.tsx'
import { errors, now, projects } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined

const actions: RowActions = {
  open: noop,
  renameTo: noop,
  duplicate: noop,
  reveal: noop,
  copyPath: noop,
  exportZip: noop,
  exportHtml: noop,
  locate: noop,
  remove: noop,
}

/** A picture as the preview would give one. */
export function sampleThumbnail(projectId: string): Promise<Blob> {
  const hue = (Number(projectId) * 67) % 360
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100"><rect width="160" height="100" fill="hsl(${hue} 40% 94%)"/><rect x="20" y="16" width="70" height="10" rx="3" fill="hsl(${hue} 30% 30%)"/><rect x="20" y="36" width="120" height="14" rx="4" fill="#fff"/><rect x="20" y="56" width="120" height="14" rx="4" fill="#fff"/><rect x="20" y="78" width="40" height="12" rx="6" fill="hsl(${hue} 60% 45%)"/></svg>`
  return Promise.resolve(new Blob([picture], { type: 'image/svg+xml' }))
}

const lists = {
  now,
  offline: false,
  actions,
  readThumbnail: sampleThumbnail,
  hrefOf: () => '#projects',
  onPrompt: noop,
  onTemplates: noop,
  onBegin: noop,
  onDrop: noop,
  onUndo: undefined,
  onRetry: noop,
}

const [first, second, third, ...others] = projects
const several = [
  ...(first === undefined ? [] : [{ ...first, live: true }]),
  ...(second === undefined ? [] : [{ ...second, state: 'missing' as const }]),
  ...(third === undefined ? [] : [{ ...third, state: 'unreadable' as const }]),
  ...others,
] satisfies readonly ProjectListing[]

const many: readonly ProjectListing[] = Array.from({ length: 500 }, (_, index) => ({
  ...(projects[index % projects.length] as ProjectListing),
  id: String(index),
  name: `${projects[index % projects.length]?.name} ${index + 1}`,
}))

const templates: readonly Template[] = [
  {
    id: 'todo',
    name: { en: 'To-do list', ar: 'قائمة مهام' },
    summary: { en: 'Things to do, with priorities and dates.', ar: 'ما عليك فعله، بأولويات ومواعيد.' },
  },
  {
    id: 'timer',
    name: { en: 'Timer', ar: 'مؤقت' },
    summary: { en: 'Work and rest in turns, with a list of sessions.', ar: 'عمل وراحة بالتناوب، مع قائمة جلسات.' },
  },
  {
    id: 'notes',
    name: { en: 'Notes', ar: 'ملاحظات' },
    summary: { en: 'Notes with colours and a search.', ar: 'ملاحظات بألوان وبحث.' },
  },
]

const gallery = {
  offline: false,
  theme: 'light' as const,
  // No app runs here: the cards stay as they are before their apps have painted.
  onOpenApp: () => new Promise<string>(() => undefined),
  onUse: () => new Promise<void>(() => undefined),
  onPrompt: noop,
  onRetry: noop,
}

/** Each as in a small window. */
export function ProjectStates() {
  const lost = several[1]
  return (
    <>
      <State name="projects: pictures, live, not found, not readable" width="wide" height={420}>
        <ProjectsView projects={several} {...lists} />
      </State>
      <State name="projects: 500" width="wide" height={420}>
        <ProjectsView projects={many} {...lists} />
      </State>
      <State name="projects: none" width="wide" height={420}>
        <ProjectsView projects={[]} {...lists} />
      </State>
      <State name="projects: loading" width="wide" height={300}>
        <ProjectsView projects={undefined} {...lists} />
      </State>
      <State name="projects: failed" width="wide" height={240}>
        <ProjectsView projects={undefined} error={errors.unreachable} {...lists} />
      </State>
      <State name="projects: connection lost" width="wide" height={300}>
        <ProjectsView projects={projects} {...lists} offline />
      </State>
      {lost !== undefined && (
        <State name="project: its folder is gone" width="wide" height={300}>
          <FolderGone project={lost} state="missing" onLocate={noop} onRetry={noop} onRemove={noop} />
        </State>
      )}
      <State name="export: fine" width="narrow">
        <ExportResult findings={{ ready: true, tried: [], errors: [] }} outside={[]} />
      </State>
      <State name="export: tries to reach" width="narrow">
        <ExportResult
          findings={{
            ready: true,
            tried: ['https://fonts.example/css?family=Inter', 'https://cdn.example/chart.js'],
            errors: ['Chart is not defined'],
          }}
          outside={['https://example.com/docs']}
        />
      </State>
      <State name="templates" width="wide" height={420}>
        <TemplatesView templates={templates} {...gallery} />
      </State>
      <State name="templates: loading" width="wide" height={300}>
        <TemplatesView templates={undefined} {...gallery} />
      </State>
      <State name="templates: failed" width="wide" height={240}>
        <TemplatesView templates={undefined} error={errors.unreachable} {...gallery} />
      </State>
    </>
  )
}
