import { expect, test } from 'vitest'
import { findSlots, slotFile } from './slots.ts'
import { switchReferences } from './switch-references.ts'

test('finds what elements show, with the words and the size that they say', () => {
  const screen = `export default function Home() {
    return <><img
      className="rounded" onLoad={() => (a > b ? c() : d())}
      src="/images/red-bicycle.svg" alt="A red bicycle by the sea" width={640} height={480} />
      <motion.img src={'/images/team.svg'} alt={\`The team\`} className="w-full aspect-[16/9]" />
      <img src="/images/anna-avatar.svg" alt={person.name} /></>
  }`
  expect(findSlots('src/screens/home.tsx', screen)).toEqual([
    { slug: 'red-bicycle', description: 'A red bicycle by the sea', shape: { width: 640, height: 480, isSaid: true } },
    { slug: 'team', description: 'The team', shape: { width: 1200, height: 675 } },
    { slug: 'anna-avatar', description: 'anna avatar', shape: { width: 320, height: 320 } },
  ])
})

test('finds them in sample content, in pages and in styles', () => {
  const data = `export const dishes = [{ name: 'Lentil soup', price: 4, image: '/images/lentil-soup.svg' },
    { "image": "/images/mint-tea.svg" }]`
  expect(findSlots('src/data/dishes.ts', data).map(({ description }) => description)).toEqual([
    'Lentil soup',
    'mint tea',
  ])
  const page = `<main><p>a < b</p><img alt='البحر عند الغروب' src=images/no-quotes.svg><img alt='البحر عند الغروب' src='images/sea.svg'>`
  expect(findSlots('index.html', page)).toMatchObject([{ slug: 'sea', description: 'البحر عند الغروب' }])
  expect(findSlots('css/app.css', 'header { background: url(../images/hero-hills.svg) }')).toMatchObject([
    { slug: 'hero-hills', shape: { width: 1440, height: 810 } },
  ])
})

test('a name that is no slot of the app stays alone: other servers, other folders, names with holes', () => {
  const text =
    "`/images/${id}.svg` 'https://example.com/images/a.svg' '/images/a/b.svg' 'my-images/c.svg' '/images/d.png' '/images/E.svg'"
  expect(findSlots('src/a.ts', text)).toEqual([])
  expect(findSlots('notes.md', '"/images/a.svg"')).toEqual([])
})

test('each kind of app has its place for them', () => {
  expect(slotFile('react', 'sea', 'svg')).toBe('public/images/sea.svg')
  expect(slotFile('page', 'sea', 'jpg')).toBe('images/sea.jpg')
})

test('code that names a drawn picture names the real one instead, and nothing else changes', () => {
  const text = `a("/images/sea.svg") url(../images/sea.svg) '/images/sea-two.svg' "images/sea.svg#x" https://x/images/sea.svg`
  expect(switchReferences(text, new Map([['sea', 'jpg']]))).toBe(
    `a("/images/sea.jpg") url(../images/sea.jpg) '/images/sea-two.svg' "images/sea.jpg#x" https://x/images/sea.svg`,
  )
})
