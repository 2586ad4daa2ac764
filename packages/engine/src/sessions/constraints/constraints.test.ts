import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, newDesk, startDesk } from '../../hooks/desk.contract.ts'

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
beforeEach(() => {
  desk.seen.length = 0
})
afterAll(() => desk.stop())

const sessionWith = (constraints: object, more: object = {}) =>
  desk.session({ experimental: { permissions: { constraints, ...more } } })

const person = (email?: unknown) => ({ event: { people: [{ email }] } })

test.each<[rule: object, argument: string, fits: object, breaks: object]>([
  [{ equals: 'ben' }, 'to', { to: 'ben' }, { to: 'eve' }],
  [{ equals: ['a'] }, 'cc', { cc: ['a'] }, { cc: ['a', 'b'] }],
  [{ in: ['ben', 'ada'] }, '/to', { to: 'ada' }, { to: 'eve' }],
  [{ max: 10 }, 'amount', { amount: 10 }, { amount: 10.5 }],
  [{ max: 10 }, 'amount', {}, { amount: 11 }],
  [{ min: 2, max: 3 }, 'amount', { amount: 2 }, {}],
  [{ max: 1 }, 'cc', { cc: ['a'] }, { cc: ['a', 'b'] }],
  [{ pattern: '[^@]+@acme\\.test' }, 'to', { to: 'b@acme.test' }, { to: 'b@acme.test.evil' }],
  [
    { pattern: '[^@]+@acme\\.test' },
    '/cc/*',
    { cc: ['b@acme.test'] },
    { cc: ['b@acme.test', 'x'] },
  ],
  [{ equals: 'hi' }, 'note', { note: 'hi' }, {}],
  [{ equals: 'hi', optional: true }, 'note', {}, { note: 'ho' }],
])(
  'an argument that has to be %j (%s) is let through as %j and not as %j',
  async (rule, name, fits, breaks) => {
    const id = await sessionWith({ DESK_SEND: { [name]: rule } })
    const denied = await desk.execute(id, 'DESK_SEND', { to: 'x', ...breaks })
    expect(denied.data).toMatchObject({
      code: 'call_denied',
      denied_by: 'session',
      argument: name,
      allowed: rule,
      made: false,
    })
    expect(desk.seen).toEqual([])
    expect((await desk.execute(id, 'DESK_SEND', { to: 'x', ...fits })).error).toBeNull()
  },
)

test.each<[input: object, allowed: boolean]>([
  [person('ben@acme.test'), true],
  [{ event: { people: [] } }, true],
  [person('eve@evil.test'), false],
  [person(), false],
  [{ event: {} }, false],
  [{}, false],
  [
    { event: { people: [...person('ben@acme.test').event.people, { email: 'eve@evil.test' }] } },
    false,
  ],
])(
  'a place inside the arguments holds for each item: %j is let through: %s',
  async (input, allowed) => {
    const id = await sessionWith({
      DESK_INVITE: { '/event/people/*/email': { pattern: '.*@acme\\.test' } },
    })
    const { error } = await desk.execute(id, 'DESK_INVITE', input)
    expect(error === null).toBe(allowed)
  },
)

test('a value that stands where a list is meant does not slip through, optional or not', async () => {
  const rule = { '/free/items/*/to': { equals: 'ben', optional: true } }
  const id = await sessionWith({ DESK_INVITE: rule })
  for (const items of ['eve', { to: 'eve' }, { '*': { to: 'ben' } }, ['eve']])
    expect((await desk.execute(id, 'DESK_INVITE', { free: { items } })).data.code).toBe(
      'call_denied',
    )
  expect((await desk.execute(id, 'DESK_INVITE', { free: { items: [{}] } })).error).toBeNull()
})

test('the model is told the rule in the error, which argument and what is allowed, and not what it sent', async () => {
  const id = await sessionWith({ DESK_SEND: { to: { in: ['ben'] } } })
  const { error } = await desk.execute(id, 'DESK_SEND', { to: 'my secret friend' })
  expect(error).toBe(
    'This session does not allow DESK_SEND with these arguments: to has to be one of "ben".',
  )
})

test('the model is told the rule wherever the tool is described', async () => {
  const id = await desk.session({
    preload: { tools: ['DESK_SEND'] },
    experimental: { permissions: { constraints: { DESK_SEND: { amount: { max: 10 } } } } },
  })
  const said = 'In this session, amount has to be at most 10.'
  const path = { sessionId: id }
  const listed = (await desk.call('listSessionTools', { path })).body.items
  expect(listed.find(({ slug }) => slug === 'DESK_SEND')?.description).toContain(said)
  const queries = [{ use_case: 'send a note' }]
  const found = await desk.execute(id, 'COMPOSIO_SEARCH_TOOLS', { queries })
  expect(JSON.stringify(found.data)).toContain(said)
  const named = { tool_slugs: ['DESK_SEND'] }
  const schema = await desk.execute(id, 'COMPOSIO_GET_TOOL_SCHEMAS', named)
  expect(JSON.stringify(schema.data)).toContain(said)
})

test.each<[what: string, constraints: object, said: RegExp]>([
  ['a tool that there is not', { DESK_SENT: { to: { equals: 1 } } }, /DESK_SEND/],
  [
    'an argument that there is not',
    { DESK_SEND: { too: { equals: 1 } } },
    /no argument too.*mean to/s,
  ],
  ['a place that there is not', { DESK_INVITE: { '/event/guests': { max: 1 } } }, /no argument/],
  ['a place inside a text', { DESK_SEND: { '/to/0': { equals: 1 } } }, /no argument/],
  ['the whole', { DESK_SEND: { '/': { equals: 1 } } }, /no argument/],
  ['a pattern that is none', { DESK_SEND: { to: { pattern: '(a' } } }, /pattern for to.*its \)/],
  ['a pattern that goes back', { DESK_SEND: { to: { pattern: '(a)\\1' } } }, /pattern for to/],
  ['nothing to say', { DESK_SEND: { to: { optional: true } } }, /says nothing/],
  ['a rule that there is not', { DESK_SEND: { to: { matches: 'x' } } }, /matches/],
])('a session with a constraint on %s is not made', async (_, constraints, said) => {
  await expect(sessionWith(constraints)).rejects.toThrow(said)
})

test('constraints are changed as other permissions are, and a change is checked as well', async () => {
  const id = await sessionWith({ DESK_SEND: { to: { equals: 'ben' } } }, { default: 'allow_all' })
  const patch = (permissions: object | null) =>
    desk.call('patchSession', { path: { sessionId: id }, body: { experimental: { permissions } } })
  const sends = async (to: string) => (await desk.execute(id, 'DESK_SEND', { to })).error === null
  await patch({ effects: { read: 'always_deny' } })
  expect(await sends('eve')).toBe(false)
  const wrong = await patch({ constraints: { DESK_SEND: { too: { equals: 1 } } } })
  expect(wrong.error).toMatchObject({ slug: 'invalid_request' })
  await patch({ constraints: { DESK_SEND: { to: { equals: 'eve' } } } })
  expect([await sends('eve'), await sends('ben')]).toEqual([true, false])
  await patch(null)
  expect(await sends('ben')).toBe(true)
})

test('what was approved is held to what the session says when it runs', async () => {
  const id = await desk.session({
    experimental: { permissions: { effects: { write: 'ask_always' } } },
  })
  const { data } = await desk.execute(id, 'DESK_SEND', { to: 'eve' })
  await desk.decide(id, data.approval_id, 'approve')
  const permissions = { constraints: { DESK_SEND: { to: { equals: 'ben' } } } }
  const body = { experimental: { permissions } }
  await desk.call('patchSession', { path: { sessionId: id }, body })
  expect((await desk.resume(id, data.approval_id)).data).toMatchObject({ code: 'call_denied' })
  expect(desk.seen).toEqual([])
})

test('a pattern that takes long for each character lets a few texts pass, and no number of them that would keep others waiting', async () => {
  const id = await sessionWith({ DESK_SEND: { '/cc/*': { pattern: '(?:\\w*){450}' } } })
  const send = (cc: string[]) => desk.execute(id, 'DESK_SEND', { to: 'x', cc })
  expect((await send(['ben', 'ada'])).error).toBeNull()
  expect((await send(Array(15).fill('a'.repeat(4_000)))).data.code).toBe('call_denied')
})

test.each([[null], [7], ['ben'], [true], [{ a: [1] }], [[1]]])(
  'of several values that an argument may be, each is known: %j',
  async (value) => {
    const among = [null, 7, 'ben', true, { a: [1] }, [1]]
    const id = await sessionWith({ DESK_INVITE: { '/free/one': { in: among } } })
    const invite = (one: unknown) => desk.execute(id, 'DESK_INVITE', { free: { one } })
    expect((await invite(value)).error).toBeNull()
    expect((await invite({ other: value })).data.code).toBe('call_denied')
  },
)

test('in another version of the toolkit, a rule holds for what the argument is called there', async () => {
  const constraints = { DESK_SEND: { '/copy/*': { equals: 'ben', optional: true } } }
  await expect(sessionWith(constraints)).rejects.toThrow(/no argument/)
  const id = await desk.session({
    toolkit_versions: { desk: '20261101_00' },
    experimental: { permissions: { constraints } },
  })
  const send = (input: object) => desk.execute(id, 'DESK_SEND', { to: 'x', ...input })
  expect((await send({ copy: ['ben'] })).error).toBeNull()
  expect((await send({ copy: ['eve'] })).data.code).toBe('call_denied')
  // It is gone in the current one: nobody can say whether the call keeps to it.
  await desk.call('patchSession', {
    path: { sessionId: id },
    body: { toolkit_versions: 'latest' },
  })
  expect((await send({ cc: ['eve'] })).data.code).toBe('call_denied')
})

test.each<[what: string, permissions: object]>([
  ['constrains a tool', { constraints: { DESK_SEND: { to: { equals: 'ben' } } } }],
  ['denies a tool', { overrides: { DESK_SEND: 'always_deny' } }],
  ['denies an effect', { effects: { write: 'always_deny' } }],
])(
  'a session that %s does not let the API be called past it, unless it says so',
  async (_, permissions) => {
    const id = await desk.session({ experimental: { permissions } })
    expect((await desk.proxy(id, {})).error).toMatchObject({ slug: 'call_denied' })
    expect(desk.seen).toEqual([])
    const said = { ...permissions, allow_proxy: ['desk'] }
    const open = await desk.session({ experimental: { permissions: said } })
    expect((await desk.proxy(open, {})).body.status).toBe(200)
    const other = { ...permissions, allow_proxy: ['safe'] }
    const closed = await desk.session({ experimental: { permissions: other } })
    expect((await desk.proxy(closed, {})).error).toMatchObject({ slug: 'call_denied' })
  },
)

test('a rule for one toolkit leaves the API of another as it was', async () => {
  const id = await sessionWith({ SAFE_SEND: { to: { equals: 'ben' } } })
  expect((await desk.proxy(id, {})).body.status).toBe(200)
})

test('a tool that left the catalogue still keeps the API closed that it was a rule for', async () => {
  const other = await startDesk()
  const permissions = { constraints: { DESK_SEND: { to: { equals: 'ben' } } } }
  const id = await other.session({ experimental: { permissions } })
  const { body } = await other.call('getSession', { path: { sessionId: id } })
  expect(body.config.experimental).toEqual({ permissions })
  const [toolkit] = newDesk().toolkits
  if (!toolkit) throw new Error('The desk has no toolkit.')
  other.engine.catalogue.put({ ...toolkit, version: '20261202_00', tools: [] })
  expect((await other.proxy(id, {})).error).toMatchObject({ slug: 'call_denied' })
  await other.stop()
})
