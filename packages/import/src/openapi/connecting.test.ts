import { expect, test } from 'vitest'
import { toToolkit } from '../read-toolkit.ts'
import { importOpenApi, type ImportOptions } from './import-openapi.ts'

type Json = Record<string, unknown>

const key = (name: string, more: Json = {}) => ({ type: 'apiKey', in: 'header', name, ...more })
const bearer = { type: 'http', scheme: 'bearer' }
const oauth = (scopes: Json = {}) => ({
  type: 'oauth2',
  flows: {
    authorizationCode: {
      authorizationUrl: 'https://acme.test/authorize',
      tokenUrl: 'https://acme.test/token',
      scopes,
    },
  },
})
const get = (operationId: string, more: Json = {}) => ({ get: { operationId, ...more } })

const read = (securitySchemes: Json, more: Json = {}, options: Partial<ImportOptions> = {}) => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Acme' },
    servers: [{ url: 'https://api.acme.test' }],
    components: { securitySchemes },
    paths: { '/things': get('list') },
    ...more,
  }
  const imported = importOpenApi(JSON.stringify(document), { from: 'acme.json', ...options })
  toToolkit(JSON.parse(JSON.stringify(imported.file)), 'acme.json')
  return imported
}

test('keys that belong together are all asked for', () => {
  const { file } = read(
    {
      appId: key('X-App-Id'),
      apiKey: key('X-Api-Key', { in: 'query' }),
      session: key('sid', { in: 'cookie' }),
    },
    { security: [{ appId: [], apiKey: [], session: [] }] },
  )
  expect(file.auth).toEqual({
    scheme: 'API_KEY',
    fields: {
      app_id: { label: 'X-App-Id', secret: true },
      api_key: { label: 'X-Api-Key', secret: true },
      session: { label: 'sid', secret: true },
    },
    headers: { 'x-app-id': '{app_id}', cookie: 'sid={session}' },
    query: { 'X-Api-Key': '{api_key}' },
  })
})

const bot = {
  schemes: {
    Bot: key('Authorization', { description: 'Bot <token>' }),
    OAuth2: oauth({ me: 'Me' }),
  },
  paths: {
    '/a': get('a', { security: [{ Bot: [] }] }),
    '/b': get('b', { security: [{ Bot: [] }] }),
    '/me': get('me', { security: [{ OAuth2: ['me'] }] }),
    '/open': get('open', { security: [] }),
  },
}

test('the scheme that most operations take connects, and those that do not take it are told', () => {
  const { file, problems } = read(bot.schemes, { paths: bot.paths })
  expect(file.auth).toMatchObject({ headers: { authorization: 'Bot {api_key}' } })
  expect(file.tools.map(({ slug }) => slug)).toEqual(['ACME_A', 'ACME_B', 'ACME_OPEN'])
  expect(problems).toEqual([{ at: '/paths/~1me/get', message: expect.stringContaining('Bot') }])
})

test('another scheme can be chosen, and what is not there is refused with those that are', () => {
  const { file } = read(bot.schemes, { paths: bot.paths }, { auth: 'OAuth2' })
  expect(file.auth).toMatchObject({ scheme: 'OAUTH2', scopes: { me: 'Me' } })
  expect(file.tools.map(({ slug }) => slug)).toEqual(['ACME_ME', 'ACME_OPEN'])
  expect(() => read(bot.schemes, { paths: bot.paths }, { auth: 'magic' })).toThrow(/"magic"/)
})

test('schemes that the same operations take are ways to connect', () => {
  const { file } = read({ o: oauth(), token: bearer }, { security: [{ o: [] }, { token: [] }] })
  expect(file.auth).toMatchObject({
    o: { scheme: 'OAUTH2', label: 'OAuth' },
    token: { scheme: 'API_KEY', label: 'Access token' },
  })
})

test.each([
  ['Prefixed with ACME: `Authorization: ACME {API token}`', 'ACME '],
  ['Bot <token>', 'Bot '],
  ['Send `Authorization: Token token=YOUR_API_KEY`.', 'Token token='],
  ['Use the header "Authorization: Bearer {access_token}".', 'Bearer '],
  ['A bearer token.', 'Bearer '],
  ['Example: `Klaviyo-API-Key your-private-api-key`', 'Klaviyo-API-Key '],
  ['The API key, as you find it in the settings.', ''],
  ['Access token', ''],
  ['The token of your account', ''],
  ['Enter your key', ''],
  ['ACME TOKEN', 'ACME '],
  ['Authorization: <key>', ''],
])('what stands before a key is read from the instruction %j', (description, prefix) => {
  const { file } = read({ token: key('Authorization', { description }) })
  expect(file.auth).toMatchObject({
    fields: { api_key: { help: expect.any(String) } },
    headers: { authorization: `${prefix}{api_key}` },
  })
})

test('what stands before a key can be given where the document does not say it', () => {
  const { file } = read({ token: key('Authorization') }, {}, { prefix: 'Token ' })
  expect(file.auth).toMatchObject({ headers: { authorization: 'Token {api_key}' } })
})

test('no key is an argument', () => {
  const parameters = ['key', 'access_token', 'X-Api-Key', 'q'].map((name) => ({
    name,
    in: 'query',
    schema: {},
  }))
  const { file } = read(
    { k: key('key', { in: 'query' }) },
    { paths: { '/things': get('list', { parameters, security: [{ k: [] }] }) } },
  )
  expect(file.auth).toMatchObject({ query: { key: '{api_key}' } })
  expect(Object.keys(file.tools[0]?.input.properties as Json)).toEqual(['q'])
})

test('flows of one service that go together are one token, in one header', () => {
  const implicit = {
    type: 'oauth2',
    flows: { implicit: { authorizationUrl: 'https://acme.test/authorize', scopes: { a: 'A' } } },
  }
  const { file, problems } = read(
    { code: oauth({ a: 'A' }), implicit },
    { security: [{ code: ['a'], implicit: ['a'] }] },
  )
  expect(problems).toEqual([])
  expect(file.auth).toMatchObject({ scheme: 'OAUTH2', scopes: { a: 'A' } })
  expect(file.tools[0]?.scopes).toEqual(['a'])
})

test('a key beside OAuth that is the client’s id goes out as that', () => {
  const { file } = read({ o: oauth(), id: key('Client-Id') }, { security: [{ o: [], id: [] }] })
  expect(file.auth).toMatchObject({
    callHeaders: { authorization: 'Bearer {token}', 'client-id': '{client_id}' },
  })
})

test('of alternative scopes the narrowest is asked for, and none of tools that were not taken', () => {
  const security = [{ o: ['all'] }, { o: ['read'] }]
  const paths = {
    '/a': get('a', { security }),
    '/b': { post: { operationId: 'b', security: [{ o: ['all'] }] } },
    '/c': get('c', { security: [{ o: ['billing'] }] }),
  }
  const schemes = { o: oauth({ all: 'All', read: 'Read', billing: 'Bills', other: 'More' }) }
  const scopesOf = (only?: string[]) => {
    const { file } = read(schemes, { paths }, { only })
    return [file.tools.map(({ scopes }) => scopes), (file.auth as Json).scopes]
  }
  expect(scopesOf()).toEqual([
    [['read'], ['all'], ['billing']],
    { read: 'Read', all: 'All', billing: 'Bills' },
  ])
  expect(scopesOf(['a'])).toEqual([[['read']], { read: 'Read' }])
})

test('OpenID Connect discovery names the endpoints', () => {
  const url = 'https://login.acme.test/.well-known/openid-configuration'
  const schemes = { oidc: { type: 'openIdConnect', openIdConnectUrl: url } }
  const discovered = {
    [url]: {
      issuer: 'https://login.acme.test',
      authorization_endpoint: 'https://login.acme.test/authorize',
      token_endpoint: 'https://login.acme.test/token',
      revocation_endpoint: 'https://login.acme.test/revoke',
    },
  }
  const { file } = read(schemes, { security: [{ oidc: ['things'] }] }, { discovered })
  expect(file.auth).toEqual({
    scheme: 'OAUTH2',
    issuer: 'https://login.acme.test',
    authorizeUrl: 'https://login.acme.test/authorize',
    tokenUrl: 'https://login.acme.test/token',
    revokeUrl: 'https://login.acme.test/revoke',
    scopes: { things: '' },
  })
  expect(read(schemes).problems[0]?.message).toContain(url)
})

test('keys that stand among the parameters of operations alone are what people paste', () => {
  const parameters = [
    { name: 'api_key', in: 'query', required: true, schema: {} },
    { name: 'q', in: 'query', schema: {} },
  ]
  const { file } = read(
    {},
    { paths: { '/a': get('a', { parameters }), '/b': get('b', { parameters }), '/c': get('c') } },
  )
  expect(file.auth).toMatchObject({
    fields: { api_key: { secret: true } },
    query: { api_key: '{api_key}' },
  })
  expect(file.tools.map(({ input }) => Object.keys(input.properties as Json))).toEqual([
    ['q'],
    ['q'],
    [],
  ])
})

const parameter = (place: string, name: string, more: Json = {}) => ({
  in: place,
  name,
  schema: { type: 'string' },
  ...more,
})
const withParameters = (...parameters: Json[]) => ({
  paths: Object.fromEntries(['a', 'b', 'c'].map((name) => [`/${name}`, get(name, { parameters })])),
})
const argumentsOf = ({ file }: ReturnType<typeof read>) =>
  file.tools.map(({ input }) => Object.keys(input.properties as Json))

test('what most operations take in a header is what people paste, though no scheme says so', () => {
  const imported = read(
    {},
    withParameters(
      parameter('header', 'Authorization', { description: 'A Bearer token.', required: true }),
      parameter('header', 'X-Acme-Account-Token', { required: true }),
      parameter('header', 'Idempotency-Key'),
      parameter('query', 'page_token'),
      parameter('query', 'session'),
    ),
  )
  expect(imported.file.auth).toMatchObject({
    headers: {
      authorization: 'Bearer {authorization}',
      'x-acme-account-token': '{x_acme_account_token}',
    },
  })
  expect(argumentsOf(imported)[0]).toEqual(['Idempotency-Key', 'page_token', 'session'])
})

test('of keys of which no operation needs one, the first is asked for', () => {
  const imported = read(
    {},
    withParameters(parameter('query', 'apikey'), parameter('header', 'X-API-KEY')),
  )
  expect(imported.file.auth).toMatchObject({
    fields: { api_key: {} },
    query: { apikey: '{api_key}' },
  })
  expect(argumentsOf(imported)[0]).toEqual([])
})

test('a token among parameters is the one that OAuth gives, and no other key is an argument', () => {
  const security = [{ o: [] }]
  const imported = read(
    { o: oauth() },
    {
      security,
      ...withParameters(
        parameter('header', 'token', { required: true }),
        parameter('header', 'acme-api-key'),
        parameter('query', 'q'),
      ),
    },
  )
  expect(imported.file.auth).toMatchObject({ scheme: 'OAUTH2' })
  expect(argumentsOf(imported)).toEqual([['q'], ['q'], ['q']])
})

test('a key that operations need beside the one that a scheme names is asked for, too', () => {
  const imported = read(
    { k: key('X-Key') },
    {
      security: [{ k: [] }],
      ...withParameters(parameter('header', 'X-App-Secret', { required: true })),
    },
  )
  expect(imported.file.auth).toMatchObject({
    headers: { 'x-key': '{api_key}', 'x-app-secret': '{x_app_secret}' },
  })
  expect(argumentsOf(imported)[0]).toEqual([])
})

test('what one operation of many takes by such a name is its own', () => {
  const paths = {
    '/a': get('a', { parameters: [parameter('query', 'token', { required: true })] }),
    '/b': get('b'),
    '/c': get('c'),
  }
  expect(argumentsOf(read({}, { paths }))[0]).toEqual(['token'])
})

test('of OAuth that ends in a browser, people paste the token', () => {
  const flows = { implicit: { authorizationUrl: 'https://acme.test/a', scopes: {} } }
  const { file } = read({ o: { type: 'oauth2', flows } })
  expect(file.auth).toMatchObject({
    scheme: 'API_KEY',
    headers: { authorization: 'Bearer {api_key}' },
  })
})

test('of OAuth without a user, each account brings a client', () => {
  const scopes = { read: 'Read', write: 'Write' }
  const flows = { clientCredentials: { tokenUrl: 'https://acme.test/token', scopes } }
  const { file } = read({ o: { type: 'oauth2', flows } }, { security: [{ o: ['read'] }] })
  expect(file.auth).toMatchObject({
    scheme: 'S2S_OAUTH2',
    request: {
      url: 'https://acme.test/token',
      form: { client_id: '{client_id}', scope: '{scopes}' },
    },
    scopes: { read: 'Read' },
  })
})
