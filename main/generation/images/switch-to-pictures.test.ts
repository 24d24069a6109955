import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAiImageReply } from '../../../e2e/fake-providers/index.ts'
import { patience, screen, startImagesTest, type ImagesTest } from './test-image-runs.ts'

let kit: ImagesTest
beforeEach(async () => {
  kit = await startImagesTest()
})
afterEach(() => kit.close())

test('the code is not changed while the project’s own run writes', async () => {
  await kit.makeApp()
  kit.setAppRun('another')
  await expect.poll(async () => (await kit.paths()).filter((file) => file.endsWith('.jpg')).length, patience).toBe(2)
  expect([...kit.images.written(kit.state.project.id).keys()].toSorted()).toEqual([
    'public/images/blue-chair.jpg',
    'public/images/red-bicycle.jpg',
  ])
  expect(await kit.textOf('src/screens/home.tsx')).toBe(screen)
  kit.setAppRun(undefined)
  await kit.ended()
  expect(await kit.textOf('src/screens/home.tsx')).not.toBe(screen)
})

test('a picture that the user has put there is not taken away', async () => {
  kit.state.reply = () => ({ before: [{ waitMs: 150 }], ...openAiImageReply() })
  await kit.makeApp()
  await kit.projects.workspace(kit.state.project.id).write('public/images/red-bicycle.svg', '<svg id="mine"></svg>')
  await kit.ended()
  expect(await kit.textOf('public/images/red-bicycle.svg')).toBe('<svg id="mine"></svg>')
  expect(await kit.textOf('src/screens/home.tsx')).toContain('/images/red-bicycle.svg')
  expect(await kit.textOf('src/screens/home.tsx')).toContain('/images/blue-chair.jpg')
})

test('a file that only the user changes stays as it is, and what it shows stays there', async () => {
  kit.store.lockedFiles.lock(kit.state.project.id, 'src/screens/home.tsx')
  await kit.makeApp()
  await kit.ended()
  expect(await kit.textOf('src/screens/home.tsx')).toBe(screen)
  expect(await kit.paths()).toEqual(
    expect.arrayContaining(['public/images/blue-chair.svg', 'public/images/red-bicycle.svg']),
  )
})
