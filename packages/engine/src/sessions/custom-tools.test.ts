import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../http/test-api.contract.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const tool = (slug: string, description: string, more: object = {}) => ({
  slug,
  name: slug.toLowerCase().replaceAll('_', ' '),
  description,
  input_schema: { type: 'object', properties: { [slug.toLowerCase()]: { type: 'string' } } },
  ...more,
})

const experimental = {
  custom_tools: [
    tool('FIND_INVOICE', 'Finds an invoice of a customer by its number.'),
    tool('Archive-Mail', 'Archives newsletters in the mailbox.', { extends_toolkit: 'gmail' }),
  ],
  custom_toolkits: [
    {
      slug: 'Crm',
      name: 'CRM',
      description: 'Our customers.',
      preload: true,
      tools: [
        tool('FIND_CUSTOMER', 'Finds a customer by name.', { output_schema: { type: 'object' } }),
        tool('MERGE_CUSTOMERS', 'Makes one customer of two.', { preload: false }),
      ],
    },
  ],
}

const create = (config: object) =>
  api.call('createSession', { body: { user_id: 'user_1', ...config } })

test('custom tools are answered with the slugs of the session, and their own', async () => {
  const created = await create({ experimental })
  const [invoice, archive] = experimental.custom_tools
  const [crm] = experimental.custom_toolkits
  const expected = {
    custom_tools: [
      { ...invoice, slug: 'LOCAL_FIND_INVOICE', original_slug: 'FIND_INVOICE' },
      { ...archive, slug: 'LOCAL_GMAIL_ARCHIVE-MAIL', original_slug: 'Archive-Mail' },
    ],
    custom_toolkits: [
      {
        slug: 'Crm',
        name: 'CRM',
        description: 'Our customers.',
        tools: [
          {
            ...crm?.tools[0],
            slug: 'LOCAL_CRM_FIND_CUSTOMER',
            original_slug: 'FIND_CUSTOMER',
          },
          {
            ...crm?.tools[1],
            slug: 'LOCAL_CRM_MERGE_CUSTOMERS',
            original_slug: 'MERGE_CUSTOMERS',
          },
        ],
      },
    ],
  }
  expect(created.body.experimental).toEqual(expected)
  const path = { sessionId: created.body.session_id }
  const attached = await api.call('attachToSession', { path, body: { experimental } })
  expect(attached).toMatchObject({ status: 200, body: created.body })
})

test('those that are to be listed are among the slugs of the session', async () => {
  const listed = async (config: object) => (await create(config)).body.tool_router_tools
  const own = async (config: object) =>
    (await listed(config)).filter((slug) => slug.startsWith('LOCAL_'))
  expect(await own({ experimental })).toEqual(['LOCAL_CRM_FIND_CUSTOMER'])
  expect(await own({ experimental, toolkits: ['gmail'], preload: { tools: 'all' } })).toEqual([
    'LOCAL_FIND_INVOICE',
    'LOCAL_GMAIL_ARCHIVE-MAIL',
    'LOCAL_CRM_FIND_CUSTOMER',
  ])
})

test('a session keeps none of them: without the app that runs them they are absent', async () => {
  const { body } = await create({ experimental })
  const path = { sessionId: body.session_id }
  const read = await api.call('getSession', { path })
  expect(read.body).not.toHaveProperty('experimental')
  expect(read.body.tool_router_tools.join()).not.toContain('LOCAL_')
  expect(read.body.config).toEqual(body.config)
  const { body: tools } = await api.call('listSessionTools', { path })
  expect(JSON.stringify(tools)).not.toContain('LOCAL_')
  const queries = [{ use_case: 'find a customer by name' }]
  const found = await api.call('searchSession', { path, body: { queries } })
  expect(JSON.stringify(found.body)).not.toContain('LOCAL_')
  const attached = await api.call('attachToSession', { path, body: {} })
  expect(attached.body).toEqual(read.body)
})

async function search(sessionId: string, useCase: string, more: object = {}) {
  const body = { queries: [{ use_case: useCase }], experimental, ...more }
  return (await api.call('searchSession', { path: { sessionId }, body })).body
}

test("a search finds them beside the session's own, best first", async () => {
  const sessionId = await api.session()
  const customer = await search(sessionId, 'find a customer in the crm by name')
  expect(customer.results[0]?.primary_tool_slugs[0]).toBe('LOCAL_CRM_FIND_CUSTOMER')
  expect(customer.tool_schemas.LOCAL_CRM_FIND_CUSTOMER).toEqual({
    tool_slug: 'LOCAL_CRM_FIND_CUSTOMER',
    toolkit: 'Crm',
    description: 'Finds a customer by name.',
    hasFullSchema: true,
    input_schema: { type: 'object', properties: { find_customer: { type: 'string' } } },
  })
  expect(customer.toolkit_connection_statuses).toContainEqual(
    expect.objectContaining({ toolkit: 'Crm', has_active_connection: true }),
  )
  const email = await search(sessionId, 'send an email')
  expect(email.results[0]?.primary_tool_slugs[0]).not.toContain('LOCAL_')
  const invoice = await search(sessionId, 'find an invoice')
  expect(invoice.results[0]).toMatchObject({
    primary_tool_slugs: expect.arrayContaining(['LOCAL_FIND_INVOICE']),
    toolkits: expect.arrayContaining(['custom']),
  })
})

test('one that extends a toolkit tells whether that is connected', async () => {
  const sessionId = await api.session({ toolkits: ['gmail'] })
  const found = await search(sessionId, 'archive newsletters')
  expect(found.results[0]?.primary_tool_slugs[0]).toBe('LOCAL_GMAIL_ARCHIVE-MAIL')
  const gmail = found.toolkit_connection_statuses.filter(({ toolkit }) => toolkit === 'gmail')
  expect(gmail).toMatchObject([{ has_active_connection: false }])
})

test('a search narrowed to toolkits narrows them too', async () => {
  const sessionId = await api.session()
  const find = async (toolkit: string) =>
    (await search(sessionId, 'find a customer, an invoice, an issue', { toolkits: [toolkit] }))
      .results[0]
  expect((await find('CRM'))?.toolkits).toEqual(['Crm'])
  expect((await find('github'))?.toolkits).toEqual(['github'])
  expect((await find('Custom'))?.primary_tool_slugs).toEqual(['LOCAL_FIND_INVOICE'])
})

test('the meta tools of a session find them, and give their schemas', async () => {
  const sessionId = await api.session()
  const execute = async (tool_slug: string, input: object) => {
    const body = { tool_slug, arguments: input, experimental }
    return (await api.call('executeInSession', { path: { sessionId }, body })).body.data
  }
  const queries = [{ use_case: 'find a customer by name' }]
  const found = await execute('COMPOSIO_SEARCH_TOOLS', { queries })
  expect(found).toMatchObject({ tool_schemas: { LOCAL_CRM_FIND_CUSTOMER: { toolkit: 'Crm' } } })
  const slugs = ['LOCAL_CRM_FIND_CUSTOMER', 'GMAIL_SEND_EMAIL', 'LOCAL_NOPE']
  const schemas = await execute('COMPOSIO_GET_TOOL_SCHEMAS', {
    tool_slugs: slugs,
    include: ['input_schema', 'output_schema'],
  })
  expect(schemas).toMatchObject({
    tool_schemas: {
      LOCAL_CRM_FIND_CUSTOMER: { toolkit: 'Crm', output_schema: { type: 'object' } },
      GMAIL_SEND_EMAIL: { toolkit: 'gmail' },
    },
    not_found: ['LOCAL_NOPE'],
  })
  const body = { slug: 'COMPOSIO_SEARCH_TOOLS', arguments: { queries }, experimental }
  const meta = await api.call('executeMetaInSession', { path: { sessionId }, body })
  expect(JSON.stringify(meta.body.data)).toContain('LOCAL_CRM_FIND_CUSTOMER')
})

test('custom tools of one search are not found by the next', async () => {
  const sessionId = await api.session()
  await search(sessionId, 'find a customer')
  const body = { queries: [{ use_case: 'find a customer' }] }
  const next = await api.call('searchSession', { path: { sessionId }, body })
  expect(JSON.stringify(next.body)).not.toContain('LOCAL_')
})

test('the engine says that it does not run them', async () => {
  const sessionId = await api.session()
  const body = { tool_slug: 'LOCAL_FIND_INVOICE', arguments: {}, experimental }
  const alone = await api.call('executeInSession', { path: { sessionId }, body })
  expect(alone.body).toMatchObject({
    data: { code: 'tool_not_here', hint: expect.any(String) },
    error: expect.stringContaining('LOCAL_FIND_INVOICE'),
  })
  const { data } = await api.execute(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', {
    tools: [{ tool_slug: 'LOCAL_FIND_INVOICE' }, { tool_slug: 'HACKERNEWS_GET_FRONTPAGE' }],
  })
  expect(data).toMatchObject({
    results: [{ response: { data: { code: 'tool_not_here' } } }, { error: null }],
  })
})

const many = (count: number) => Array.from({ length: count }, (_, n) => tool(`T${n}`, 'Does it.'))
const long = (characters: number) => ({ type: 'object', description: 'x'.repeat(characters) })
const kit = (slug: string, ...tools: object[]) => ({ slug, name: 'K', description: 'K.', tools })

test.each<[experimental: object, word: string]>([
  [{ custom_tools: many(101) }, '101 tools'],
  [{ custom_tools: many(51), custom_toolkits: [kit('K', ...many(50))] }, '101 tools'],
  [{ custom_tools: [tool('A', 'Does.', { input_schema: long(65_536) })] }, '64 kB'],
  [{ custom_tools: [tool('A', 'Does.', { output_schema: long(65_536) })] }, '64 kB'],
  [{ custom_tools: [tool('A', 'Does.'), tool('a', 'Does.')] }, 'LOCAL_A'],
  [{ custom_tools: [tool('A'.repeat(55), 'Does.')] }, '60 characters'],
  [{ custom_toolkits: [kit('K'.repeat(50), tool('AAAA', 'Does.'))] }, '60 characters'],
  [{ custom_tools: [tool('LOCAL_A', 'Does.')] }, 'LOCAL_'],
  [{ custom_tools: [tool('composio_a', 'Does.')] }, 'COMPOSIO_'],
  [{ custom_tools: [tool('A B', 'Does.')] }, 'letters'],
  [{ custom_tools: [tool('A', '')] }, 'description'],
  [{ custom_tools: [tool('A', 'Does.', { input_schema: undefined })] }, 'input_schema'],
  [{ custom_tools: [tool('A', 'Does.', { extends_toolkit: 'gmial' })] }, 'gmial'],
  [{ custom_toolkits: [kit('Gmail', tool('A', 'Does.'))] }, 'Gmail'],
  [{ custom_toolkits: [kit('K')] }, 'tools'],
])('definitions beyond the bounds are refused, and named: %#', async (wrong, word) => {
  const created = await create({ experimental: wrong })
  expect(created).toMatchObject({ status: 400, error: { slug: 'invalid_request' } })
  expect(created.error?.message).toContain(word)
  const path = { sessionId: await api.session() }
  const attached = await api.call('attachToSession', { path, body: { experimental: wrong } })
  expect(attached.error).toMatchObject({ slug: 'invalid_request' })
})

test('as many and as long as are allowed are taken', async () => {
  const custom_tools = [...many(99), tool('LONG', 'Does.', { input_schema: long(65_000) })]
  const { body } = await create({ experimental: { custom_tools } })
  expect(body.experimental?.custom_tools).toHaveLength(100)
})

test('more than a request may hold is refused as a whole', async () => {
  const custom_tools = many(20).map((one) => ({ ...one, input_schema: long(60_000) }))
  expect((await create({ experimental: { custom_tools } })).status).toBe(413)
})
