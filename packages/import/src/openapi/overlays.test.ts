import { expect, test } from 'vitest'
import { applyOverlays } from './apply-overlays.ts'

const document = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Acme', tags: ['a'] },
  paths: {
    '/a': { get: { operationId: 'a', 'x-internal': true }, post: { operationId: 'make' } },
    '/b': { get: { operationId: 'b', parameters: [{ name: 'q', in: 'query' }, { name: 'r' }] } },
  },
})
const overlay = (...actions: object[]) => ({
  from: 'overlay.json',
  text: JSON.stringify({ overlay: '1.0.0', info: { title: 'Ours', version: '1' }, actions }),
})
const applied = async (...overlays: { from: string; text: string }[]) => {
  const { text, problems } = await applyOverlays(document, overlays)
  return { root: JSON.parse(text) as Record<string, unknown>, problems }
}

test('an overlay adds to what its target is, in its order: objects are merged, lists grow', async () => {
  const { root, problems } = await applied(
    overlay(
      { target: '$.info', update: { title: 'Ours', tags: ['b'], contact: { name: 'Ada' } } },
      { target: '$.paths[*].get', update: { security: [] } },
      { target: "$.paths['/b'].get.parameters", update: { name: 'p', in: 'query' } },
    ),
    {
      from: 'second.yaml',
      text: 'overlay: 1.0.0\nactions:\n- {target: $.info, update: {title: Last}}',
    },
  )
  expect(problems).toEqual([])
  expect(root).toMatchObject({
    info: { title: 'Last', tags: ['a', 'b'], contact: { name: 'Ada' } },
    paths: {
      '/a': { get: { operationId: 'a', security: [] }, post: { operationId: 'make' } },
      '/b': { get: { security: [], parameters: [{ name: 'q' }, { name: 'r' }, { name: 'p' }] } },
    },
  })
})

test('it removes what it selects, of lists too', async () => {
  const { root } = await applied(
    overlay(
      { target: "$.paths[*][?@['x-internal']==true]", remove: true },
      { target: '$..parameters[*]', remove: true },
    ),
  )
  expect(root.paths).toEqual({
    '/a': { post: { operationId: 'make' } },
    '/b': { get: { operationId: 'b', parameters: [] } },
  })
})

test.each([
  ['twice', '$.tags[0,0]', ['b', 'c', 'd']],
  ['from the end', '$.tags[::-2]', ['a', 'c']],
  ['in no order', '$.tags[2,0,1]', ['d']],
])(
  'of a list that is selected %s, what is selected goes, and nothing else',
  async (_, target, tags) => {
    const list = JSON.stringify({ tags: ['a', 'b', 'c', 'd'] })
    const { text } = await applyOverlays(list, [overlay({ target, remove: true })])
    expect(JSON.parse(text)).toEqual({ tags })
  },
)

test('a place that is selected twice is added to once', async () => {
  const target = "$.info['tags','tags']"
  const { root } = await applied(overlay({ target, update: 'b' }))
  expect(root.info).toMatchObject({ tags: ['a', 'b'] })
})

test('a target that would take hours to find is refused', async () => {
  const text = JSON.stringify({ info: { title: `${'a'.repeat(60)}!` } })
  const hostile = overlay({ target: "$.info[?match(@, '(a+)+')]", remove: true })
  await expect(applyOverlays(text, [hostile], { mostMs: 20 })).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringContaining('timed out'),
  })
})

test('what matches nothing, and what cannot be done, is told at its place', async () => {
  const { root, problems } = await applied(
    overlay(
      { target: '$.paths.none', update: {} },
      { target: '$.info.title', update: { a: 1 } },
      { target: '$', remove: true },
      { target: '$.info', update: ['x'] },
      { target: '$.info', copy: '$.paths' },
    ),
  )
  expect(root).toEqual(JSON.parse(document))
  expect(problems.map(({ at }) => at)).toEqual(
    [0, 1, 2, 3, 4].map((index) => `overlay.json#/actions/${index}`),
  )
  expect(problems[0]?.message).toContain('$.paths.none')
})

test.each([
  ['no overlay', '{"openapi":"3.1.0"}'],
  ['a path that is none', '{"overlay":"1.0.0","actions":[{"target":"$.paths[","remove":true}]}'],
  ['no JSON', '{'],
])('%s is refused', async (_, text) => {
  await expect(applied({ from: 'o.json', text })).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringContaining('o.json'),
  })
})

test('nothing of an overlay reaches what all objects have', async () => {
  const { root } = await applied({
    from: 'o.json',
    text: '{"overlay":"1.0.0","actions":[{"target":"$.info","update":{"__proto__":{"polluted":1}}}]}',
  })
  expect((root as { polluted?: number }).polluted).toBeUndefined()
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})
