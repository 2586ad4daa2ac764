import { afterEach, expect, test } from 'vitest'
import { startUpstreams } from './index.ts'

let stop = async () => {}
afterEach(() => stop())

test('every origin that a toolkit calls leads to loopback', async () => {
  const world = await startUpstreams()
  stop = () => world.stop()
  const { google, github, slack, resend, vercel, hackernews } = world.upstreams
  expect(world.routes).toEqual({
    'https://accounts.google.com': google.url,
    'https://oauth2.googleapis.com': google.url,
    'https://openidconnect.googleapis.com': google.url,
    'https://gmail.googleapis.com': google.url,
    'https://www.googleapis.com': google.url,
    'https://github.com': github.url,
    'https://api.github.com': github.url,
    'https://uploads.github.com': github.url,
    'https://release-assets.githubusercontent.com': github.url,
    'https://codeload.github.com': github.url,
    'https://slack.com': slack.url,
    'https://files.slack.com': slack.url,
    'https://api.resend.com': resend.url,
    'https://api.vercel.com': vercel.url,
    'https://hn.algolia.com': hackernews.url,
  })
  for (const url of Object.values(world.routes)) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
})

test('only what is asked for starts, on the port that is asked for', async () => {
  const first = await startUpstreams({ services: ['hackernews'] })
  const { port } = new URL(first.upstreams.hackernews.url)
  await first.stop()
  const second = await startUpstreams({
    services: ['hackernews'],
    ports: { hackernews: Number(port) },
  })
  stop = () => second.stop()
  expect(second.routes).toEqual({ 'https://hn.algolia.com': `http://127.0.0.1:${port}` })
})
