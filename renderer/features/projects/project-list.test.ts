/** The list's order and search. */
import { describe, expect, test } from 'vitest'
import type { ProjectListing } from '#shared/domain/project.ts'
import { shownProjects, sortingAfter, type SortKey } from './project-list.ts'

const project = (name: string, facts: Partial<ProjectListing> = {}): ProjectListing => ({
  id: name,
  name,
  kind: 'page',
  folder: `/home/you/Kiln/${name.toLowerCase()}`,
  createdAt: 0,
  updatedAt: 0,
  bytes: 0,
  state: 'ok',
  ...facts,
})

const projects = [
  project('Timer 10', { updatedAt: 30, bytes: 5, createdAt: 1 }),
  project('Timer 9', { updatedAt: 10, bytes: 90, createdAt: 3 }),
  project('äpfel', { updatedAt: 20, bytes: 7, createdAt: 2, folder: '/srv/fruit' }),
]

const names = (search: string, by: SortKey, reversed = false): readonly string[] =>
  shownProjects(projects, search, { by, reversed }, 'en').map(({ name }) => name)

describe('sorting', () => {
  test.each([
    ['changed', ['Timer 10', 'äpfel', 'Timer 9']],
    ['name', ['äpfel', 'Timer 9', 'Timer 10']],
    ['size', ['Timer 9', 'äpfel', 'Timer 10']],
    ['created', ['Timer 9', 'äpfel', 'Timer 10']],
  ] as const)('by %s', (by, wanted) => {
    expect(names('', by)).toEqual(wanted)
    expect(names('', by, true)).toEqual(wanted.toReversed())
  })

  test('equal ones stand in the order of their names, also when reversed', () => {
    const equal = [project('b'), project('a')]
    for (const reversed of [false, true]) {
      expect(shownProjects(equal, '', { by: 'size', reversed }, 'en').map(({ name }) => name)).toEqual(['a', 'b'])
    }
  })

  test('a second click on a column turns its order round, another column begins with its own', () => {
    const first = sortingAfter({ by: 'changed', reversed: true }, 'name')
    expect(first).toEqual({ by: 'name', reversed: false })
    expect(sortingAfter(first, 'name')).toEqual({ by: 'name', reversed: true })
  })
})

describe('search', () => {
  test('looks in names, without regard to accents', () => expect(names('APFEL', 'name')).toEqual(['äpfel']))
  test('looks in folders', () => expect(names('fruit', 'name')).toEqual(['äpfel']))
  test('wants every word', () => expect(names('timer 9', 'name')).toEqual(['Timer 9']))
  test('may find nothing', () => expect(names('kanban', 'name')).toEqual([]))
})
