import { expect, test } from 'vitest'
import type { Toolkit, ToolkitDetail } from '../contract/index.ts'
import { Maillon } from '../maillon.ts'
import { fakeEngine, type Handlers } from '../transport/fake-engine.contract.ts'
import { page } from '../transport/wire-samples.contract.ts'

function start(handlers: Handlers) {
  const { fetch, asked } = fakeEngine(handlers)
  const { toolkits } = new Maillon({ baseURL: 'http://maillon.local', apiKey: 'k', fetch })
  return { toolkits, asked }
}

const common = {
  slug: 'gmail',
  name: 'Gmail',
  type: 'native',
  is_local_toolkit: false,
  no_auth: false,
  composio_managed_auth_schemes: ['OAUTH2'],
  deprecated: { toolkitId: 'gmail' },
} as const
const commonMeta = {
  description: 'Mail',
  logo: 'https://logo.example/gmail',
  tools_count: 7,
  triggers_count: 0,
  version: '20261101_00',
  created_at: '2026-11-01',
  updated_at: '2026-11-02',
}
const wireToolkit: Toolkit = {
  ...common,
  composio_managed_auth_schemes: ['OAUTH2'],
  auth_schemes: ['OAUTH2'],
  meta: { ...commonMeta, categories: [{ id: 'email', name: 'Email' }] },
}
const field = {
  name: 'client_id',
  displayName: 'Client id',
  type: 'string',
  description: 'Of your OAuth client',
  required: true,
}
const none = { required: [], optional: [] }
const wireDetail: ToolkitDetail = {
  ...common,
  composio_managed_auth_schemes: ['OAUTH2'],
  enabled: true,
  base_url: 'https://gmail.googleapis.com',
  meta: {
    ...commonMeta,
    categories: [{ slug: 'email', name: 'Email' }],
    available_versions: ['20261101_00'],
  },
  auth_config_details: [
    {
      mode: 'OAUTH2',
      name: 'OAuth 2.0',
      fields: {
        auth_config_creation: { required: [{ ...field, is_secret: false }], optional: [] },
        connected_account_initiation: none,
      },
    },
  ],
}

const toolkit = {
  slug: 'gmail',
  name: 'Gmail',
  isLocalToolkit: false,
  noAuth: false,
  composioManagedAuthSchemes: ['OAUTH2'],
  meta: {
    description: 'Mail',
    logo: 'https://logo.example/gmail',
    categories: [{ slug: 'email', name: 'Email' }],
    toolsCount: 7,
    triggersCount: 0,
    createdAt: '2026-11-01',
    updatedAt: '2026-11-02',
  },
}

test('toolkits are listed by what is asked for', async () => {
  const { toolkits, asked } = start({ listToolkits: () => page([wireToolkit], 'c2') })
  const query = { category: 'email', managedBy: 'all', sortBy: 'alphabetically' } as const
  expect(await toolkits.list({ ...query, search: 'mail', cursor: 'c1', limit: 5 })).toEqual({
    items: [{ ...toolkit, authSchemes: ['OAUTH2'] }],
    nextCursor: 'c2',
    totalPages: 1,
  })
  expect(asked[0]?.query).toEqual({
    category: 'email',
    managed_by: 'all',
    sort_by: 'alphabetically',
    search: 'mail',
    cursor: 'c1',
    limit: '5',
  })
})

test('one toolkit says what it takes to configure and connect it', async () => {
  const { toolkits } = start({ getToolkit: () => wireDetail })
  expect(await toolkits.get('gmail')).toEqual({
    ...toolkit,
    baseUrl: 'https://gmail.googleapis.com',
    meta: { ...toolkit.meta, availableVersions: ['20261101_00'] },
    authConfigDetails: [
      {
        mode: 'OAUTH2',
        name: 'OAuth 2.0',
        fields: {
          authConfigCreation: { required: [{ ...field, isSecret: false }], optional: [] },
          connectedAccountInitiation: none,
        },
      },
    ],
  })
})

test('an unknown toolkit, a misspelt option and an abort reject', async () => {
  const { toolkits } = start({ getToolkit: () => Response.json({}, { status: 404 }) })
  await expect(toolkits.get('nothing')).rejects.toMatchObject({ code: 'toolkit_not_found' })
  await expect(toolkits.list({ sort: 'usage' } as object)).rejects.toThrow('"sort"')
  const request = { signal: AbortSignal.abort(new Error('stop')) }
  await expect(toolkits.list({}, request)).rejects.toThrow('stop')
  await expect(toolkits.get('gmail', request)).rejects.toThrow('stop')
})
