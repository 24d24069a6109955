/** The starter apps as a gallery: what there is, and each as an app in a language and a theme. */
import { failure } from '#shared/domain/error.ts'
import type { Template as TemplateCard } from '#shared/domain/template.ts'
import { createApp } from './adapt.ts'
import { readCatalogue, type Template } from './catalogue.ts'
import type { Language, Theme } from './read-prompt.ts'

export interface TemplateApp {
  /** What kind of app it is, in its language: "Calculator". */
  readonly title: string
  /** Path to text. */
  readonly files: ReadonlyMap<string, string>
}

export interface TemplateWishes {
  readonly language: Language
  /** Follows the system without it. */
  readonly theme?: Theme
  /** The template's own without it. */
  readonly name?: string
}

export interface Templates {
  /** In the order of the gallery. Throws not-found when Kiln's own folder of them cannot be read. */
  list(): Promise<TemplateCard[]>
  /** Throws not-found for an id that no template has. */
  app(templateId: string, wishes: TemplateWishes): Promise<TemplateApp>
}

/** The folder is read at the first use and kept; a failed reading is tried again at the next. */
export function createTemplates(templatesFolder: string): Templates {
  let catalogue: Promise<readonly Template[]> | undefined

  function templates(): Promise<readonly Template[]> {
    catalogue ??= readCatalogue(templatesFolder)
    catalogue.catch(() => (catalogue = undefined))
    return catalogue
  }

  return {
    async list() {
      return (await templates()).map(({ manifest: { id, title, about } }) => ({ id, name: title, summary: about }))
    },
    async app(templateId, { language, theme, name }) {
      const template = (await templates()).find(({ manifest }) => manifest.id === templateId)
      if (template === undefined) throw failure('not-found', 'This template is not there any more. Choose another one.')
      const { files } = createApp(template, {
        language,
        ...(theme === undefined ? {} : { theme }),
        ...(name === undefined || name === '' ? {} : { name }),
      })
      return { title: template.manifest.title[language], files }
    },
  }
}
