/** The editor in its states, over a made-up project. */
import { failure } from '#shared/domain/error.ts'
import type { FileEntry, Version } from '#shared/domain/project.ts'
import { Editor } from '../features/editor/editor.tsx'
import type { EditorClient, EditorRun } from '../features/editor/index.ts'
import { now } from './samples.ts'
import { State } from './state.tsx'

const texts: Readonly<Record<string, string>> = {
  'index.html':
    '<!doctype html>\n<html lang="en">\n  <head>\n    <title>FocusFlow</title>\n    <link rel="stylesheet" href="css/app.css" />\n  </head>\n  <body>\n    <h1>25:00</h1>\n  </body>\n</html>\n',
  'css/app.css': 'h1 {\n  color: tomato;\n}\n',
  'js/app.js': "document.querySelector('h1').textContent = '24:59'\n",
  'js/broken.js': 'const minutes = = 25\n',
  'README.md': '# FocusFlow\n',
}
const picture = new Uint8Array([0, 1, 2, 3])
const files: readonly FileEntry[] = [
  ...Object.entries(texts).map(([path, text]) => ({ path, bytes: text.length })),
  { path: 'data/sounds.bin', bytes: 48_213 },
  { path: 'data/log.txt', bytes: 5_400_000 },
].toSorted((a, b) => (a.path < b.path ? -1 : 1))

const version: Version = {
  id: '2',
  projectId: 'gallery',
  number: 2,
  reason: 'save',
  label: 'index.html',
  createdAt: now - 600_000,
  files: files.slice(0, 2),
}

const made = { versionId: '3' }
const client: EditorClient = {
  file: {
    read: ({ path }) => Promise.resolve({ text: texts[path] ?? '', binary: texts[path] === undefined, hash: path }),
    write: () => Promise.resolve({ hash: '1', versionId: '3' }),
    create: () => Promise.resolve(made),
    put: () => Promise.resolve(made),
    get: ({ path }) => Promise.resolve({ file: new File([picture], path) }),
    move: () => Promise.resolve(made),
    remove: () => Promise.resolve(made),
    setLocked: () => Promise.resolve({}),
    search: ({ text }) =>
      Promise.resolve({
        matches: [
          { path: 'index.html', line: 8, column: 9, length: text.length, preview: '<h1>25:00</h1>', previewAt: 4 },
        ],
        more: false,
      }),
  },
  version: {
    read: ({ path }) => Promise.resolve({ text: texts[path] ?? '' }),
    restore: () => Promise.resolve(made),
  },
  project: {
    open: () => Promise.reject(failure('not-found', 'There is no project behind the gallery.')),
  },
}

/** Typed before the page was loaded, over a file that has changed since. */
const conflicts = 'kiln.unsaved.conflict/index.html'
if (localStorage.getItem(conflicts) === null) {
  localStorage.setItem(conflicts, JSON.stringify({ text: '<h1>20:00</h1>\n', baseHash: 'older' }))
}

export interface EditorStatesProps {
  readonly theme: 'dark' | 'light'
  readonly waiting: EditorRun
  readonly live: EditorRun
  readonly draft: EditorRun
}

/** Each project here has an id of its own: editors keep their tabs by it. */
export function EditorStates({ theme, waiting, live, draft }: EditorStatesProps) {
  const editor = { client, theme, files: [] }
  return (
    <>
      <State name="editor: empty" width="narrow" height={260}>
        <Editor {...editor} projectId="empty" />
      </State>
      <State name="editor: waiting for the first file" width="narrow" height={260}>
        <Editor {...editor} projectId="waiting" run={waiting} />
      </State>
      <State name="editor: streaming" width="narrow" height={260}>
        <Editor {...editor} projectId="live" run={live} />
      </State>
      <State name="editor: draft" width="narrow" height={260}>
        <Editor {...editor} projectId="draft" run={draft} />
      </State>
      <State name="editor: done" width="wide" height={320}>
        <Editor {...editor} projectId="done" files={files} />
      </State>
      <State name="editor: no room for a column" width="narrow" height={260}>
        <Editor {...editor} projectId="narrow" files={files} />
      </State>
      <State name="editor: changed on disk" height={260}>
        <Editor {...editor} projectId="conflict" files={files} />
      </State>
      <State name="editor: no text" width="narrow" height={260}>
        <Editor {...editor} projectId="binary" files={files} asked={sounds} />
      </State>
      <State name="editor: too large" width="narrow" height={260}>
        <Editor {...editor} projectId="large" files={files} asked={log} />
      </State>
      <State name="editor: an earlier version" width="wide" height={260}>
        <Editor {...editor} projectId="older" files={files} version={version} />
      </State>
    </>
  )
}

const sounds = { path: 'data/sounds.bin' }
const log = { path: 'data/log.txt' }
