/** Notes, folders and tags, kept in the browser. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Folder, Note, Tag } from './data/model'
import { sampleFolders, sampleNotes, sampleTags } from './data/sample'
import { keptAs, newId } from './lib/storage'

interface Data {
  notes: Note[]
  folders: Folder[]
  tags: Tag[]
}

interface Store extends Data {
  /** Begins a note and answers with its id; one that is still empty is taken again. */
  addNote(folderId?: string): string
  editNote(id: string, change: Partial<Pick<Note, 'title' | 'body' | 'folderId' | 'tagIds'>>): void
  togglePin(id: string): void
  trashNote(id: string): void
  restoreNote(id: string): void
  deleteNotes(ids: readonly string[]): void
  /** Answers with the folder's id. */
  saveFolder(folder: Omit<Folder, 'id'> & { id?: string }): string
  /** Its notes stay, without a folder. */
  deleteFolder(id: string): void
  /** The tag of that name, made where there is none. */
  tagNamed(name: string): string
  renameTag(id: string, name: string): void
  deleteTag(id: string): void
  /** Puts things back as they were: for undo. */
  restore(data: Partial<Data>): void
}

const isEmpty = (note: Note) => note.title === '' && note.body === '' && note.deleted === undefined && note.tagIds.length === 0

export const useStore = create<Store>()(
  persist(
    (set, get) => {
      const change = (id: string, edit: (note: Note) => Note) =>
        set(({ notes }) => ({ notes: notes.map((note) => (note.id === id ? edit(note) : note)) }))
      return {
        notes: sampleNotes(),
        folders: sampleFolders(),
        tags: sampleTags(),
        addNote: (folderId) => {
          const empty = get().notes.find((note) => isEmpty(note) && note.folderId === folderId)
          if (empty) return empty.id
          const note: Note = { id: newId(), title: '', body: '', folderId, tagIds: [], pinned: false, changed: Date.now() }
          set(({ notes }) => ({ notes: [note, ...notes] }))
          return note.id
        },
        editNote: (id, fields) => change(id, (note) => ({ ...note, ...fields, changed: Date.now() })),
        togglePin: (id) => change(id, (note) => ({ ...note, pinned: !note.pinned })),
        trashNote: (id) => change(id, (note) => ({ ...note, deleted: Date.now() })),
        restoreNote: (id) => change(id, ({ deleted: _, ...note }) => note),
        deleteNotes: (ids) => set(({ notes }) => ({ notes: notes.filter((note) => !ids.includes(note.id)) })),
        saveFolder: ({ id, ...folder }) => {
          const folderId = id ?? newId()
          set(({ folders }) => ({
            folders: id === undefined ? [...folders, { ...folder, id: folderId }] : folders.map((other) => (other.id === id ? { ...folder, id } : other)),
          }))
          return folderId
        },
        deleteFolder: (id) =>
          set(({ folders, notes }) => ({
            folders: folders.filter((folder) => folder.id !== id),
            notes: notes.map((note) => (note.folderId === id ? { ...note, folderId: undefined } : note)),
          })),
        tagNamed: (name) => {
          const same = (tag: Tag) => Object.values(typeof tag.name === 'string' ? [tag.name] : tag.name).some((other) => other.toLowerCase() === name.toLowerCase())
          const found = get().tags.find(same)
          if (found) return found.id
          const tag = { id: newId(), name }
          set(({ tags }) => ({ tags: [...tags, tag] }))
          return tag.id
        },
        renameTag: (id, name) => set(({ tags }) => ({ tags: tags.map((tag) => (tag.id === id ? { id, name } : tag)) })),
        deleteTag: (id) =>
          set(({ tags, notes }) => ({
            tags: tags.filter((tag) => tag.id !== id),
            notes: notes.map((note) => ({ ...note, tagIds: note.tagIds.filter((other) => other !== id) })),
          })),
        restore: (data) => set(data),
      }
    },
    keptAs('store'),
  ),
)

/** The notes that are not in the trash. */
export const useNotes = (): Note[] => {
  const notes = useStore((state) => state.notes)
  return notes.filter((note) => note.deleted === undefined)
}
