/** What a settings page is made of: sections with lines, as data, so that a search can leave out what does not match. */
import type { ReactNode } from 'react'

export interface SettingsLine {
  readonly id: string
  readonly label: string
  readonly help?: string | undefined
  /** Other words that find it. */
  readonly keywords?: readonly string[]
  readonly control: ReactNode
  /** The control takes the whole width, under its words. */
  readonly wide?: boolean
}

export interface SettingsSection {
  readonly id: string
  readonly title: string
  readonly lines: readonly SettingsLine[]
}

/** The sections with only the lines that hold every word of the search; a section whose title matches stays whole. */
export function matchingSections(sections: readonly SettingsSection[], search: string): readonly SettingsSection[] {
  const words = search.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return sections
  const holds = (text: string): boolean => words.every((word) => text.toLocaleLowerCase().includes(word))
  return sections.flatMap((section) => {
    if (holds(section.title)) return [section]
    const lines = section.lines.filter(({ label, help, keywords }) =>
      holds([section.title, label, help ?? '', ...(keywords ?? [])].join(' ')),
    )
    return lines.length === 0 ? [] : [{ ...section, lines }]
  })
}

/** A section with its heading. */
export function SectionView({ section }: { readonly section: SettingsSection }) {
  return (
    <section className="settings-section" id={`settings-${section.id}`} aria-label={section.title}>
      <h2>{section.title}</h2>
      {section.lines.map((line) => (
        <div key={line.id} className="settings-line" data-wide={line.wide === true || undefined}>
          <div>
            {line.label !== '' && <div>{line.label}</div>}
            {line.help !== undefined && <p className="small faint">{line.help}</p>}
          </div>
          {line.control}
        </div>
      ))}
    </section>
  )
}
