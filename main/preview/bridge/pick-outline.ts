/** The outlines over the running app while elements are picked: above all that is in it, and a part of nothing. */

export interface Outline {
  /** Around this element; undefined: around none. */
  show(element: Element | undefined): void
  /** It has moved, or the page has. */
  place(): void
  remove(): void
}

const accent = '#4f5ae0'

/** `solid`: the picked one. Nothing of the app's styles reaches it, and it takes no room and no pointer. */
export function createOutline(solid: boolean): Outline {
  const host = document.createElement('kiln-pick')
  host.setAttribute('popover', 'manual')
  // Pictures of the app are of the app.
  host.setAttribute('data-capture', 'exclude')
  host.setAttribute('aria-hidden', 'true')
  style(host, {
    all: 'initial',
    position: 'fixed',
    inset: '0',
    width: '100%',
    height: '100%',
    margin: '0',
    border: '0',
    padding: '0',
    overflow: 'hidden',
    background: 'transparent',
    'pointer-events': 'none',
    'z-index': '2147483647',
  })
  const inside = host.attachShadow({ mode: 'closed' })
  const box = document.createElement('div')
  const label = document.createElement('div')
  inside.append(box, label)
  const line = solid ? `2px solid ${accent}` : `1px solid ${accent}`
  style(box, {
    position: 'absolute',
    'box-sizing': 'border-box',
    border: line,
    'border-radius': '2px',
    background: solid ? 'transparent' : 'rgb(79 90 224 / 0.14)',
    'box-shadow': '0 0 0 1px rgb(255 255 255 / 0.7)',
  })
  style(label, {
    position: 'absolute',
    direction: 'ltr',
    padding: '1px 6px',
    'border-radius': '3px',
    background: accent,
    color: '#fff',
    font: '500 11px/16px ui-monospace, Menlo, Consolas, monospace',
    'white-space': 'nowrap',
    'max-width': 'calc(100% - 4px)',
    overflow: 'hidden',
    'text-overflow': 'ellipsis',
  })
  let shown: Element | undefined

  function place(): void {
    const there = shown?.isConnected === true
    style(host, { display: there ? 'block' : 'none' })
    if (!there || shown === undefined) return
    if (!host.isConnected) document.documentElement.append(host)
    // Above dialogs, too: what was opened last is on top.
    if (!host.matches(':popover-open')) host.showPopover()
    const { left, top, width, height } = shown.getBoundingClientRect()
    style(box, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` })
    label.textContent = `${nameOf(shown)}  ${Math.round(width)} × ${Math.round(height)}`
    const above = top - 20 >= 0 ? top - 20 : top + height + 20 <= innerHeight ? top + height + 2 : top + 2
    style(label, { top: `${Math.max(2, above)}px`, left: '0' })
    const most = innerWidth - label.getBoundingClientRect().width - 2
    style(label, { left: `${Math.max(2, Math.min(left, most))}px` })
  }

  return {
    show(element) {
      if (element !== shown && host.matches(':popover-open')) host.hidePopover()
      shown = element
      place()
    },
    place,
    remove() {
      shown = undefined
      host.remove()
    },
  }
}

/** `button.primary`. */
function nameOf(element: Element): string {
  const classes = (element.getAttribute('class') ?? '').split(/\s+/).filter(Boolean)
  return [element.localName, ...classes.slice(0, 2)].join('.').slice(0, 60)
}

function style(element: HTMLElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(name, value, 'important')
}
