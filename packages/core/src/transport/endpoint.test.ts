import { afterEach, expect, test, vi } from 'vitest'
import { readEndpoint } from './endpoint.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const key = { apiKey: 'mk_1' }

test.each([
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['https://maillon.example/', 'https://maillon.example'],
  ['https://maillon.example/connect//', 'https://maillon.example/connect'],
])('the address %s is taken as %s', (baseURL, expected) => {
  expect(readEndpoint({ baseURL, ...key }, 'MAILLON').baseURL).toBe(expected)
})

test.each([
  ['maillon.example', 'is not a URL'],
  ['ftp://maillon.example', 'is not an http or https address'],
  ['https://me:secret@maillon.example', 'holds credentials'],
  ['https://maillon.example?key=secret', 'holds a query'],
  ['https://maillon.example/#a', 'holds a query or a fragment'],
])('the address %s is refused, and not repeated', (baseURL, message) => {
  const read = () => readEndpoint({ baseURL, ...key }, 'MAILLON')
  expect(read).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  expect(read).toThrow(message)
  expect(read).not.toThrow('secret')
})

test('what is not an option comes from the environment, and options go first', () => {
  vi.stubEnv('MAILLON_BASE_URL', 'http://127.0.0.1:1')
  vi.stubEnv('MAILLON_API_KEY', 'mk_environment\n')
  expect(readEndpoint({}, 'MAILLON')).toEqual({
    baseURL: 'http://127.0.0.1:1',
    apiKey: 'mk_environment',
  })
  expect(readEndpoint({ baseURL: 'http://127.0.0.1:2', apiKey: 'mk_2' }, 'MAILLON')).toEqual({
    baseURL: 'http://127.0.0.1:2',
    apiKey: 'mk_2',
  })
  expect(() => readEndpoint({}, 'COMPOSIO')).toThrow(
    expect.objectContaining({ code: 'base_url_missing' }),
  )
})

test.each(['MAILLON', 'COMPOSIO'] as const)('what is missing is named, for %s', (prefix) => {
  for (const name of ['BASE_URL', 'API_KEY']) vi.stubEnv(`${prefix}_${name}`, '')
  expect(() => readEndpoint(key, prefix)).toThrow(
    expect.objectContaining({
      code: 'base_url_missing',
      hint: expect.stringContaining(`${prefix}_BASE_URL`),
    }),
  )
  expect(() => readEndpoint({ baseURL: 'http://127.0.0.1:1', apiKey: ' ' }, prefix)).toThrow(
    expect.objectContaining({
      code: 'api_key_missing',
      hint: expect.stringContaining(`${prefix}_API_KEY`),
    }),
  )
})

test('a key that no header can carry is refused, and not repeated', () => {
  const options = { baseURL: 'http://127.0.0.1:1', apiKey: 'mk\n1' }
  const read = () => readEndpoint(options, 'MAILLON')
  expect(read).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  expect(read).not.toThrow('mk')
})
