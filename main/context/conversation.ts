/** What was said before about an app, in few words: the last messages as they were, older ones as a summary. Pure. */

/** A prompt and what came of it. */
export interface Turn {
  readonly id: string
  readonly prompt: string
  /** What the answer said beside its files. */
  readonly text: string
  /** Paths that it changed. */
  readonly files: readonly string[]
  /** False where nothing of it was kept: stopped, failed, discarded. */
  readonly kept: boolean
}

/** What stands for the turns up to one, that one included. */
export interface Summary {
  /** The last turn that is in it. */
  readonly upTo: string
  readonly text: string
}

/** A turn is two messages, a prompt and an answer: so many turns are told as they were, ten messages. */
const recentTurns = 5
const longestPrompt = 400
const longestAnswer = 160
const longestOldPrompt = 90
/** Of a summary, in characters: some 400 tokens. */
const longestSummary = 1600
const mostFiles = 6

/** Turns that have become old: those behind the last ten messages. */
export function olderTurns(turns: readonly Turn[]): readonly Turn[] {
  return turns.slice(0, Math.max(0, turns.length - recentTurns))
}

/** Old turns that no summary holds yet; all of them where the summary's last turn is gone. */
export function unsummarised(turns: readonly Turn[], summary: Summary | undefined): readonly Turn[] {
  const older = olderTurns(turns)
  const at = summary === undefined ? -1 : older.findIndex(({ id }) => id === summary.upTo)
  return older.slice(at + 1)
}

/**
 * For the prompt of the next change; empty before the first. What a summary does not hold yet is told by rules, so that
 * nothing waits for one.
 */
export function conversationText(turns: readonly Turn[], summary: Summary | undefined): string {
  if (turns.length === 0) return ''
  const older = olderTurns(turns)
  const isKnown = summary !== undefined && older.some(({ id }) => id === summary.upTo)
  const missing = unsummarised(turns, isKnown ? summary : undefined)
  const before = [...(isKnown ? [summary.text] : []), ...(missing.length === 0 ? [] : [summariseByRules(missing)])]
  const recent = turns.slice(older.length).map(tell)
  return [...(before.length === 0 ? [] : ['Long ago:', ...before, '\nLately:']), ...recent].join('\n')
}

function tell({ prompt, text, files, kept }: Turn): string {
  const said = oneLine(text, longestAnswer)
  const came = kept ? filesText(files) : ' (not kept)'
  return `- asked: ${oneLine(prompt, longestPrompt)}${said === '' ? '' : `\n  answered: ${said}`}${came === '' ? '' : `\n  ${came.trim()}`}`
}

function filesText(files: readonly string[]): string {
  if (files.length === 0) return ''
  const named = files.slice(0, mostFiles).join(', ')
  return ` changed: ${named}${files.length > mostFiles ? `, and ${files.length - mostFiles} more` : ''}`
}

/** A line for each that was kept; where there are too many, the first and the newest. */
export function summariseByRules(turns: readonly Turn[]): string {
  const lines = turns.filter(({ kept }) => kept).map(({ prompt }) => `- ${oneLine(prompt, longestOldPrompt)}`)
  const first = lines[0]
  let length = first?.length ?? 0
  const newest: string[] = []
  for (const line of lines.slice(1).toReversed()) {
    length += line.length + 1
    if (length > longestSummary) break
    newest.unshift(line)
  }
  const gap = lines.length - 1 - newest.length
  const middle = gap > 0 ? [`- … and ${gap} more changes`] : []
  return first === undefined ? '' : [first, ...middle, ...newest].join('\n')
}

/** What a small model is asked, so that it makes one summary of an older one and what came since. */
export function summaryPrompt(turns: readonly Turn[], before: string | undefined): string {
  const told = turns.map(tell).join('\n').slice(0, 24_000)
  return (
    'Sum up what was asked for and decided while this app was made, for whoever changes it next. At most 12 short lines, ' +
    'in the language of the prompts, each one fact that still holds: features, names, looks, and what the user did not ' +
    'want. Leave out what was undone later. No code, no introduction.\n\n' +
    (before === undefined || before === '' ? '' : `The summary so far:\n${before}\n\n`) +
    `What came since:\n${told}`
  )
}

/** What a model answered, as it may be kept; undefined where it is no summary. */
export function checkedSummary(text: string): string | undefined {
  const plain = text.replace(/^```\w*\n?|```\s*$/g, '').trim()
  return plain.length < 10 ? undefined : plain.slice(0, longestSummary)
}

function oneLine(text: string, longest: number): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 1)}…`
}
