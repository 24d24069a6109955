/** Buttons that format the chosen text. */
import { Bold, Code, Heading, Italic, List, ListChecks, Quote, type LucideIcon } from 'lucide-react'
import type { RefObject } from 'react'
import { prefix, wrap } from '../data/editing'
import { useWords } from '../words'
import { IconButton } from './button'

type Field = HTMLTextAreaElement

export function FormatBar({ field }: { field: RefObject<Field | null> }) {
  const words = useWords().note
  const actions: readonly (readonly [LucideIcon, string, (field: Field) => void])[] = [
    [Bold, words.bold, (target) => wrap(target, '**')],
    [Italic, words.italic, (target) => wrap(target, '*')],
    [Heading, words.heading, (target) => prefix(target, '## ')],
    [List, words.bullets, (target) => prefix(target, '- ')],
    [ListChecks, words.checks, (target) => prefix(target, '- [ ] ')],
    [Quote, words.quote, (target) => prefix(target, '> ')],
    [Code, words.code, (target) => wrap(target, '`')],
  ]
  return (
    <div role="group" aria-label={words.format} className="flex flex-wrap">
      {actions.map(([icon, label, act]) => (
        <IconButton key={label} icon={icon} label={label} className="size-9!" onClick={() => field.current && act(field.current)} />
      ))}
    </div>
  )
}
