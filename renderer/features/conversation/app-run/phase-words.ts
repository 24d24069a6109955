/** The stages of a run that makes an app, in words: by their names, and by what the studio says of them. */
import { t } from '../../../words/index.ts'
import type { Phase } from './phases.ts'

const names = {
  analyzing: 'analyzing',
  'creating-project': 'creatingProject',
  'generating-base': 'generatingBase',
  'installing-deps': 'installingDeps',
  'starting-server': 'startingServer',
  'creating-tunnel': 'creatingTunnel',
  'preview-ready': 'previewReady',
  'generating-screens': 'generatingScreens',
  'adding-components': 'addingComponents',
  complete: 'complete',
  'generating-images': 'generatingImages',
} as const

function isNamed(name: string): name is keyof typeof names {
  return Object.hasOwn(names, name)
}

/** "Home screen"; the studio's own name for one that is not known here. */
export function phaseName({ name }: Phase): string {
  return isNamed(name) ? t(`run.phase.${names[name]}`) : name
}

const details = {
  analyzing: 'analyzing',
  'creating-project': 'creatingProject',
  'generating-base': 'generatingBase',
  'starting-server': 'startingServer',
  'creating-tunnel': 'creatingTunnel',
  'preview-ready': 'previewReady',
  'adding-components': 'addingComponents',
} as const

/** What it does, in a few words: "2 of 5"; empty where the name says it all. */
export function phaseDetail({ name, message, state }: Phase): string {
  if (name === 'installing-deps') return packagesText(message)
  if (name === 'generating-screens') return countText(message)
  if (name === 'complete' || (name === 'preview-ready' && state !== 'done')) return ''
  if (Object.hasOwn(details, name)) return t(`run.detail.${details[name as keyof typeof details]}`)
  return message
}

function countText(message: string): string {
  const [, done, all] = /^(\d+) of (\d+) /.exec(message) ?? []
  return done === undefined || all === undefined ? message : t('run.detail.screens', { done, all })
}

function packagesText(message: string): string {
  if (message.startsWith('Everything ')) return t('run.detail.packagesNone')
  const [, verb, packages] = /^(Asking for|Installing|Installed|Going on without) (.+)$/s.exec(message) ?? []
  if (verb === undefined || packages === undefined) return message
  const key = {
    'Asking for': 'packagesAsking',
    Installing: 'packagesInstalling',
    Installed: 'packagesInstalled',
    'Going on without': 'packagesWithout',
  } as const
  return t(`run.detail.${key[verb as keyof typeof key]}`, { packages })
}

/** In the order in which they are worth a headline; what goes on beside them is in the list. */
const headlines = [
  ['adding-components', 'addingComponents'],
  ['generating-screens', 'generatingScreens'],
  ['generating-base', 'generatingBase'],
  ['starting-server', 'startingServer'],
  ['creating-project', 'creatingProject'],
  ['analyzing', 'analyzing'],
] as const

/** What is going on, as a headline; undefined before anything is. */
export function phaseHeadline(phases: readonly Phase[]): string | undefined {
  const now = new Set(phases.filter(({ state }) => state === 'now').map(({ name }) => name))
  const found = headlines.find(([name]) => now.has(name))
  if (found !== undefined) return t(`run.now.${found[1]}`)
  return phases.some(({ name, state }) => name === 'preview-ready' && state === 'done')
    ? t('run.now.previewReady')
    : undefined
}
