/** A drawing of each product in the colour that is chosen, so that nothing has to be loaded. */
import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { Art, Colour } from '../data/model'

/** The body of the thing, its shaded side, and the wall behind it. */
const paints: Record<Colour, readonly [body: string, shade: string, wall: string]> = {
  clay: ['#c8724a', '#a2552f', '#f3ddd0'],
  sand: ['#e3cba4', '#c4a676', '#efe6d6'],
  sage: ['#93a98a', '#6f8766', '#dfe8da'],
  ink: ['#3f4f63', '#2a3747', '#d8dfe8'],
  rose: ['#d99a9b', '#b97576', '#f6e2e1'],
}

/** What a colour looks like on a swatch. */
export const swatch = (colour: Colour): string => paints[colour][0]

function shape(art: Art, body: string, shade: string): ReactNode {
  switch (art) {
    case 'mug':
      return (
        <>
          <path d="M132 92h18a22 22 0 0 1 0 44h-18" fill="none" stroke={shade} strokeWidth="11" />
          <path d="M62 76h76v66a22 22 0 0 1-22 22H84a22 22 0 0 1-22-22z" fill={body} />
          <path d="M116 76h22v66a22 22 0 0 1-22 22z" fill={shade} opacity=".5" />
          <ellipse cx="100" cy="76" rx="38" ry="8" fill={shade} />
        </>
      )
    case 'bowl':
      return (
        <>
          <path d="M40 96h120c0 38-24 66-60 66s-60-28-60-66z" fill={body} />
          <path d="M128 96h32c0 38-24 66-60 66 22-12 28-40 28-66z" fill={shade} opacity=".5" />
          <ellipse cx="100" cy="96" rx="60" ry="13" fill={shade} />
          <path d="M82 160h36l4 8H78z" fill={shade} />
        </>
      )
    case 'plate':
      return (
        <>
          <ellipse cx="100" cy="118" rx="70" ry="42" fill={shade} />
          <ellipse cx="100" cy="113" rx="70" ry="42" fill={body} />
          <ellipse cx="100" cy="114" rx="47" ry="27" fill={shade} opacity=".35" />
        </>
      )
    case 'vase':
      return (
        <>
          <g fill="none" stroke="#6f8766" strokeWidth="4">
            <path d="M98 62C94 44 84 34 70 28" />
            <path d="M102 62c4-22 12-32 26-38" />
          </g>
          <circle cx="69" cy="28" r="11" fill="#e8b75a" />
          <circle cx="130" cy="23" r="11" fill="#d9807a" />
          <path d="M84 60h32c0 20 22 34 22 66 0 22-10 38-20 42H82c-10-4-20-20-20-42 0-32 22-46 22-66z" fill={body} />
          <path d="M104 60h12c0 20 22 34 22 66 0 22-10 38-20 42h-10c14-20 14-60-4-108z" fill={shade} opacity=".5" />
        </>
      )
    case 'candle':
      return (
        <>
          <path d="M100 44c10 12 12 18 12 24a12 12 0 0 1-24 0c0-6 2-12 12-24z" fill="#f0b04a" />
          <path d="M100 72v16" stroke="#4a3a2c" strokeWidth="3" />
          <path d="M70 86h60v82H70z" fill={body} />
          <path d="M112 86h18v82h-18z" fill={shade} opacity=".5" />
          <ellipse cx="100" cy="86" rx="30" ry="7" fill={shade} />
        </>
      )
    case 'lamp':
      return (
        <>
          <path d="M70 40h60l18 58H52z" fill="#f7efe0" />
          <path d="M110 40h20l18 58h-28z" fill="#d8c7a8" opacity=".6" />
          <path d="M97 98h6v16h-6z" fill="#4a3a2c" />
          <path d="M84 112h32c20 10 26 26 18 44-2 8-8 12-14 12H80c-6 0-12-4-14-12-8-18-2-34 18-44z" fill={body} />
          <path d="M108 112h8c20 10 26 26 18 44-2 8-8 12-14 12h-12c14-16 14-40 0-56z" fill={shade} opacity=".5" />
        </>
      )
    case 'cushion':
      return (
        <>
          <path d="M46 62c36 10 72 10 108 0-10 34-10 68 0 100-36-10-72-10-108 0 10-32 10-66 0-100z" fill={body} />
          <path d="M154 62c-10 34-10 68 0 100-18-5-36-8-54-8 20-24 26-60 12-86 14 0 28-2 42-6z" fill={shade} opacity=".4" />
          <path d="M60 78c26 6 54 6 80 0M60 148c26-6 54-6 80 0" fill="none" stroke={shade} strokeWidth="2.5" strokeDasharray="5 5" />
        </>
      )
    case 'towel':
      return (
        <>
          <path d="M44 44h112" stroke="#8a6a4c" strokeWidth="7" strokeLinecap="round" />
          <path d="M62 44h76v118H62z" fill={body} />
          <path d="M110 44h28v118h-28z" fill={shade} opacity=".45" />
          <path d="M62 138h76M62 146h76" stroke={shade} strokeWidth="3" />
          <path d="M66 162v8m10-8v8m10-8v8m10-8v8m10-8v8m10-8v8m10-8v8" stroke={shade} strokeWidth="3" />
        </>
      )
    case 'basket':
      return (
        <>
          <path d="M72 84c0-40 56-40 56 0" fill="none" stroke={shade} strokeWidth="7" />
          <path d="M48 84h104l-12 84H60z" fill={body} />
          <path d="M124 84h28l-12 84h-22z" fill={shade} opacity=".45" />
          <path d="M50 100h100M53 118h95M55 136h90M58 153h85" stroke={shade} strokeWidth="3" strokeDasharray="9 6" />
          <rect x="44" y="78" width="112" height="12" rx="6" fill={shade} />
        </>
      )
    case 'pot':
      return (
        <>
          <g fill="#6f8766">
            <path d="M100 84C96 52 80 40 58 38c2 26 16 42 42 46z" />
            <path d="M100 84c2-36 16-52 42-56 2 30-12 50-42 56z" />
            <path d="M100 84c-8-24-6-44 4-60 12 20 10 42-4 60z" fill="#88a07e" />
          </g>
          <path d="M62 96h76l-10 66H72z" fill={body} />
          <path d="M116 96h22l-10 66h-18z" fill={shade} opacity=".5" />
          <rect x="54" y="82" width="92" height="18" rx="5" fill={shade} />
          <rect x="60" y="162" width="80" height="8" rx="4" fill={shade} />
        </>
      )
    case 'jug':
      return (
        <>
          <path d="M128 78c30-4 34 46 2 56" fill="none" stroke={shade} strokeWidth="10" />
          <path d="M70 50l14 6h34l10-2c0 26 14 40 14 70 0 26-10 44-20 44H78c-10 0-20-18-20-44 0-32 18-44 12-74z" fill={body} />
          <path d="M112 56h6l10-2c0 26 14 40 14 70 0 26-10 44-20 44h-10c14-30 14-76 0-112z" fill={shade} opacity=".5" />
        </>
      )
    case 'board':
      return (
        <>
          <rect x="46" y="72" width="96" height="88" rx="18" fill="#b98a56" transform="rotate(-12 94 116)" />
          <path d="M60 96c24-8 50-10 76-8M64 120c24-8 48-10 72-8M68 144c20-6 44-8 68-6" fill="none" stroke="#94693b" strokeWidth="3" />
          <path d="M128 60l26-28 12 10-24 32z" fill="#b98a56" />
          <circle cx="155" cy="42" r="4" fill="#f3ddd0" />
        </>
      )
  }
}

interface Props {
  art: Art
  colour: Colour
  /** What it shows, where nothing beside it says so. */
  label?: string
  className?: string
}

export function ProductArt({ art, colour, label, className }: Props) {
  const [body, shade, wall] = paints[colour]
  return (
    <svg viewBox="0 0 200 200" role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : true} className={clsx('block', className)} style={{ background: wall }}>
      <ellipse cx="104" cy="170" rx="64" ry="8" fill="#000" opacity=".12" />
      {shape(art, body, shade)}
    </svg>
  )
}
