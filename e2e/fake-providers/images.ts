/** What makes pictures, in the two formats: a small PNG of one colour for each request. */
import { PNG } from 'pngjs'
import { jsonReply } from './fake-format.ts'
import type { RecordedRequest, Reply } from './server.ts'

/** A picture of one colour, in base64. */
export function fakePicture(
  width = 96,
  height = 64,
  colour: readonly [number, number, number] = [200, 40, 40],
): string {
  const image = new PNG({ width, height })
  for (let at = 0; at < image.data.length; at += 4) image.data.set([...colour, 255], at)
  return PNG.sync.write(image).toString('base64')
}

/** OpenAI's format, also of servers like it. */
export function openAiImageReply(picture = fakePicture()): Reply {
  return jsonReply(200, {
    created: 1,
    data: [{ b64_json: picture }],
    usage: { input_tokens: 20, output_tokens: 1000, total_tokens: 1020 },
  })
}

/** Gemini's, with a word before the picture as its models like to say. */
export function geminiImageReply(picture = fakePicture()): Reply {
  return jsonReply(200, {
    candidates: [
      {
        index: 0,
        content: {
          role: 'model',
          parts: [{ text: 'Here it is.' }, { inlineData: { mimeType: 'image/png', data: picture } }],
        },
        finishReason: 'STOP',
      },
    ],
    usageMetadata: { promptTokenCount: 20, candidatesTokenCount: 1120, totalTokenCount: 1140 },
  })
}

/** The words that a request wants a picture of, in either format; '' for any other request. */
export function picturePrompt({ path, body }: Pick<RecordedRequest, 'path' | 'body'>): string {
  if (!/images\/generations|:generateContent/.test(path)) return ''
  const { prompt, contents } = JSON.parse(body) as {
    prompt?: string
    contents?: { parts?: { text?: string }[] }[]
  }
  return prompt ?? contents?.[0]?.parts?.[0]?.text ?? ''
}
