import { afterEach, expect, test } from 'vitest'
import { allEvents, cleanUp, finish, openStudio, page, scripted, type TestStudio } from './test-studio.ts'

afterEach(cleanUp)

const kind = 'page' as const

async function run({ client }: TestStudio, prompt: string, projectId?: string) {
  const started = await client.run.start({ prompt, kind, model: scripted, ...(projectId && { projectId }) })
  await allEvents(await client.run.attach({ runId: started.runId, afterSeq: -1 }))
  return started
}

test('a prompt for a new app finds the apps that such prompts made, of before and of just now', async () => {
  const opened = await openStudio([{ answer: '*' }, page('One'), finish])
  const { runId, projectId } = await run(opened, 'a pomodoro timer with a task list')
  await opened.stop()
  const again = await openStudio([{ answer: '*' }, page('Two'), finish], opened.folder)
  const [match] = await again.client.run.similar({ prompt: 'pomodoro timer and task list' })
  expect(match).toMatchObject({ runId, projectId, prompt: 'a pomodoro timer with a task list', model: scripted })
  await run(again, 'a habit tracker with streaks')
  expect(await again.client.run.similar({ prompt: 'habit tracker, streaks' })).toHaveLength(1)
  expect(await again.client.run.similar({ prompt: 'a chess clock' })).toEqual([])
})

test('a change finds the changes of its own project alone', async () => {
  const opened = await openStudio([{ answer: '*' }, page('One'), finish])
  const first = await run(opened, 'a timer')
  const change = 'show the minutes in large green digits'
  await run(opened, change, first.projectId)
  const second = await run(opened, 'a notebook')
  const { client } = opened
  expect(await client.run.similar({ prompt: change, projectId: first.projectId })).toHaveLength(1)
  expect(await client.run.similar({ prompt: change, projectId: second.projectId })).toEqual([])
  expect(await client.run.similar({ prompt: change })).toEqual([])
})

test('what was removed is not offered, and nothing is where the setting says so', async () => {
  const opened = await openStudio([{ answer: '*' }, page('One'), finish])
  const { client } = opened
  const { projectId } = await run(opened, 'a pomodoro timer')
  expect(await client.run.similar({ prompt: 'a pomodoro timer' })).toHaveLength(1)
  await client.settings.update({ requests: { offerSimilar: false } })
  expect(await client.run.similar({ prompt: 'a pomodoro timer' })).toEqual([])
  await client.settings.update({ requests: { offerSimilar: true } })
  await client.project.remove({ projectId })
  expect(await client.run.similar({ prompt: 'a pomodoro timer' })).toEqual([])
})
