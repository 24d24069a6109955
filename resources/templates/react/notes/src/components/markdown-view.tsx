/** A text as it reads, with boxes to tick. */
import { readBlocks, type Block, type Span } from '../data/markdown'

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, index) => {
    switch (span.kind) {
      case 'strong':
        return <strong key={index}>{span.text}</strong>
      case 'em':
        return <em key={index}>{span.text}</em>
      case 'strike':
        return <s key={index}>{span.text}</s>
      case 'code':
        return <code key={index} dir="ltr" className="rounded-md bg-soft px-1.5 py-0.5 font-mono text-[0.9em]">{span.text}</code>
      case 'link':
        return <a key={index} href={span.href} rel="noreferrer" className="text-accent underline underline-offset-4">{span.text}</a>
      default:
        return <span key={index}>{span.text}</span>
    }
  })
}

const sizes = { 1: 'text-xl font-bold', 2: 'text-lg font-bold', 3: 'font-semibold' }

function BlockView({ block, onTick }: { block: Block; onTick(line: number): void }) {
  switch (block.kind) {
    case 'heading': {
      const Tag = block.level === 1 ? 'h2' : block.level === 2 ? 'h3' : 'h4'
      return <Tag dir="auto" className={sizes[block.level]}><Spans spans={block.spans} /></Tag>
    }
    case 'code':
      return <pre dir="ltr" tabIndex={0} className="overflow-x-auto rounded-xl bg-soft p-3 font-mono text-sm">{block.text}</pre>
    case 'rule':
      return <hr className="border-line" />
    case 'list': {
      const Tag = block.ordered ? 'ol' : 'ul'
      const boxes = block.items.some((item) => item.done !== undefined)
      return (
        <Tag dir="auto" className={boxes ? 'grid gap-1' : block.ordered ? 'grid list-decimal gap-1 ps-6' : 'grid list-disc gap-1 ps-6'}>
          {block.items.map((item) => (
            <li key={item.line}>
              {item.done === undefined ? (
                <Spans spans={item.spans} />
              ) : (
                <label className="flex min-h-8 cursor-pointer items-start gap-2.5 py-1">
                  <input type="checkbox" checked={item.done} onChange={() => onTick(item.line)} className="mt-1 size-4 shrink-0 accent-accent" />
                  <span className={item.done ? 'text-muted line-through' : ''}><Spans spans={item.spans} /></span>
                </label>
              )}
            </li>
          ))}
        </Tag>
      )
    }
    default: {
      const lines = block.lines.map((spans, index) => (
        <span key={index} className="block"><Spans spans={spans} /></span>
      ))
      return block.kind === 'quote' ? (
        <blockquote dir="auto" className="border-s-4 border-accent ps-4 text-muted">{lines}</blockquote>
      ) : (
        <p dir="auto">{lines}</p>
      )
    }
  }
}

export function MarkdownView({ text, onTick }: { text: string; onTick(line: number): void }) {
  return (
    <div className="grid gap-4 leading-relaxed">
      {readBlocks(text).map((block, index) => (
        <BlockView key={index} block={block} onTick={onTick} />
      ))}
    </div>
  )
}
