/** The gallery in the window: where its templates come from, and what using one does. */
import { client } from '../client/connection.ts'
import { useQuery } from '../client/use-query.ts'
import { TemplatesView } from '../features/templates/index.ts'
import { language } from '../words/index.ts'
import { navigate } from './route.ts'

export interface TemplatesPlaceProps {
  readonly theme: 'light' | 'dark'
  readonly offline: boolean
}

/** A project of a template speaks the language of the window. */
export function TemplatesPlace({ theme, offline }: TemplatesPlaceProps) {
  const templates = useQuery('templates', (signal) => client.template.list(undefined, { signal }))
  return (
    <TemplatesView
      templates={templates.data}
      error={templates.error}
      offline={offline}
      theme={theme}
      onRetry={templates.refetch}
      onPrompt={() => navigate({ view: 'start' })}
      onOpenApp={async (templateId, signal) =>
        (await client.preview.open({ view: 'template', templateId, language: language(), theme }, { signal })).url
      }
      onUse={async ({ id }, signal) => {
        const source = { type: 'template', templateId: id, language: language() } as const
        const { projectId } = await client.project.create({ name: '', source }, { signal })
        navigate({ view: 'project', projectId })
      }}
    />
  )
}
