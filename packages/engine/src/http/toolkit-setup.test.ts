import { Maillon } from '@maillon/core'
import { apiKey, defineToolkit, oauth2 } from '@maillon/core/toolkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allToolkits } from '@maillon/toolkits'
import { callWith, startTestApi, type TestApi } from './test-api.contract.ts'

const facts = {
  description: 'A service.',
  version: '20261130_00',
  baseUrl: 'https://api.ledger.test',
  verified: 'imported',
  tools: [],
} as const
const ledger = defineToolkit({
  ...facts,
  slug: 'ledger',
  name: 'Ledger',
  auth: oauth2({
    authorizeUrl: 'https://ledger.test/authorize',
    tokenUrl: 'https://ledger.test/token',
    registerUrl: 'https://ledger.test/developers',
    scopes: { read: 'Read your ledger' },
  }),
  setup: ['Register {redirect_uri} there.'],
})
const vault = defineToolkit({ ...facts, slug: 'safe', name: 'Safe', auth: apiKey() })

let api: TestApi
beforeAll(async () => {
  api = await startTestApi({ toolkits: [...allToolkits, ledger, vault] })
})
afterAll(() => api.stop())

async function setupOf(toolkitSlug: string) {
  return (await api.call('getToolkitSetup', { path: { toolkitSlug } })).body
}

test('an operator is told what to register where, and by which variables the engine reads the client', async () => {
  expect(await setupOf('ledger')).toEqual({
    slug: 'ledger',
    checked: { how: 'imported' },
    redirect_uri: 'http://localhost:4000/oauth/callback/ledger',
    client: {
      is_needed: true,
      is_configured: false,
      client_id: null,
      variables: ['LEDGER_CLIENT_ID', 'LEDGER_CLIENT_SECRET'],
    },
    steps: ['Register http://localhost:4000/oauth/callback/ledger there.'],
    register_url: 'https://ledger.test/developers',
    scopes: [{ scope: 'read', meaning: 'Read your ledger', tools: [] }],
    ways: [{ name: 'oauth2', scheme: 'OAUTH2', base_url: 'https://api.ledger.test' }],
    pitfalls: [],
  })
})

test('of a client that is configured the id is told and the secret never, with the tools that need each scope', async () => {
  const setup = await setupOf('gmail')
  const { clientId, clientSecret } = api.world.authConfigs.gmail ?? { clientId: '' }
  expect(setup.client).toMatchObject({ is_configured: true, client_id: clientId })
  expect(JSON.stringify(setup)).not.toContain(clientSecret)
  const sending = setup.scopes.find(({ scope }) => scope.endsWith('gmail.modify'))
  expect(setup.scopes.flatMap(({ tools }) => tools)).toContain('GMAIL_SEND_EMAIL')
  expect(sending?.meaning ?? setup.scopes[0]?.meaning).toBeTypeOf('string')
})

test('what people connect by a key has nothing to register', async () => {
  expect(await setupOf('safe')).toMatchObject({
    redirect_uri: null,
    client: { is_needed: false, is_configured: false, variables: [] },
  })
})

test('what the operator registered is for admin keys alone', async () => {
  const { apiKeys } = new Maillon({ engine: api.engine })
  const { key } = await apiKeys.create({ name: 'app', scopes: ['execute', 'connect'] })
  const request = { path: { toolkitSlug: 'gmail' } }
  expect((await callWith(api.engine, key)('getToolkitSetup', request)).error?.slug).toBe(
    'forbidden',
  )
  const missing = await api.call('getToolkitSetup', { path: { toolkitSlug: 'gmial' } })
  expect(missing.error?.slug).toBe('toolkit_not_found')
})
