import { expect, test } from 'vitest'
import { importOpenApi, type ImportOptions } from './import-openapi.ts'

type Json = Record<string, unknown>

const read = (
  servers: Json[] | undefined,
  options: Partial<ImportOptions> = {},
  operation: Json = {},
) => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Acme' },
    servers,
    components: { securitySchemes: { b: { type: 'http', scheme: 'bearer' } } },
    paths: { '/things': { get: { operationId: 'list', ...operation } } },
  }
  return importOpenApi(JSON.stringify(document), { from: 'acme.json', ...options })
}
const server = (url: string, variables: Json = {}) => ({ url, variables })

test('a variable of the host is a field of each account', () => {
  const { file } = read([
    server('https://{tenant}.acme.test/api', {
      tenant: { default: 'demo', description: 'Yours.' },
    }),
  ])
  expect(file).toMatchObject({
    baseUrl: 'https://{tenant}.acme.test/api',
    hosts: ['*.acme.test'],
    auth: { fields: { tenant: { label: 'Tenant', help: 'Yours.', example: 'demo' }, api_key: {} } },
  })
})

test('the values that a document lists are those that there are', () => {
  const region = { enum: ['eu', 'us'], default: 'us' }
  const { file } = read([server('https://{region}.acme.test', { region })])
  expect(file).toMatchObject({
    hosts: ['eu.acme.test', 'us.acme.test'],
    auth: { fields: { region: { choices: { eu: 'eu', us: 'us' }, default: 'us' } } },
  })
})

test('a variable that is the whole host leads to hosts like the usual one alone', () => {
  const { file } = read([
    server('https://{yourDomain}', { yourDomain: { default: 'subdomain.acme.test' } }),
  ])
  expect(file).toMatchObject({ baseUrl: 'https://{your_domain}', hosts: ['*.acme.test'] })
})

test('variables of path and port have what is usual', () => {
  const variables = { port: { default: '8443' }, version: { default: 'v2' } }
  expect(read([server('https://api.acme.test:{port}/{version}', variables)]).file.baseUrl).toBe(
    'https://api.acme.test:8443/v2',
  )
})

test.each([
  ['an example', 'https://api.example.com'],
  ['nobody’s', 'https://your-domain.acme.test'],
  ['this machine', 'https://localhost/api'],
  ['an address in the clear', 'http://api.acme.test'],
  ['any host', 'https://{host}'],
  ['any host of a country', 'https://{name}.com'],
])('no credential goes to %s: it is refused without a base URL', (_, url) => {
  expect(() => read([server(url)])).toThrow(/names no server/)
  expect(read([server(url)], { baseUrl: 'https://mine.acme.test' }).file.baseUrl).toBe(
    'https://mine.acme.test',
  )
})

test('several servers are told, and one is chosen by its number or URL', () => {
  const servers = [
    { url: 'https://sandbox.acme.test', description: 'To try' },
    { url: 'https://api.acme.test' },
  ]
  const { file, servers: told } = read(servers)
  expect(file.baseUrl).toBe('https://sandbox.acme.test')
  expect(told).toEqual([
    { url: 'https://sandbox.acme.test', description: 'To try' },
    { url: 'https://api.acme.test', description: '' },
  ])
  for (const one of ['2', 'https://api.acme.test'])
    expect(read(servers, { server: one }).file.baseUrl).toBe('https://api.acme.test')
  expect(() => read(servers, { server: '3' })).toThrow(/"3"/)
})

test('an operation that repeats the document’s own server goes along with another base URL', () => {
  const servers = [server('https://api.acme.test')]
  const options = { baseUrl: 'https://mine.acme.test' }
  expect(read(servers, options, { servers }).file.tools).toHaveLength(1)
  expect(() => read(servers, options, { servers: [server('https://evil.test')] })).toThrow(
    /No tool/,
  )
})

test('a document that names servers by its operations alone has those of most', () => {
  expect(read(undefined, {}, { servers: [server('https://api.acme.test')] }).file.baseUrl).toBe(
    'https://api.acme.test',
  )
})

test('an operation that repeats the document’s servers in other words is on no server of its own', () => {
  const { file } = read(
    [server('//acme.local')],
    { baseUrl: 'https://acme.test' },
    { servers: [{ url: 'https://acme.local/', description: 'Here' }] },
  )
  expect(file.tools).toHaveLength(1)
})

test('a variable of the path that opens an account is its key, and stands in each call', () => {
  const token = { default: '123:ABC', description: 'Each bot has one.' }
  const document = {
    openapi: '3.1.0',
    info: { title: 'Acme' },
    servers: [server('https://api.acme.test/v2/bot{token}/x', { token })],
    paths: { '/sendMessage': { get: { operationId: 'send' } } },
  }
  const { file } = importOpenApi(JSON.stringify(document), { from: 'acme.json' })
  expect(file).toMatchObject({
    baseUrl: 'https://api.acme.test/v2',
    auth: {
      scheme: 'API_KEY',
      fields: { token: { label: 'Token', help: 'Each bot has one.', secret: true } },
      path: '/bot{token}/x',
    },
  })
  expect(JSON.stringify(file)).not.toContain('123:ABC')
})

test.each<[string, string, Json, boolean]>([
  ['by its name', '/{apiKey}/things', { name: 'apiKey' }, true],
  [
    'by what is said of it',
    '/u/{token}/me',
    { name: 'token', description: 'Your API token.' },
    true,
  ],
  ['that is how things are called', '/of/{subscription-key}', { name: 'subscription-key' }, false],
  ['of which nothing is said', '/u/{token}/me', { name: 'token' }, false],
  ['that the operation is about', '/apikeys/{api_key}', { name: 'api_key' }, false],
  ['of a link that was sent', '/password/reset/{access_token}', { name: 'access_token' }, false],
  ['another name', '/things/{keyword}', { name: 'keyword', description: 'An API key.' }, false],
])(
  'a key in the path of an operation is told, since models would write it: %s',
  (_, path, one, isTold) => {
    const parameters = [{ in: 'path', required: true, schema: { type: 'string' }, ...one }]
    const { problems } = importOpenApi(
      JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'Acme' },
        servers: [{ url: 'https://api.acme.test' }],
        paths: { [path]: { get: { parameters } } },
      }),
      { from: 'acme.json' },
    )
    const message = `Its path has {${String(one.name)}}, which looks like the account's key: models would have to write it.`
    expect(problems.map((problem) => problem.message)).toEqual(isTold ? [message] : [])
  },
)
