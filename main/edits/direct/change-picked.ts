/** Changes a picked element in the source, as whoever wrote it would. Pure. */
import { failure } from '#shared/domain/error.ts'
import { type DirectChange, type LookName, lookNames } from '#shared/domain/pick.ts'
import { inspectPicked, type PickedApp } from './inspect.ts'
import { inOneLine, isRefused, type LookWriter, type Splice, withSplices } from './splice.ts'

export interface ChangedElement {
  /** The files that change, with their new text. */
  readonly files: ReadonlyMap<string, string>
  readonly tag: string
}

/** All of it, or nothing: throws invalid-input when a part of it cannot be changed directly. */
export function changePicked(app: PickedApp, { onlyThis = false, ...change }: DirectChange): ChangedElement {
  const found = inspectPicked({ ...app, onlyThis })
  if (found === undefined) throw failure('not-found', 'This element is in none of the files any more.')
  const splices: Splice[] = []
  if (change.text !== undefined) {
    if (isRefused(found.text)) throw notDirect('text')
    if (inOneLine(change.text) === '')
      throw failure('invalid-input', 'Write a text, or ask for the element to be removed.')
    splices.push(found.text.write(inOneLine(change.text)))
  }
  const groups = new Map<LookWriter, Partial<Record<LookName, string | number>>>()
  for (const name of lookNames) {
    const value = change[name]
    if (value === undefined) continue
    const writer = found.look(name)
    if (isRefused(writer)) throw notDirect(name)
    groups.set(writer, { ...groups.get(writer), [name]: value })
  }
  for (const [writer, changes] of groups) {
    const splice = writer.write(changes)
    if (isRefused(splice)) throw notDirect('look')
    splices.push(splice)
  }
  const files = withSplices(app.files, splices)
  for (const [path, text] of files) if (text === app.files.get(path)) files.delete(path)
  return { files, tag: found.source.tag }
}

function notDirect(what: string): Error {
  return failure('invalid-input', `The ${what} of this element cannot be changed directly: ask the model for it.`)
}
