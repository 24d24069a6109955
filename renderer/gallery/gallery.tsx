/** The gallery: every part of the interface in its states, with no studio behind it. */
import '../fonts.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import './gallery.css'
import { type ReactNode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { Segmented } from '../ui/segmented.tsx'
import { Toasts } from '../ui/toast.tsx'
import { TooltipGroup } from '../ui/tooltip.tsx'
import { type Language, loadWords } from '../words/index.ts'
import { ComposerStates } from './composer-states.tsx'
import { ConversationStates } from './conversation-states.tsx'
import { FixStates } from './fix-states.tsx'
import { FrameStates } from './frame-states.tsx'
import { LayerStates } from './layer-states.tsx'
import { MetricsStates } from './metrics-states.tsx'
import { ModelStates } from './model-states.tsx'
import { PartStates } from './part-states.tsx'
import { PicturesStates } from './pictures-states.tsx'
import { PlaceStates } from './place-states.tsx'
import { RequestStates } from './request-states.tsx'
import { ReviewStates } from './review-states.tsx'
import { ProjectStates } from './project-states.tsx'
import { VariantsStates } from './variants-states.tsx'
import { WorkbenchStates } from './workbench-states.tsx'

z.config({ jitless: true })

const themes = [
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
] as const

const languages = [
  { value: 'en', label: 'English' },
  { value: 'ar', label: 'العربية' },
] as const

interface Section {
  readonly id: string
  readonly title: string
  readonly content: ReactNode
}

const sectionsFor = (theme: 'dark' | 'light'): readonly Section[] => [
  { id: 'parts', title: 'Parts', content: <PartStates /> },
  { id: 'layers', title: 'Dialogs, menus, toasts', content: <LayerStates /> },
  { id: 'conversation', title: 'Conversation', content: <ConversationStates /> },
  { id: 'composer', title: 'Composer', content: <ComposerStates /> },
  { id: 'pictures', title: 'Pictures of an app', content: <PicturesStates /> },
  { id: 'variants', title: 'Two answers', content: <VariantsStates /> },
  { id: 'workbench', title: 'Editor, preview, versions', content: <WorkbenchStates theme={theme} /> },
  { id: 'review', title: 'Looking at changes', content: <ReviewStates theme={theme} /> },
  { id: 'models', title: 'Models', content: <ModelStates /> },
  { id: 'requests', title: 'Requests', content: <RequestStates /> },
  { id: 'metrics', title: 'Metrics', content: <MetricsStates /> },
  { id: 'places', title: 'Start, settings', content: <PlaceStates /> },
  { id: 'projects', title: 'Projects, templates', content: <ProjectStates /> },
  { id: 'fixes', title: 'Errors', content: <FixStates /> },
  { id: 'frame', title: 'The window’s frame', content: <FrameStates /> },
]

function Gallery() {
  const [theme, setTheme] = useState<'dark' | 'light'>(() =>
    new URLSearchParams(location.search).get('theme') === 'light' ? 'light' : 'dark',
  )
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  const sections = sectionsFor(theme)
  return (
    <TooltipGroup>
      <div className="gallery">
        <div className="gallery-header" role="region" aria-label="Gallery">
          <h1>Kiln: gallery</h1>
          <nav aria-label="Sections" className="row">
            {sections.map(({ id, title }) => (
              <a key={id} href={`#${id}`}>
                {title}
              </a>
            ))}
          </nav>
          <span className="grow" />
          <Segmented label="Language" value={languageInAddress()} options={languages} onChange={chooseLanguage} />
          <Segmented label="Theme" value={theme} options={themes} onChange={setTheme} />
        </div>
        <div className="gallery-main" role="region" aria-label="All parts">
          {sections.map(({ id, title, content }) => (
            <div key={id} id={id} className="gallery-section">
              <h2>{title}</h2>
              <div className="gallery-states">{content}</div>
            </div>
          ))}
        </div>
      </div>
      <Toasts />
    </TooltipGroup>
  )
}

function languageInAddress(): Language {
  return new URLSearchParams(location.search).get('lang') === 'ar' ? 'ar' : 'en'
}

/** The words are brought before anything is drawn, so the page loads anew. */
function chooseLanguage(next: Language): void {
  const address = new URL(location.href)
  address.searchParams.set('lang', next)
  location.assign(address)
}

const root = document.getElementById('root')
document.documentElement.lang = languageInAddress()
document.documentElement.dir = languageInAddress() === 'ar' ? 'rtl' : 'ltr'
if (root !== null) void loadWords().then(() => createRoot(root).render(<Gallery />))
