/** A turn in words: its headline, its stages, the line of figures under it, and what is copied of it. */
import type { ModelRef } from '#shared/domain/model.ts'
import { sayError } from '../../ui/error-advice.ts'
import { formatAgo, formatCount, formatDuration, formatDurationPrecise, formatMoment } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import { phaseHeadline } from './app-run/phase-words.ts'
import { costInFull, costText, ratesText } from './cost-words.ts'
import { reviewProgress } from './review-progress.ts'
import { isInReview, isLive, isTurnedDown, isUnchanged, makesApp, type Turn, type TurnStage } from './turn.ts'

/** The headline: what is going on, or what came of it. */
export function turnTitle(turn: Turn): string {
  if (turn.undone) return t('conversation.undoneTitle')
  if (turn.unchanged) return t('conversation.unchangedTitle')
  switch (turn.state) {
    case 'sending':
      return t('conversation.sending')
    case 'running':
      return runningTitle(turn)
    case 'done':
      if (makesApp(turn)) return madeTitle(turn)
      if (isInReview(turn)) return reviewTitle(turn)
      if (turn.review !== undefined && turn.draft !== 'applied') {
        return turn.draft === 'replaced' ? t('review.turnAside') : t('review.turnNothing')
      }
      if (isTurnedDown(turn)) return t('review.turnNothing')
      if (turn.files.length === 0) return t('conversation.answered')
      return turn.mode === 'create' ? t('conversation.made') : t('conversation.changed', { count: changedCount(turn) })
    case 'stopped':
      return t('conversation.stopped')
    case 'truncated':
      return t('conversation.truncated')
    case 'failed':
      if (turn.error?.kind === 'not-applied' && turn.editProblems.length > 0) return unfitTitle(turn)
      return t('conversation.failed')
  }
}

/** Until its record is there, of the files that came. */
function reviewTitle({ review, files }: Turn): string {
  const { stage, open } = reviewProgress(review)
  if (stage === 'decided') return t('review.turnDecided')
  return t('review.turnTitle', { count: review === undefined ? files.length : open })
}

function unfitTitle({ editProblems, draft }: Turn): string {
  const count = editProblems.filter(({ decided }) => decided === undefined).length
  if (count > 0) return t('edits.title', { count })
  return draft === 'none' ? t('review.turnNothing') : t('edits.decidedTitle')
}

/** An answer may give a file as it was; when it gives all of them so, it is told as it was meant. */
function changedCount({ files, review }: Turn): number {
  if (review !== undefined) return reviewProgress(review).accepted
  return files.filter((file) => !isUnchanged(file)).length || files.length
}

/** What was made of an app, and how long it took. */
function madeTitle({ app, screen, resumes, startedAt, endedAt = startedAt }: Turn): string {
  const time = formatDuration(endedAt - startedAt)
  const screens = app?.screens ?? []
  const one = screens.find(({ id }) => id === screen)
  if (one !== undefined) {
    return one.state === 'ready'
      ? t('run.madeScreen', { title: one.title, time })
      : t('run.notMadeScreen', { title: one.title })
  }
  const made = screens.filter(({ state }) => state === 'ready').length
  if (resumes && made === screens.length) return t('run.madeRest', { time })
  return made === screens.length
    ? t('run.made', { count: made, time })
    : t('run.madeSome', { made, count: screens.length, time })
}

function runningTitle(turn: Turn): string {
  if (makesApp(turn)) {
    const one = turn.app?.screens.find(({ id }) => id === turn.screen)
    return one === undefined
      ? (phaseHeadline(turn.phases) ?? t('conversation.starting'))
      : t('run.now.oneScreen', { title: one.title })
  }
  if (turn.reasoning !== '' && turn.outputCharacters === 0) return t('conversation.thinking')
  if (turn.wait !== undefined) return t('conversation.waitingFor', { model: turn.wait.model.model })
  const stage = turn.stages.at(-1)
  return stage === undefined ? t('conversation.starting') : stageText(stage)
}

/** A stage in the interface's language where it has words for it, else in the studio's. */
export function stageText({ name, message }: TurnStage): string {
  const subject = /^\S+ (.+)$/.exec(message)?.[1]
  if (name === 'asking' && subject !== undefined) return t('conversation.asking', { model: subject })
  if (name === 'writing' && subject !== undefined) return t('conversation.writing', { path: subject })
  return message
}

/** "starter" for the built-in one, else the model's own name. */
function modelName({ provider, model }: ModelRef): string {
  return provider === 'starter' || provider === 'scripted' ? provider : model
}

/** Who answered in whose place, and why. */
export function fallbackText({ from, to, why }: NonNullable<Turn['path']['fallback']>): string {
  // The same model may be had from several providers.
  const name = (model: ModelRef): string =>
    from.model === to.model ? `${modelName(model)} (${model.provider})` : modelName(model)
  return t('conversation.fallback', { from: name(from), to: name(to), why })
}

/** Where the answer came from, where that is not the model that was asked just now. */
function sourceText({ path: { from, ageMs } }: Turn): string | undefined {
  if (from === 'joined') return t('conversation.joined')
  if (from !== 'cache') return undefined
  return ageMs === undefined ? t('conversation.cached') : t('conversation.cachedAgo', { ago: formatAgo(0, ageMs) })
}

function continuedText({ path: { continued = 0 }, resumes }: Turn): string | undefined {
  const count = resumes ? continued - 1 : continued
  return count > 0 ? t('conversation.continued', { count }) : undefined
}

/** `llama3.2`, `1,204 in`, `640 out`, `first token 0.41 s`, `free, local`; what is not known is left out. */
export function turnLine(turn: Turn): readonly string[] {
  const { usage, answered } = turn
  // Templates and scripts have no tokens: to count them would be to pretend.
  const noModel = (answered ?? turn.asked).provider === 'starter'
  const about = usage?.estimated === true ? '~' : ''
  const outSoFar = Math.round(turn.outputCharacters / 4)
  const parts = [
    answered === undefined ? undefined : modelName(answered),
    sourceText(turn),
    continuedText(turn),
    usage === undefined || usage.input === 0
      ? undefined
      : t('conversation.in', { tokens: about + formatCount(usage.input) }),
    usage !== undefined && usage.output > 0
      ? t('conversation.out', { tokens: about + formatCount(usage.output) })
      : usage === undefined && outSoFar > 0 && !noModel && isLive(turn)
        ? t('conversation.outSoFar', { tokens: `~${formatCount(outSoFar)}` })
        : undefined,
    turn.firstTokenMs === undefined
      ? undefined
      : t('conversation.firstTokenAfter', { time: formatDurationPrecise(turn.firstTokenMs) }),
    costText(turn),
  ]
  return parts.filter((part) => part !== undefined)
}

export interface Figure {
  readonly name: string
  readonly value: string
  /** True for what stays left to right: names of models. */
  readonly code?: boolean
}

/** The same and more, exactly, each with its name. */
export function turnFigures(turn: Turn): readonly Figure[] {
  const { usage, answered } = turn
  const rates = ratesText(turn)
  const figures: (Figure | undefined)[] = [
    { name: t('conversation.asked'), value: formatMoment(turn.startedAt) },
    answered && { name: t('conversation.model'), value: answered.model, code: true },
    turn.chosenBecause === undefined ? undefined : { name: t('conversation.chosenBecause'), value: turn.chosenBecause },
    answered && { name: t('conversation.provider'), value: answered.provider, code: true },
    ...(turn.path.failures ?? []).map(({ model, error }, index) => ({
      name: t('conversation.failedAttempt', { number: index + 1 }),
      value: `${modelName(model)}: ${sayError(error)}`,
    })),
    usage && { name: t('conversation.tokensIn'), value: tokensText(usage.input, usage.estimated, cachedText(turn)) },
    usage && {
      name: t('conversation.tokensOut'),
      value: tokensText(usage.output, usage.estimated, reasoningText(turn)),
    },
    turn.endedAt === undefined
      ? undefined
      : { name: t('conversation.time'), value: exactSeconds(turn.endedAt - turn.startedAt) },
    turn.firstTokenMs === undefined
      ? undefined
      : { name: t('conversation.firstToken'), value: exactSeconds(turn.firstTokenMs) },
    answered && { name: t('conversation.cost'), value: costInFull(turn) },
    rates === undefined ? undefined : { name: t('conversation.price'), value: rates },
  ]
  return figures.filter((figure) => figure !== undefined)
}

function tokensText(count: number, estimated: boolean, more: string | undefined): string {
  const parts = [formatCount(count), estimated ? t('conversation.estimated') : undefined, more]
  return parts.filter((part) => part !== undefined).join(', ')
}

function cachedText({ usage }: Turn): string | undefined {
  return usage?.cached === undefined || usage.cached === 0
    ? undefined
    : t('conversation.fromCache', { cached: formatCount(usage.cached) })
}

function reasoningText({ usage }: Turn): string | undefined {
  return usage?.reasoning === undefined || usage.reasoning === 0
    ? undefined
    : t('conversation.reasoningTokens', { reasoning: formatCount(usage.reasoning) })
}

/** To the millisecond up to a minute. */
function exactSeconds(milliseconds: number): string {
  return milliseconds < 60_000
    ? t('ui.seconds', { seconds: (milliseconds / 1000).toFixed(3) })
    : formatDuration(milliseconds)
}

/** The answer as markdown: its words, its files with their lines, its sources. */
export function answerMarkdown(turn: Turn): string {
  const files = turn.files.map(({ path, added, removed }) => `- \`${path}\` +${added}${removed ? ` −${removed}` : ''}`)
  const sources = turn.citations.map(({ url, title }, index) => `${index + 1}. [${title || url}](${url})`)
  return [turn.text, files.join('\n'), sources.join('\n')].filter((part) => part !== '').join('\n\n')
}
