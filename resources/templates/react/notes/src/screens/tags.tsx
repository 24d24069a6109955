/** Notes by tag; tags to rename and delete. The tag that is chosen stands in the address. */
import clsx from 'clsx'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Button } from '../components/button'
import { EmptyState } from '../components/empty-state'
import { NoteList } from '../components/note-list'
import { PageHeader } from '../components/page-header'
import { TagForm } from '../components/tag-form'
import type { Tag } from '../data/model'
import { useText } from '../lib/preferences'
import { useNotes, useStore } from '../store'
import { useWords } from '../words'

export default function Tags() {
  const words = useWords()
  const text = useText()
  const notes = useNotes()
  const tags = useStore((state) => state.tags)
  const [search, setSearch] = useSearchParams()
  const [form, setForm] = useState<Tag>()
  const chosen = tags.find(({ id }) => id === search.get('tag')) ?? tags[0]
  const tagged = (tag: Tag) => notes.filter(({ tagIds }) => tagIds.includes(tag.id))

  return (
    <>
      <PageHeader title={words.tags.title}>
        {chosen && (
          <Button onClick={() => setForm(chosen)}>
            <Pencil aria-hidden className="size-4" />
            {words.tags.edit}
          </Button>
        )}
      </PageHeader>
      {chosen ? (
        <>
          <div role="group" aria-label={words.tags.all} className="mb-6 flex flex-wrap gap-2">
            {tags.map((tag) => (
              <button
                key={tag.id}
                type="button"
                aria-pressed={tag.id === chosen.id}
                onClick={() => setSearch({ tag: tag.id }, { replace: true })}
                className={clsx('min-h-9 rounded-full border px-4 text-sm transition', tag.id === chosen.id ? 'border-accent bg-accent font-semibold text-on-accent' : 'border-edge bg-surface hover:bg-soft')}
              >
                #{text(tag.name)} <span className="tabular-nums">({tagged(tag).length})</span>
              </button>
            ))}
          </div>
          <NoteList key={chosen.id} notes={tagged(chosen)} empty={<EmptyState icon="tag" title={words.tags.noNotes} />} />
        </>
      ) : (
        <EmptyState icon="tag" title={words.tags.none} text={words.tags.noneHint} />
      )}
      {form && <TagForm tag={form} onClose={() => setForm(undefined)} />}
    </>
  )
}
