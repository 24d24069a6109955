/** A copy of an app's files to which an answer's changes are applied, one after the other. Nothing else is touched. */
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import type { AskedChange } from './answer-changes.ts'
import { applyEdit, type EditOutcome, type Rung } from './apply-edit.ts'
import { joinText, type SourceText, splitText } from './source-text.ts'

/** Whether the model may write there: the path to use, or why not. */
export type WhereTo =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly why: 'bad-path' | 'locked'; readonly message: string }

/** A change that was made. */
export interface AppliedChange {
  readonly type: AskedChange['type']
  readonly path: string
  /** Of a block: how it was found, and its first line, from 1. */
  readonly rung?: Rung
  readonly line?: number
}

export interface ShadowFiles {
  /** Undefined when it was made. */
  apply(change: AskedChange): EditProblem | undefined
  /** As the file was before everything. */
  revert(path: string): void
  get(path: string): string | undefined
  /** The whole app as it is now. */
  all(): Map<string, string>
  applied(): readonly AppliedChange[]
  /** Paths that were written as whole files, and not by blocks alone. */
  rewritten(): ReadonlySet<string>
}

export function createShadowFiles(
  before: ReadonlyMap<string, string>,
  whereTo: (path: string) => WhereTo,
): ShadowFiles {
  const files = new Map<string, SourceText | string>(before)
  const applied: AppliedChange[] = []
  const rewritten = new Set<string>()

  function sourceOf(path: string): SourceText | undefined {
    const known = files.get(path)
    return typeof known === 'string' ? splitText(known) : known
  }

  function textOf(path: string): string | undefined {
    const known = files.get(path)
    return typeof known === 'object' ? joinText(known) : known
  }

  function edit(path: string, search: string, replace: string): EditProblem | undefined {
    const source = sourceOf(path)
    if (source === undefined && search.trim() !== '') {
      const message = `There is no file ${path} to change.${likePath(path, [...files.keys()])}`
      return { path, why: 'no-file', message, search, replace }
    }
    const outcome = applyEdit(source ?? splitText(''), { search, replace })
    if (!outcome.ok) return refused(path, search, replace, outcome)
    files.set(path, outcome.source)
    applied.push({ type: 'edit', path, rung: outcome.rung, line: outcome.line })
    return undefined
  }

  function make(change: AskedChange, path: string): EditProblem | undefined {
    switch (change.type) {
      case 'edit':
        return edit(path, change.search, change.replace)
      case 'broken-edit': {
        const { search, replace, why } = change
        return { path, why: 'unreadable', message: unreadable[why], search, replace }
      }
      case 'write':
        files.set(path, likeBefore(change.text, before.get(path)))
        rewritten.add(path)
        break
      case 'delete':
        files.delete(path)
        break
      case 'rename': {
        const to = whereTo(change.to)
        if (!to.ok) return { path: change.to, why: to.why, message: to.message }
        const moved = files.get(path)
        if (moved === undefined) return { path, why: 'no-file', message: `There is no file ${path} to rename.` }
        if (files.has(to.path)) return { path: to.path, why: 'exists', message: `There is a file ${to.path} already.` }
        files.delete(path)
        files.set(to.path, moved)
      }
    }
    applied.push({ type: change.type, path })
    return undefined
  }

  return {
    apply(change) {
      if (change.path === '') {
        const part = 'search' in change ? { search: change.search, replace: change.replace } : {}
        return { path: '', why: 'no-file', message: 'The answer does not say which file this is for.', ...part }
      }
      const place = whereTo(change.path)
      return place.ok ? make(change, place.path) : { path: change.path, why: place.why, message: place.message }
    },
    revert(path) {
      const old = before.get(path)
      if (old === undefined) files.delete(path)
      else files.set(path, old)
    },
    get: textOf,
    all: () => new Map([...files.keys()].toSorted().map((path) => [path, textOf(path) ?? ''])),
    applied: () => applied,
    rewritten: () => rewritten,
  }
}

const unreadable = {
  unfinished: 'The block has no end (>>>>>>> REPLACE).',
  'no-divider': 'The block has no line of ======= between its two halves.',
  'two-dividers': 'The block has more than one line of =======, so where its halves meet is not clear.',
  empty: 'There is no SEARCH/REPLACE block in it.',
} as const

function refused(
  path: string,
  search: string,
  replace: string,
  { why, nearest, places }: Extract<EditOutcome, { ok: false }>,
): EditProblem {
  const lines = (places ?? []).join(', ')
  const message = {
    'not-found': `The lines to search for are not in ${path}.`,
    ambiguous: `The lines to search for fit several places in ${path}${lines === '' ? '' : ` (lines ${lines})`}.`,
    'empty-search': `${path} is there already: say which lines to replace, or write the whole file.`,
  }[why]
  return {
    path,
    why,
    message,
    search,
    replace,
    ...(nearest === undefined ? {} : { nearest }),
    ...(places === undefined ? {} : { places: [...places] }),
  }
}

/** A file of that name in another folder, to tell of. */
function likePath(path: string, known: readonly string[]): string {
  const name = path.split('/').at(-1)
  const found = known.filter((other) => other.split('/').at(-1) === name)
  return found.length === 0 ? '' : ` There is ${found.slice(0, 3).join(', ')}.`
}

/** A file that is written anew keeps its line breaks, its byte order mark, and whether its last line has a break. */
function likeBefore(text: string, before: string | undefined): string {
  if (before === undefined || before === '') return text
  const { mark, breaks } = splitText(before)
  const pairs = breaks.filter((lineBreak) => lineBreak === '\r\n').length
  const ended = breaks.at(-1) === '' ? text.replace(/\n$/, '') : text
  return mark + (pairs * 2 > breaks.length ? ended.replaceAll('\n', '\r\n') : ended)
}
