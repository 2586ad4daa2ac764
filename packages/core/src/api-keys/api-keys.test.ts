import { expect, test } from 'vitest'
import { Maillon } from '../maillon.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { fakeEngine, type Handlers } from '../transport/fake-engine.contract.ts'
import { page } from '../transport/wire-samples.contract.ts'

function start(handlers: Handlers) {
  const { fetch, asked } = fakeEngine(handlers)
  const { apiKeys } = new Maillon({ baseURL: 'http://maillon.local', apiKey: 'k', fetch })
  return { apiKeys, asked }
}

const wire = {
  id: 'key_1',
  name: 'server',
  prefix: 'mk_1',
  scopes: ['execute' as const],
  created_at: '2026-11-01T00:00:00.000Z',
  expires_at: '2027-11-01T00:00:00.000Z',
  last_used_at: null,
}
const apiKey = {
  id: 'key_1',
  name: 'server',
  prefix: 'mk_1',
  scopes: ['execute'],
  createdAt: '2026-11-01T00:00:00.000Z',
  expiresAt: '2027-11-01T00:00:00.000Z',
  lastUsedAt: null,
}

test('a key is made, and given in that answer alone', async () => {
  const { apiKeys, asked } = start({
    createApiKey: () => ({ ...wire, api_key: 'mk_secret' }),
    listApiKeys: () => page([wire]),
  })
  const expiresAt = new Date('2027-11-01T00:00:00Z')
  expect(await apiKeys.create({ name: 'server', scopes: ['execute'], expiresAt })).toEqual({
    ...apiKey,
    key: 'mk_secret',
  })
  expect(asked[0]?.body).toEqual({
    name: 'server',
    scopes: ['execute'],
    expires_at: '2027-11-01T00:00:00.000Z',
  })
  expect(await apiKeys.list({ cursor: 'c1', limit: 5 })).toEqual({
    items: [apiKey],
    nextCursor: null,
    totalPages: 1,
  })
  expect(asked[1]?.query).toEqual({ cursor: 'c1', limit: '5' })
})

test('a key is revoked, and one that is not there is said so', async () => {
  const { apiKeys, asked } = start({
    revokeApiKey: ({ params }) => {
      if (params.apiKeyId === 'key_1') return { success: true }
      throw new MaillonError('api_key_not_found')
    },
  })
  expect(await apiKeys.revoke('key_1')).toBeUndefined()
  expect(asked[0]?.method).toBe('DELETE')
  await expect(apiKeys.revoke('key_2')).rejects.toMatchObject({ code: 'api_key_not_found' })
})

test('an option that there is not is refused', async () => {
  const { apiKeys, asked } = start({})
  const misspelled = { name: 'server', scope: 'admin' }
  await expect(apiKeys.create(misspelled)).rejects.toMatchObject({ code: 'invalid_request' })
  expect(asked).toEqual([])
})
