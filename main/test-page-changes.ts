/** Thirty changes of a page, for tests: by blocks, whole files, hand, other programs, restores, and answers that fail. */
import fs from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { chatAnswer, chatChunk, chatReply, jsonReply } from '../e2e/fake-providers/index.ts'
import { type Answer, asked, block, changed, refused, restored, type Step, treeOf, whole } from './test-conversation.ts'

const html =
  '<!doctype html>\n<html lang="en">\n<head>\n<link rel="stylesheet" href="app.css">\n</head>\n<body>\n' +
  '<h1>Tasks</h1>\n<ul id="list"></ul>\n<script type="module" src="app.js"></script>\n</body>\n</html>\n'
const css = 'h1 {\n  color: red;\n}\n\nul {\n\tmargin: 0;\n}\n'
const js = 'const tasks = []\n\nfunction price(text) {\n  return text\n}\n\nconsole.log(tasks, price("a"))\n'

/** The app that they begin with, as a model answers. */
export const pageAnswer = whole('index.html', html) + whole('app.css', css) + whole('app.js', js)

const blue = changed(css, 'red', 'blue')
const wide = changed(blue, 'margin: 0', 'margin: 2rem')
const titled = changed(html, '>Tasks<', '>My tasks<')
const util = 'export const today = () => new Date().toDateString()\n'
const dated = `import { today } from './src/util.js'\n${js}`
const dollars = changed(dated, 'return text', "return text.replace(/(\\d)/g, '$$&$1$`')")
// With an accent that is composed of two, a joined emoji, and words from right to left.
const named = changed(titled, 'My tasks', 'مهامي · cafe\u0301 · 👩‍👩‍👧')
const notes = 'one\r\ntwo\r\nthree'
const notesEdited = 'one\r\n2\r\nzwei\r\nthree'
const notesWhole = 'uno\r\ndos\r\ntres'
const saved = `${wide}\n/* by hand, with spaces behind */   \n`
const outside = changed(named, '<ul id', '<p>From another program</p>\r\n<ul id')
const listed = changed(outside, 'id="list"', 'id="tasks"')
const spread = changed(saved, 'margin: 2rem', 'margin: 3rem')
const moved = changed(listed, '"app.js"', '"src/app.js"')
const movedJs = changed(dollars, "'./src/util.js'", "'./util.js'")
const footed = changed(moved, '</body>', '<footer>End</footer>\n</body>')
const bytes = new Uint8Array([0, 255, 13, 10, 128, 0, 239, 187, 191])
const marked = '\ufeff{\r\n\t"a": 1\r\n}\r\n'
const green = changed(spread, 'blue', 'green')
const kept = changed(footed, 'End', 'The end')
const late = changed(kept, 'The end', 'Written meanwhile')
const overwritten = changed(kept, 'The end', 'By the model')

const gone = 'nothing of this is there\n'
const saysNo: Answer = () => jsonReply(400, { error: { message: 'No.' } })

/** With what the first one begins is version 0. */
export const pageSteps: readonly Step[] = [
  asked('a block', 'Make it blue', [block('app.css', '  color: red;\n', '  color: blue;\n')], { 'app.css': blue }),
  asked(
    'blocks in two files, the one with another indentation',
    'Wider, and mine',
    [
      block('app.css', '    margin: 0;\n', '    margin: 2rem;\n') +
        block('index.html', '<h1>Tasks</h1>\n', '<h1>My tasks</h1>\n'),
    ],
    { 'app.css': wide, 'index.html': titled },
  ),
  asked(
    'a new file, and a block that uses it',
    'Show the date',
    [
      whole('src/util.js', util) +
        block('app.js', 'const tasks = []\n', "import { today } from './src/util.js'\nconst tasks = []\n"),
    ],
    { 'src/util.js': util, 'app.js': dated },
  ),
  asked(
    'what a replacement of strings would take for its own',
    'Mark digits',
    [block('app.js', '  return text\n', "  return text.replace(/(\\d)/g, '$$&$1$`')\n")],
    { 'app.js': dollars },
  ),
  asked('a whole file, in other scripts', 'In Arabic', [whole('index.html', named)], { 'index.html': named }),
  {
    what: 'a file of CRLF without a last break, put by hand',
    gives: { 'notes.txt': notes },
    makes: ['files'],
    act: ({ client, projectId }) =>
      client.file.put({ projectId, path: 'notes.txt', file: new File([notes], 'notes.txt') }),
  },
  asked('a block in CRLF', 'Two is zwei', [block('notes.txt', 'two\n', '2\nzwei\n')], { 'notes.txt': notesEdited }),
  asked('a whole file of CRLF', 'In Spanish', [whole('notes.txt', 'uno\ndos\ntres\n')], { 'notes.txt': notesWhole }),
  {
    what: 'a save by hand',
    gives: { 'app.css': saved },
    makes: ['save'],
    act: ({ client, projectId }) => client.file.write({ projectId, path: 'app.css', text: saved }),
  },
  {
    what: 'an edit by another program',
    gives: { 'index.html': outside },
    makes: [],
    act: ({ folder }) => writeFile(join(folder, 'index.html'), outside),
  },
  {
    ...asked(
      'a change of what the other program wrote',
      'Another id',
      [block('index.html', '<ul id="list"></ul>\n', '<ul id="tasks"></ul>\n')],
      {
        'index.html': listed,
      },
    ),
    makes: ['external', 'run'],
  },
  refused(
    'an answer that fits nowhere',
    'Do it',
    ['app.css', 'app.css', 'app.css'].map((path) => block(path, gone, 'x\n')),
  ),
  asked(
    'an answer that is repaired',
    'More room',
    [block('app.css', gone, 'x\n'), block('app.css', '\tmargin: 2rem;\n', '\tmargin: 3rem;\n')],
    { 'app.css': spread },
  ),
  asked(
    'a new name',
    'Into the folder',
    [
      '```rename path=app.js to=src/app.js\n```\n' +
        block('src/app.js', "import { today } from './src/util.js'\n", "import { today } from './util.js'\n") +
        block('index.html', 'src="app.js"\n', 'src="src/app.js"\n'),
    ],
    { 'app.js': null, 'src/app.js': movedJs, 'index.html': moved },
  ),
  {
    what: 'a move by hand',
    gives: { 'notes.txt': null, 'docs/notes.txt': notesWhole },
    makes: ['files'],
    act: ({ client, projectId }) => client.file.move({ projectId, from: 'notes.txt', to: 'docs/notes.txt' }),
  },
  asked('a removal', 'Remove the notes', ['```delete path=docs/notes.txt\n```\n'], { 'docs/notes.txt': null }),
  restored('an old version', 4),
  restored('what was before, which takes that back', -2),
  {
    what: 'a locked file stays, and the rest is taken',
    gives: { 'index.html': footed },
    makes: ['run'],
    async act({ client, projectId, ask }) {
      await client.file.setLocked({ projectId, path: 'app.css', locked: true })
      await ask('A footer', [
        whole('app.css', 'p {}\n') + block('index.html', '</body>\n', '<footer>End</footer>\n</body>\n'),
      ])
      await client.file.setLocked({ projectId, path: 'app.css', locked: false })
    },
  },
  {
    what: 'bytes that are no text',
    gives: { 'img/logo.bin': bytes },
    makes: ['files'],
    act: ({ client, projectId }) =>
      client.file.put({ projectId, path: 'img/logo.bin', file: new File([bytes], 'logo.bin') }),
  },
  refused('a server that says no', 'Do more', [saysNo]),
  {
    what: 'an answer that is stopped in the middle of a file',
    makes: [],
    act({ ask, stop }) {
      const content = '```css path=app.css\nbody {'
      return ask(
        'Start anew',
        [
          () => {
            void stop()
            return chatReply([chatChunk({ delta: { content } })], { hold: true })
          },
        ],
        'stopped',
      )
    },
  },
  {
    what: 'another program makes one file and removes another',
    gives: { 'data.json': marked, 'src/util.js': null },
    makes: [],
    async act({ folder }) {
      await writeFile(join(folder, 'data.json'), marked)
      await rm(join(folder, 'src', 'util.js'))
    },
  },
  { ...restored('a very old version, over what the other program did', 1), makes: ['external', 'restore'] },
  restored('what the other program did', -2),
  asked(
    'a file with a byte order mark, tabs and CRLF',
    'Two',
    [block('data.json', '  "a": 1\n', '  "a": 2,\n  "b": "$1"\n')],
    {
      'data.json': '\ufeff{\r\n\t"a": 2,\r\n\t"b": "$1"\r\n}\r\n',
    },
  ),
  {
    what: 'the part of an answer that fits, kept as a draft and then taken',
    gives: { 'app.css': green },
    makes: ['draft'],
    async act({ client, folder, ask }) {
      const before = await treeOf(folder)
      const bad = block('index.html', gone, 'x\n')
      const { runId } = await ask(
        'Green',
        [block('app.css', '  color: blue;\n', '  color: green;\n') + bad, bad, bad],
        'failed',
      )
      expect(await treeOf(folder)).toEqual(before)
      await client.run.applyDraft({ runId })
    },
  },
  asked(
    'nearly the lines',
    'The end',
    [
      block(
        'index.html',
        "<ul id='tasks'></ul>\n<script type='module' src='src/app.js'></script>\n<footer>End</footer>\n",
        "<ul id='tasks'></ul>\n<script type='module' src='src/app.js'></script>\n<footer>The end</footer>\n",
      ),
    ],
    {
      'index.html': kept,
    },
  ),
  {
    what: 'another program writes while the model does',
    gives: { 'index.html': overwritten },
    external: { 'index.html': late },
    makes: ['external', 'run'],
    act: ({ folder, ask }) =>
      ask('By you', [
        () => {
          fs.writeFileSync(join(folder, 'index.html'), late)
          return chatReply(
            chatAnswer(block('index.html', '<footer>The end</footer>\n', '<footer>By the model</footer>\n')),
          )
        },
      ]),
  },
  {
    what: 'a folder is removed by hand',
    gives: { 'src/app.js': null },
    makes: ['files'],
    act: ({ client, projectId }) => client.file.remove({ projectId, path: 'src' }),
  },
]
