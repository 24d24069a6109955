import { describe, expect, it } from 'vitest'
import { noTabs, readTabs, tabsReducer, type TabsAction, type TabsState } from './tabs-state.ts'

const after = (...actions: TabsAction[]): TabsState => actions.reduce(tabsReducer, noTabs)
const files = (...paths: string[]): TabsAction => ({ type: 'files', paths, kept: new Set() })
const pick = (path: string, writing?: string): TabsAction => ({ type: 'pick', path, writing })
const writing = (...paths: string[]): TabsAction => ({ type: 'began', paths, front: paths.at(-1), most: 6 })

describe('tabs', () => {
  it('opens the page first', () => {
    expect(after(files('app.css', 'index.html'))).toMatchObject({ open: ['index.html'], active: 'index.html' })
  })

  it('brings each file that is written to the front', () => {
    expect(after(writing('index.html', 'app.css'))).toMatchObject({
      open: ['index.html', 'app.css'],
      active: 'app.css',
    })
  })

  it('leaves the file that the user picked in front, until the next run', () => {
    const picked = after(writing('a'), writing('b'), pick('a', 'b'), writing('c'))
    expect(picked).toMatchObject({ open: ['a', 'b', 'c'], active: 'a' })
    expect(tabsReducer(tabsReducer(picked, { type: 'run-began' }), writing('d')).active).toBe('d')
  })

  it('follows again once the user picks the file that is being written', () => {
    expect(after(writing('a'), pick('b', 'a'), pick('a', 'a'), writing('c')).active).toBe('c')
  })

  it('brings nothing to the front while another file is followed', () => {
    const beside: TabsAction = { type: 'began', paths: ['b'], front: undefined, most: 6 }
    expect(after(writing('a'), beside)).toMatchObject({ open: ['a', 'b'], active: 'a' })
  })

  it('lets the files of a large app make room for one another, but for those that the user picked', () => {
    const many = 'abcdefgh'.split('').map((path) => writing(path))
    const open = after(files('index.html'), ...many.slice(0, 3), pick('a', 'c'), pick('c', 'c'), ...many.slice(3))
    expect(open).toMatchObject({ open: ['index.html', 'a', 'c', 'd', 'e', 'f', 'g', 'h'], active: 'h' })
  })

  it('shows the files of a React app in one tab, beside those that the user has opened', () => {
    const one = (path: string, front: string): TabsAction => ({ type: 'began', paths: [path], front, most: 1 })
    const open = after(pick('mine'), { type: 'run-began' }, one('a', 'a'), one('b', 'a'), one('b', 'b'), one('c', 'c'))
    expect(open).toMatchObject({ open: ['mine', 'c'], active: 'c' })
  })

  it('shows the neighbour of a closed tab', () => {
    expect(after(pick('a'), pick('b'), pick('c'), pick('b'), { type: 'close', path: 'b' })).toMatchObject({
      open: ['a', 'c'],
      active: 'c',
    })
  })

  it('closes the tabs of files that are gone, but never one with unsaved text', () => {
    const open = after(files('a', 'b', 'c'), pick('b'), pick('c'))
    expect(tabsReducer(open, { type: 'files', paths: ['a'], kept: new Set(['c']) })).toMatchObject({
      open: ['a', 'c'],
      active: 'c',
    })
  })
})

describe('tabs that the user arranges', () => {
  const three = { ...noTabs, open: ['a.js', 'lib/b.js', 'lib/c.js'], active: 'lib/b.js' }

  it('follow a file or a folder to its new path', () => {
    const moved = tabsReducer(three, { type: 'moved', from: 'lib', to: 'src/lib' })
    expect(moved).toMatchObject({ open: ['a.js', 'src/lib/b.js', 'src/lib/c.js'], active: 'src/lib/b.js' })
  })

  it('close all but one, or all; then none opens unasked', () => {
    expect(tabsReducer(three, { type: 'close-all', keep: 'a.js' })).toMatchObject({ open: ['a.js'], active: 'a.js' })
    const none = tabsReducer(three, { type: 'close-all', keep: undefined })
    expect(none).toMatchObject({ open: [], active: undefined })
    const later = tabsReducer(none, { type: 'files', paths: ['index.html'], kept: new Set() })
    expect(later.active).toBeUndefined()
    expect(tabsReducer(later, { type: 'run-began' }).emptied).toBe(false)
  })

  it('change places', () => {
    const dragged = tabsReducer(three, { type: 'reorder', path: 'lib/c.js', before: 'a.js' })
    expect(dragged.open).toEqual(['lib/c.js', 'a.js', 'lib/b.js'])
  })

  it('come back after a reload, as far as what was kept is valid', () => {
    expect(readTabs('{"open":["a",1,"b"],"active":"b"}')).toMatchObject({ open: ['a', 'b'], active: 'b' })
    expect(readTabs('{"open":["a"],"active":"gone"}')).toMatchObject({ active: 'a' })
    expect(readTabs('nonsense')).toEqual(noTabs)
  })
})
