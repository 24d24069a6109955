/** Every setting, by section: its words and its control. */
import type { ReactNode } from 'react'
import type { Settings } from '#shared/domain/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Select } from '../../ui/select.tsx'
import { latin, t } from '../../words/index.ts'
import { imagesLine } from './images-setting.tsx'
import { MoveProjects } from './move-projects.tsx'
import { requestLines } from './request-lines.tsx'
import { choice, onOff, withValue } from './setting-controls.tsx'
import type { SettingsLine, SettingsSection } from './settings-parts.tsx'
import type { SettingsViewProps, StudioInfo } from './settings-view.tsx'

type Parts = SettingsViewProps & { readonly settings: Settings }

/** In the order of the page. */
export function settingSections(parts: Parts): readonly SettingsSection[] {
  const { info, shortcuts, models } = parts
  return [
    { id: 'appearance', title: t('settings.appearance'), lines: appearance(parts) },
    {
      id: 'conversation',
      title: t('settings.conversation'),
      lines: [answers(parts), reviewEdits(parts), autoFix(parts)],
    },
    { id: 'new-apps', title: t('settings.newApps'), lines: newApps(parts) },
    { id: 'editor', title: t('settings.editor'), lines: editor(parts) },
    {
      id: 'models',
      title: t('settings.models'),
      lines: [
        { id: 'providers', label: '', keywords: ['ollama', 'openai', 'starter', 'key'], control: models, wide: true },
        reasoning(parts),
        contextWindow(parts),
        contextBudget(parts),
        imagesLine({ images: parts.settings.images, onChange: parts.onChange, onImageKey: parts.onImageKey }),
      ],
    },
    { id: 'auto', title: t('models.auto.name'), lines: auto(parts) },
    {
      id: 'requests',
      title: t('requests.title'),
      lines: requestLines({
        requests: parts.settings.requests,
        onChange: (requests) => parts.onChange({ requests }),
        fallbacks: parts.fallbacks,
        view: parts.requests,
      }),
    },
    ...(info === undefined ? [] : [{ id: 'places', title: t('settings.places'), lines: places(info, parts) }]),
    {
      id: 'keyboard',
      title: t('settings.keyboard'),
      lines: [
        {
          id: 'shortcuts',
          label: '',
          help: t('settings.keyboardHelp'),
          keywords: shortcuts.map(({ label }) => label),
          control: <Shortcuts shortcuts={shortcuts} />,
          wide: true,
        },
      ],
    },
  ]
}

function appearance({ settings, onChange, onZoom }: Parts): readonly SettingsLine[] {
  return [
    choice('theme', t('settings.theme'), t('settings.themeHelp'), settings.theme, themes(), (theme) =>
      onChange({ theme }),
    ),
    choice('language', t('settings.language'), t('settings.languageHelp'), settings.language, languages(), (language) =>
      onChange({ language }),
    ),
    choice('motion', t('settings.motion'), t('settings.motionHelp'), settings.motion, motions(), (motion) =>
      onChange({ motion }),
    ),
    ...(onZoom === undefined ? [] : [zoom(onZoom)]),
  ]
}

const themes = () =>
  [
    { value: 'system', label: t('settings.system') },
    { value: 'dark', label: t('settings.dark') },
    { value: 'light', label: t('settings.light') },
  ] as const

/** Each language in its own words: who cannot read the interface can still find theirs. */
const languages = () =>
  [
    { value: 'system', label: t('settings.system') },
    { value: 'en', label: 'English' },
    { value: 'ar', label: 'العربية' },
  ] as const

const motions = () =>
  [
    { value: 'system', label: t('settings.system') },
    { value: 'reduced', label: t('settings.reduced') },
  ] as const

function zoom(onZoom: (to: 'in' | 'out' | 'reset') => void): SettingsLine {
  return {
    id: 'zoom',
    label: t('settings.zoom'),
    help: t('settings.zoomHelp'),
    control: (
      <div className="row">
        <Button look="line" onClick={() => onZoom('out')}>
          {t('settings.zoomOut')}
        </Button>
        <Button look="line" onClick={() => onZoom('reset')}>
          {t('settings.zoomReset')}
        </Button>
        <Button look="line" onClick={() => onZoom('in')}>
          {t('settings.zoomIn')}
        </Button>
      </div>
    ),
  }
}

function answers({ settings, onChange }: Parts): SettingsLine {
  const options = [
    { value: 'streamed', label: t('settings.streamed') },
    { value: 'whole', label: t('settings.whole') },
  ] as const
  return choice('answers', t('settings.answers'), t('settings.answersHelp'), settings.answers, options, (value) =>
    onChange({ answers: value }),
  )
}

function reviewEdits({ settings, onChange }: Parts): SettingsLine {
  const { title, help } = { title: t('review.setting'), help: t('review.settingHelp') }
  const line = onOff('review-edits', title, help, settings.reviewEdits, (on) => onChange({ reviewEdits: on }))
  return { ...line, keywords: ['review', 'diff', 'accept', 'reject'] }
}

function autoFix({ settings, onChange }: Parts): SettingsLine {
  const { title, help } = { title: t('fixes.setting'), help: t('fixes.settingHelp') }
  const line = onOff('auto-fix', title, help, settings.autoFix, (on) => onChange({ autoFix: on }))
  return { ...line, keywords: ['error', 'fix', 'automatic'] }
}

function newApps({ settings, onChange }: Parts): readonly SettingsLine[] {
  const kinds = [
    { value: 'page', label: t('composer.kindPage') },
    { value: 'react', label: t('composer.kindReact') },
  ] as const
  const counts = ['1', '2', '3', '4', '5', '6'].map((value) => ({ value, label: value }))
  const { screensAtOnce } = settings
  return [
    choice('new-app-kind', t('settings.newAppKind'), t('settings.newAppKindHelp'), settings.newAppKind, kinds, (kind) =>
      onChange({ newAppKind: kind }),
    ),
    choice(
      'screens-at-once',
      t('settings.screensAtOnce'),
      t('settings.screensAtOnceHelp'),
      String(screensAtOnce),
      counts,
      (count) => onChange({ screensAtOnce: Number(count) }),
    ),
  ]
}

function editor({ settings, onChange }: Parts): readonly SettingsLine[] {
  const sizes = [11, 12, 13, 14, 15, 16, 18, 20].map((size) => ({ value: String(size), label: latin(`${size} px`) }))
  const sized = withValue(sizes, String(settings.editorFontSize), latin(`${settings.editorFontSize} px`))
  return [
    {
      id: 'font-size',
      label: t('settings.fontSize'),
      help: t('settings.fontSizeHelp'),
      keywords: ['font'],
      control: (
        <Select
          label={t('settings.fontSize')}
          value={String(settings.editorFontSize)}
          options={sized}
          onChange={(value) => onChange({ editorFontSize: Number(value) })}
        />
      ),
    },
    onOff('word-wrap', t('settings.wordWrap'), t('settings.wordWrapHelp'), settings.wordWrap, (wordWrap) =>
      onChange({ wordWrap }),
    ),
    onOff('format', t('settings.formatOnSave'), t('settings.formatOnSaveHelp'), settings.formatOnSave, (on) =>
      onChange({ formatOnSave: on }),
    ),
  ]
}

function reasoning({ settings, onChange }: Parts): SettingsLine {
  const levels = ['off', 'low', 'medium', 'high'] as const
  const options = levels.map((level) => ({ value: level, label: t(`models.reasoning.${level}`) }))
  const { title, help } = { title: t('models.reasoning.title'), help: t('models.reasoning.help') }
  return choice('reasoning', title, help, settings.reasoning, options, (level) => onChange({ reasoning: level }))
}

function auto({ settings, onChange, routing }: Parts): readonly SettingsLine[] {
  const { title, help } = { title: t('models.routing.title'), help: t('models.routing.help') }
  return [
    onOff('dev-mode', t('models.routing.devMode'), t('models.routing.devModeHelp'), settings.devMode, (devMode) =>
      onChange({ devMode }),
    ),
    { id: 'routing', label: title, help, keywords: ['routing', 'rules'], control: routing, wide: true },
  ]
}

function contextWindow({ settings, onChange }: Parts): SettingsLine {
  const { localContextTokens: value } = settings
  const change = (tokens: number): void => onChange({ localContextTokens: tokens })
  return tokenChoice('context-window', t('settings.window'), t('settings.windowHelp'), value, 1024, change)
}

function contextBudget({ settings, onChange }: Parts): SettingsLine {
  const { contextBudget: value } = settings
  const change = (tokens: number): void => onChange({ contextBudget: tokens })
  return tokenChoice('context-budget', t('settings.budget'), t('settings.budgetHelp'), value, 1000, change)
}

/** From four thousand tokens up, each twice the one before; `thousand` is how a window or a budget counts them. */
function tokenChoice(
  id: string,
  label: string,
  help: string,
  tokens: number,
  thousand: 1000 | 1024,
  onChange: (tokens: number) => void,
): SettingsLine {
  const options = [4, 8, 16, 32, 64, 128].map((count) => ({
    value: String(count * thousand),
    label: t('settings.thousandTokens', { tokens: count }),
  }))
  const value = String(tokens)
  const offered = withValue(options, value, t('settings.tokens', { tokens: value }))
  const control = <Select label={label} value={value} options={offered} onChange={(next) => onChange(Number(next))} />
  return { id, label, help, control }
}

function places(info: StudioInfo, { onMove, onPickFolder, onChange, settings }: Parts): readonly SettingsLine[] {
  const where = info.shell === 'electron' ? 'settings.inWindow' : 'settings.inBrowser'
  return [
    {
      id: 'projects-folder',
      label: t('settings.projectsFolder'),
      help: t('settings.projectsFolderHelp'),
      keywords: [info.projectsFolder, t('settings.move')],
      control: <MoveProjects folder={info.projectsFolder} onMove={onMove} onPickFolder={onPickFolder} />,
    },
    fact('data', t('settings.data'), <span dir="ltr">{info.dataFolder}</span>),
    fact('keys', t('settings.keys'), <span dir="auto">{info.keysNote ?? t('settings.keysSafe')}</span>),
    fact('version', 'Kiln', t(where, { version: info.version })),
    ...(settings.onboarded
      ? [
          {
            id: 'first-steps',
            label: t('settings.showFirstSteps'),
            help: t('settings.firstStepsHelp'),
            control: (
              <Button look="line" onClick={() => onChange({ onboarded: false })}>
                {t('settings.show')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

function Shortcuts({ shortcuts }: Pick<SettingsViewProps, 'shortcuts'>) {
  return (
    <dl className="settings-shortcuts">
      {shortcuts.map(({ label, shortcut }) => (
        <div key={`${label} ${shortcut}`}>
          <dt>{label}</dt>
          <dd>
            <Kbd shortcut={shortcut} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function fact(id: string, label: string, value: ReactNode): SettingsLine {
  return { id, label, control: <span className="settings-fact">{value}</span> }
}
