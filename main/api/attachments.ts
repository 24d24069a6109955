/** Routes of what is sent along with a prompt. */
import { api } from './base.ts'
import type { Services } from './services.ts'

export function attachmentRoutes({ attachments }: Services) {
  return {
    attachment: {
      add: api.attachment.add.handler(async ({ input: { file } }) =>
        attachments.add({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
      ),
      read: api.attachment.read.handler(({ input: { id } }) => {
        const { name, mediaType, content } = attachments.read(id)
        return { file: new File([new Uint8Array(content)], name, { type: mediaType }) }
      }),
    },
  }
}
