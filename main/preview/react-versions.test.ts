import { expect, test } from 'vitest'
import { createPreview } from './preview.ts'
import { ensureVendored } from './react-build/build-vendored.ts'
import { createReactPreview } from './react-build/react-preview.ts'
import { testApp } from './react-build/test-app.ts'

test('an older version of a React app runs as it was, beside the project as it is', async () => {
  const builds = createReactPreview({ vendorFolder: await ensureVendored() })
  const now: Readonly<Record<string, string>> = {
    ...testApp,
    'src/store.ts': `${testApp['src/store.ts']}\nexport const is = 'now'`,
  }
  const then: Readonly<Record<string, string>> = {
    ...testApp,
    'src/store.ts': `${testApp['src/store.ts']}\nexport const is = 'then'`,
  }
  const bytes = (text: string | undefined): Uint8Array | undefined =>
    text === undefined ? undefined : Buffer.from(text)
  const preview = createPreview({
    secret: 'x',
    frameAncestors: [],
    readProjectFile: async (_, path) => bytes(now[path]),
    readVersionFile: async (_, path) => bytes(then[path]),
    react: {
      builds,
      isReact: (id) => id === 'p',
      listFiles: async () => Object.keys(now),
      listVersionFiles: () => Object.keys(then),
    },
  })
  const scriptOf = async (host: string): Promise<string> => {
    const get = (path: string): Promise<Response> =>
      preview.respond(host, new Request(`http://${host}.localhost/${path}`, { headers: { accept: 'text/html' } }))
    const page = await (await get('')).text()
    return await (await get(/src="\/(__kiln\/build\/app-[^"]+)"/.exec(page)?.[1] ?? '')).text()
  }
  try {
    expect(await scriptOf(preview.hostFor({ view: 'version', projectId: 'p', versionId: 'v1' }))).toContain('"then"')
    expect(await scriptOf(preview.hostFor({ view: 'project', projectId: 'p' }))).toContain('"now"')
  } finally {
    builds.stop()
  }
})
