import { describe, expect, it } from 'vitest'
import { noTabs, tabsReducer, type TabsAction, type TabsState } from './tabs-state.ts'

const after = (...actions: TabsAction[]): TabsState => actions.reduce(tabsReducer, noTabs)
const files = (...paths: string[]): TabsAction => ({ type: 'files', paths, kept: new Set() })
const pick = (path: string, writing?: string): TabsAction => ({ type: 'pick', path, writing })
const writing = (...paths: string[]): TabsAction => ({ type: 'began', paths })

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
