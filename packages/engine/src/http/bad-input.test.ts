import { type Route, routes } from '@maillon/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Refusals, startRefusals } from './refusals.contract.ts'
import type { RouteName } from './test-api.contract.ts'
import { validBody } from './valid-body.contract.ts'

let refusals: Refusals
beforeAll(async () => {
  refusals = await startRefusals()
})
afterAll(() => refusals.stop())
const refused: Refusals['refused'] = (name, request) => refusals.refused(name, request)

const all = Object.entries(routes) as [RouteName, Route][]
const writing = all.filter(([, { method }]) => method !== 'GET').map(([name]) => name)
const noBody = routes.getSession.body
const withBody = all.filter(([, { body }]) => body !== noBody).map(([name]) => name)
const withPath = all.filter(([, { path }]) => path.includes(':')).map(([name]) => name)
const lists = all.filter(([name]) => name.startsWith('list'))
const byQuery = lists.filter(([, { method }]) => method === 'GET').map(([name]) => name)
const byBody = lists.filter(([, { method }]) => method === 'POST').map(([name]) => name)

test.each(writing)('%s refuses a body that is no JSON text', async (name) => {
  for (const body of ['{', '{"a":1,}', 'user_id=x', '\u0000', '{"a":"\u0001"}', 'NaN'])
    expect(await refused(name, { body })).toMatchObject({ status: 400, slug: 'invalid_request' })
})

test.each(writing)('%s refuses what a database would not keep as it is', async (name) => {
  const bodies = [
    '{"a":"nul \\u0000"}',
    '{"a":{"b":["nul \\u0000"]}}',
    '{"nul \\u0000":1}',
    '{"a":"half a pair \\ud800"}',
    '{"__proto__":{"user_id":"x"}}',
    '{"arguments":{"__proto__":{}}}',
    `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ]
  for (const body of bodies)
    expect(await refused(name, { body })).toMatchObject({ status: 400, slug: 'invalid_request' })
})

test.each(writing)('%s refuses more than a MiB', async (name) => {
  const body = JSON.stringify({ a: 'x'.repeat(1024 * 1024) })
  expect(await refused(name, { body })).toMatchObject({ status: 413, slug: 'payload_too_large' })
})

test.each(withBody)('%s refuses a body of another shape', async (name) => {
  for (const body of ['null', '[]', '"text"', '1', 'true', '[{}]', '{"unknown_key":1}']) {
    const answer = await refused(name, { body })
    expect(answer).toMatchObject({ status: 400, slug: 'invalid_request' })
    expect(answer.hint).toBeTruthy()
  }
})

test.each(withPath)('%s refuses ids that nothing has', async (name) => {
  const ids = ['no', 'x'.repeat(10_000), '日本語 🧗', "' or 1=1 --", '../../etc', '%00', '..', '{}']
  for (const id of ids) {
    const nothing = Object.fromEntries(Object.keys(refusals.path).map((key) => [key, id]))
    const { status } = await refused(name, {
      path: nothing,
      ...validBody(name, refusals.path.authConfigId),
    })
    expect(status).toBe(404)
  }
  const nul = Object.fromEntries(Object.keys(refusals.path).map((key) => [key, 'a\0b']))
  expect(await refused(name, { path: nul })).toMatchObject({ status: 400, slug: 'invalid_request' })
})

test.each(byQuery)('%s refuses limits and cursors that no page has', async (name) => {
  const limits = ['0', '-1', 'many', '1.5', '100000', '', '%20', 'NaN', '1,1']
  const cursors = ['x', 'bzE', 'b', '-', '%00', 'a'.repeat(300), '日本', 'bzk5OTk5OTk5OTk5OQ']
  for (const query of [...limits.map((l) => `limit=${l}`), ...cursors.map((c) => `cursor=${c}`)]) {
    if (query === 'cursor=bzE') continue // o1: a page that starts at the second row
    expect(await refused(name, { query })).toMatchObject({ status: 400, slug: 'invalid_request' })
  }
})

test.each(byBody)('%s refuses limits and cursors that no part has', async (name) => {
  const limits = [0, -1, 1.5, 100_000, '20', null]
  const cursors = ['x', '%00', 'a'.repeat(300), {}, true]
  for (const wrong of [
    ...limits.map((limit) => ({ limit })),
    ...cursors.map((cursor) => ({ cursor })),
  ])
    expect(await refused(name, { body: JSON.stringify({ cursor: null, ...wrong }) })).toMatchObject(
      { status: 400, slug: 'invalid_request' },
    )
})

test('a list of more than a thousand values is refused', async () => {
  const query = `user_ids=${'u,'.repeat(40_000)}`
  expect((await refused('listConnectedAccounts', { query })).status).toBe(400)
})
