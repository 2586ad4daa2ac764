import { runTool, startUpstreams, type Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hackernews } from './index.ts'

let world: Upstreams<'hackernews'>
beforeAll(async () => {
  world = await startUpstreams({ services: ['hackernews'] })
})
afterAll(() => world.stop())

const run = (slug: string, input: Record<string, unknown> = {}) =>
  runTool({ toolkit: hackernews, slug, input, routes: world.routes })

test('the front page has the stories with enough points', async () => {
  const { hits } = await run('HACKERNEWS_GET_FRONTPAGE', { min_points: 100 })
  expect(hits).toMatchObject([
    { title: 'OAuth is a people problem', points: 412, num_comments: 4, objectID: '9001' },
    { title: 'SQLite on a mountain: a year of field notes' },
    { title: 'Show HN: A calculator for climbing anchors' },
  ])
})

test('posts are found by words and tags, page by page, their text plain', async () => {
  const all = await run('HACKERNEWS_SEARCH_POSTS', { query: 'sqlite', size: 1, page: 1 })
  expect(all).toMatchObject({ hits: [{ objectID: '9002' }], page: 1, nbPages: 2 })
  const comments = await run('HACKERNEWS_SEARCH_POSTS', { query: 'button', tags: ['comment'] })
  expect(comments.hits).toMatchObject([
    { author: 'scree', text: 'The button says Allow. Nobody reads further & everybody clicks.' },
  ])
})

test('the latest posts come newest first', async () => {
  const { hits } = await run('HACKERNEWS_GET_LATEST_POSTS', { tags: ['story'], size: 2 })
  expect(hits).toMatchObject([{ objectID: '9006' }, { objectID: '9005' }])
})

test('an item comes with its comments, as deep and wide as asked', async () => {
  const item = await run('HACKERNEWS_GET_ITEM_WITH_ID', { item_id: '9001' })
  expect(item).toMatchObject({ title: 'OAuth is a people problem', points: 412 })
  expect((item.comments as { id: number }[]).map(({ id }) => id)).toEqual([9101, 9102, 9104])
  const narrow = { item_id: '9001', max_children: 1, max_depth: 1 }
  expect(await run('HACKERNEWS_GET_ITEM_WITH_ID', narrow)).toMatchObject({
    comments: [{ id: 9101, parent_id: 9001 }],
  })
})

test('a user is found by name', async () => {
  expect(await run('HACKERNEWS_GET_USER', { username: 'knotwork' })).toEqual({
    username: 'knotwork',
    karma: 4210,
    about: 'I write about knots & protocols.',
  })
  await expect(run('HACKERNEWS_GET_USER', { username: 'nobody' })).rejects.toMatchObject({
    details: { status: 404 },
  })
})
