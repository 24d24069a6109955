/** What pictures cost, where their maker tells. US dollars per million tokens: of the words, and of the picture. Data. */
import type { ModelInfo, ModelRef } from '#shared/domain/model.ts'

const known: Readonly<Partial<Record<ModelRef['provider'], readonly ModelInfo[]>>> = {
  openai: [
    {
      id: 'gpt-image-2',
      price: { input: 5, output: 30 },
      source: { url: 'https://developers.openai.com/api/docs/models/gpt-image-2', date: '2026-11-21' },
    },
    {
      id: 'gpt-image-1-mini',
      price: { input: 2, output: 8 },
      source: { url: 'https://developers.openai.com/api/docs/models/gpt-image-1-mini', date: '2026-11-21' },
    },
  ],
  gemini: [
    {
      id: 'gemini-3.1-flash-image',
      price: { input: 0.5, output: 60 },
      source: { url: 'https://ai.google.dev/gemini-api/docs/pricing', date: '2026-11-21' },
    },
  ],
}

/** What is known of a model that draws: its dated and preview names mean the same one. */
export function imageModelFacts({ provider, model }: ModelRef): ModelInfo | undefined {
  const plain = model.replace(/^models\//, '').replace(/-(?:preview|\d{4}-\d{2}-\d{2})$/, '')
  return known[provider]?.find(({ id }) => id === plain)
}
