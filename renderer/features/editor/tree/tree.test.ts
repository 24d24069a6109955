import { describe, expect, test } from 'vitest'
import { treeMove, typedRow } from './tree-keys.ts'
import { copyName, foldersOn, treeRows } from './tree-rows.ts'
import { readTree } from './tree-state.ts'

const paths = ['index.html', 'img/logo10.svg', 'img/logo2.svg', 'css/base/reset.css', 'App.js', 'app.css']

function rows(closed: string[] = [], folders: string[] = []) {
  return treeRows({ paths, folders, closed: new Set(closed) })
}

function shown(closed: string[] = [], folders: string[] = []): string[] {
  return rows(closed, folders).map(
    ({ name, kind, depth }) => '  '.repeat(depth) + name + (kind === 'folder' ? '/' : ''),
  )
}

describe('rows', () => {
  test('folders stand before files, and names are ordered as people read them', () => {
    expect(shown()).toEqual([
      'css/',
      '  base/',
      '    reset.css',
      'img/',
      '  logo2.svg',
      '  logo10.svg',
      'app.css',
      'App.js',
      'index.html',
    ])
  })

  test('a closed folder hides all below it; an empty one is shown', () => {
    expect(shown(['css', 'img'], ['lib/new'])).toEqual([
      'css/',
      'img/',
      'lib/',
      '  new/',
      'app.css',
      'App.js',
      'index.html',
    ])
    expect(rows([], ['lib/new']).find(({ path }) => path === 'lib/new')?.isEmpty).toBe(true)
  })

  test('each row knows its place among its siblings', () => {
    expect(rows().map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
      '1/5',
      '1/1',
      '1/1',
      '2/5',
      '1/2',
      '2/2',
      '3/5',
      '4/5',
      '5/5',
    ])
  })
})

describe('keys', () => {
  const move = (focused: string, key: string, closed: string[] = []) =>
    treeMove(rows(closed), focused, key, 'ArrowRight')

  test('up and down, Home and End go from row to row and stop at the ends', () => {
    expect(move('img', 'ArrowDown')).toEqual({ type: 'focus', path: 'img/logo2.svg' })
    expect(move('img', 'ArrowUp')).toEqual({ type: 'focus', path: 'css/base/reset.css' })
    expect(move('index.html', 'ArrowDown')).toBeUndefined()
    expect(move('img', 'Home')).toEqual({ type: 'focus', path: 'css' })
    expect(move('img', 'End')).toEqual({ type: 'focus', path: 'index.html' })
  })

  test('the arrow into a folder opens it, then goes in; the other one closes it, then goes out', () => {
    expect(move('img', 'ArrowRight', ['img'])).toEqual({ type: 'open', path: 'img' })
    expect(move('img', 'ArrowRight')).toEqual({ type: 'focus', path: 'img/logo2.svg' })
    expect(move('img/logo2.svg', 'ArrowRight')).toBeUndefined()
    expect(move('img/logo2.svg', 'ArrowLeft')).toEqual({ type: 'focus', path: 'img' })
    expect(move('img', 'ArrowLeft')).toEqual({ type: 'close', path: 'img' })
    expect(treeMove(rows(['img']), 'img', 'ArrowLeft', 'ArrowLeft')).toEqual({ type: 'open', path: 'img' })
  })

  test('typing goes to the next name that begins so', () => {
    const typed = (focused: string, text: string) => typedRow(rows(), focused, text)?.path
    expect(typed('css', 'in')).toBe('index.html')
    expect(typed('css', 'a')).toBe('app.css')
    expect(typed('app.css', 'aa')).toBe('App.js')
    expect(typed('App.js', 'a')).toBe('app.css')
    expect(typed('css', 'zz')).toBeUndefined()
  })
})

test('a copy gets a free name, and keeps its ending', () => {
  expect(copyName('js/app.js', new Set())).toBe('js/app copy.js')
  expect(copyName('js/app.js', new Set(['js/app copy.js']))).toBe('js/app copy 2.js')
  expect(copyName('.env', new Set())).toBe('.env copy')
})

test('the folders on the way to a file, outermost first', () => {
  expect(foldersOn('a/b/c.js')).toEqual(['a', 'a/b'])
  expect(foldersOn('c.js')).toEqual([])
})

test('what was remembered and is no longer valid counts as nothing', () => {
  expect(readTree('{"closed":["a",1],"folders":"x"}')).toEqual({ closed: new Set(['a']), folders: [] })
  expect(readTree('no json')).toEqual({ closed: new Set(), folders: [] })
})
