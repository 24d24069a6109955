/** What a model that draws is told. Pure. */
import type { ImageSlot } from './slots.ts'

/** `app`: what the app is, in a few words. */
export function imagePrompt({ description, shape }: ImageSlot, app: string): string {
  const { width, height } = shape
  const ratio = width / height
  const form = ratio > 1.2 ? 'Landscape format' : ratio < 1 / 1.2 ? 'Portrait format' : 'Square format'
  return (
    `${description}\n\nA picture for an app: ${app.replace(/\s+/g, ' ').trim().slice(0, 300)}\n` +
    `${form}, the subject in the middle, natural light, calm background, fit for a well-made product. ` +
    'No text, letters, logos, watermarks, frames or user interface in the picture.'
  )
}
