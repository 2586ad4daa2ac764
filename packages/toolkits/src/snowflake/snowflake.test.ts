import { fillToolkit, inWay } from '@maillon/core/toolkit'
import { captureRequests, type WireRequest } from '@maillon/testkit/specified'
import { runTool } from '@maillon/testkit/upstreams'
import { expect, test } from 'vitest'
import { snowflakeFailure } from './failure.ts'
import { snowflake } from './index.ts'
import { readValue } from './read-value.ts'

/**
 * The operations of Snowflake's own API document, with the members that each takes: `specifications/sqlapi.yaml` of
 * github.com/snowflakedb/snowflake-rest-api-specs, which no package brings.
 */
const operations = [
  {
    method: 'POST',
    path: /^\/api\/v2\/statements$/,
    query: ['requestId', 'async', 'nullable'],
    body: [
      'statement',
      'timeout',
      'database',
      'schema',
      'warehouse',
      'role',
      'bindings',
      'parameters',
    ],
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/statements\/[0-9a-f-]{36}$/,
    query: ['requestId', 'partition'],
    body: [],
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/statements\/[0-9a-f-]{36}\/cancel$/,
    query: ['requestId'],
    body: [],
  },
]

function isOperation({ method, url, query, body }: WireRequest): boolean {
  const { pathname, origin } = new URL(url)
  const operation = operations.find((one) => one.method === method && one.path.test(pathname))
  return (
    origin === 'https://acme-data.snowflakecomputing.com' &&
    operation !== undefined &&
    query.every(([name]) => operation.query.includes(name)) &&
    Object.keys(body ?? {}).every((name) => operation.body.includes(name))
  )
}

const handle = '01b2c3d4-0000-1111-2222-333344445555'
const answered = {
  code: '090001',
  message: 'Statement executed successfully.',
  statementHandle: handle,
  resultSetMetaData: {
    numRows: 2,
    rowType: [
      { name: 'NAME', type: 'text', nullable: true },
      { name: 'N', type: 'fixed', nullable: true },
    ],
    partitionInfo: [{ rowCount: 2 }],
  },
  data: [
    ['rope', '3'],
    [null, '4'],
  ],
}
const done = {
  status: 'done',
  statement_handle: handle,
  message: 'Statement executed successfully.',
  columns: [
    { name: 'NAME', type: 'text' },
    { name: 'N', type: 'fixed' },
  ],
  rows: [
    ['rope', 3],
    [null, 4],
  ],
  total_rows: 2,
  partitions: 1,
}
const shown = (names: string[], row: (string | null)[]) => ({
  ...answered,
  resultSetMetaData: { rowType: names.map((name) => ({ name, type: 'text' })) },
  data: [row],
})

const cases: { slug: string; input: object; answer: object; body: unknown; output: object }[] = [
  {
    slug: 'SNOWFLAKE_RUN_QUERY',
    input: { statement: 'SELECT name, n FROM ropes', warehouse: 'WH', rows: 1 },
    answer: answered,
    body: { statement: 'SELECT name, n FROM ropes', timeout: 60, warehouse: 'WH' },
    output: { ...done, rows: [['rope', 3]] },
  },
  {
    slug: 'SNOWFLAKE_EXECUTE_STATEMENT',
    input: { statement: 'DELETE FROM ropes', database: 'SALES', schema: 'PUBLIC', role: 'R' },
    answer: { code: '333334', message: 'In progress.', statementHandle: handle },
    body: {
      statement: 'DELETE FROM ropes',
      timeout: 60,
      database: 'SALES',
      schema: 'PUBLIC',
      role: 'R',
    },
    output: { status: 'running', statement_handle: handle, message: 'In progress.' },
  },
  {
    slug: 'SNOWFLAKE_GET_RESULT',
    input: { statement_handle: handle, partition: 1 },
    answer: { data: [['line', '5']] },
    body: undefined,
    output: { status: 'done', statement_handle: handle, rows: [['line', '5']] },
  },
  {
    slug: 'SNOWFLAKE_CANCEL_STATEMENT',
    input: { statement_handle: handle },
    answer: { message: 'successfully canceled', statementHandle: handle },
    body: undefined,
    output: { message: 'successfully canceled' },
  },
  {
    slug: 'SNOWFLAKE_LIST_DATABASES',
    input: {},
    answer: shown(['created_on', 'name', 'comment'], ['1', 'SALES', null]),
    body: { statement: 'SHOW DATABASES', timeout: 60 },
    output: { databases: [{ name: 'SALES' }] },
  },
  {
    slug: 'SNOWFLAKE_LIST_TABLES',
    input: { database: 'SALES', schema: '"my schema"' },
    answer: shown(['name', 'schema_name', 'kind'], ['ROPES', 'my schema', 'TABLE']),
    body: { statement: 'SHOW OBJECTS IN SCHEMA SALES."my schema" LIMIT 500', timeout: 60 },
    output: { tables: [{ name: 'ROPES', kind: 'TABLE', schema_name: 'my schema' }] },
  },
  {
    slug: 'SNOWFLAKE_LIST_TABLES',
    input: { database: 'SALES' },
    answer: shown(['name'], ['ROPES']),
    body: { statement: 'SHOW OBJECTS IN DATABASE SALES LIMIT 500', timeout: 60 },
    output: { tables: [{ name: 'ROPES' }] },
  },
  {
    slug: 'SNOWFLAKE_GET_COLUMNS',
    input: { table: 'SALES.PUBLIC.ROPES' },
    answer: shown(['name', 'type', 'null?'], ['N', 'NUMBER(38,0)', 'Y']),
    body: { statement: 'DESCRIBE TABLE SALES.PUBLIC.ROPES', timeout: 60 },
    output: { columns: [{ name: 'N', type: 'NUMBER(38,0)', 'null?': 'Y' }] },
  },
  {
    slug: 'SNOWFLAKE_LIST_WAREHOUSES',
    input: { role: 'R' },
    answer: shown(['name', 'state', 'size'], ['WH', 'SUSPENDED', 'X-Small']),
    body: { statement: 'SHOW WAREHOUSES', timeout: 60, role: 'R' },
    output: { warehouses: [{ name: 'WH', state: 'SUSPENDED', size: 'X-Small' }] },
  },
]

const run = ({ slug, input }: { slug: string; input: object }) =>
  runTool({
    toolkit: snowflake,
    slug,
    input: { ...input },
    routes: {},
    fields: { account: 'ACME-DATA', user: 'ADA' },
  })

test.each(cases)('$slug is an operation of the service’s own document', async (one) => {
  const { requests, result } = await captureRequests(() => run(one), one.answer)
  expect(requests.map(isOperation)).toEqual([true])
  expect(requests[0]?.body).toEqual(one.body)
  expect(result).toEqual(one.output)
})

test('every tool is compared', () => {
  const compared = new Set(cases.map(({ slug }) => slug))
  expect([...compared].toSorted()).toEqual(snowflake.tools.map(({ slug }) => slug).toSorted())
})

test.each([
  ['SNOWFLAKE_RUN_QUERY', { statement: 'DROP TABLE ropes' }],
  ['SNOWFLAKE_RUN_QUERY', { statement: 'select system$cancel_all_queries(1)' }],
  [
    'SNOWFLAKE_RUN_QUERY',
    { statement: 'WITH p AS /* */ PROCEDURE () AS $$ BEGIN DROP TABLE r; END $$ CALL p()' },
  ],
  ['SNOWFLAKE_RUN_QUERY', { statement: 'SHOW TABLES ->> CALL rebuild()' }],
  ['SNOWFLAKE_RUN_QUERY', { statement: 'SELECTED' }],
  ['SNOWFLAKE_LIST_TABLES', { database: 'SALES; DROP TABLE ropes' }],
  ['SNOWFLAKE_GET_COLUMNS', { table: 'a.b.c.d' }],
])('%s takes nothing that would change data: %j', async (slug, input) => {
  await expect(run({ slug, input })).rejects.toThrow()
})

test.each([
  ['fixed', '12.50', 12.5],
  ['fixed', '123456789012345678', '123456789012345678'],
  ['real', '1.5e3', 1500],
  ['real', 'NaN', 'NaN'],
  ['boolean', 'true', true],
  ['date', '18628', '2021-01-01'],
  ['date', 'odd', 'odd'],
  ['timestamp_ntz', '1609459200.500000000', '2021-01-01T00:00:00.500'],
  ['timestamp_tz', '1609459200.000000000 960', '2021-01-01T00:00:00.000Z'],
  ['variant', '{"a":1}', '{"a":1}'],
  ['text', null, null],
])('a value of the type %s is read as what it is: %j', (type, text, read) => {
  expect(readValue(text, type)).toBe(read)
})

test('a key pair signs as the driver does, and each token says of which kind it is', () => {
  const { auth } = inWay(snowflake, 'key_pair')
  if (auth.scheme !== 'SERVICE_ACCOUNT') throw new Error('It is a key pair.')
  // snowflake-sdk 3.3.0, dist/lib/authentication/auth_keypair.js: both names in upper case.
  expect(auth.assertion?.claims).toEqual({
    iss: '{account}.{user}.{public_key_fingerprint}',
    sub: '{account}.{user}',
  })
  expect([auth.fields.account?.letters, auth.fields.user?.letters]).toEqual(['upper', 'upper'])
  expect(auth.headers['x-snowflake-authorization-token-type']).toBe('KEYPAIR_JWT')
  expect(inWay(snowflake, 'token').auth).toMatchObject({
    headers: { 'x-snowflake-authorization-token-type': 'PROGRAMMATIC_ACCESS_TOKEN' },
  })
})

test('an account is one name below Snowflake’s own', () => {
  const at = (account: string) => () =>
    fillToolkit(snowflake, { fields: { account, user: 'ADA' } }).baseUrl
  expect(at('ACME-DATA')()).toBe('https://acme-data.snowflakecomputing.com')
  expect(at('acme.evil.example/')).toThrow()
})

test('who is connected is known by organisation, account and user', () => {
  const read = snowflake.identity?.read
  expect(read?.({ data: [['ACME', 'DATA', 'ADA']] } as never)).toEqual({
    subject: 'ACME.DATA.ADA',
    label: 'ADA in DATA',
  })
  expect(() => read?.({ data: [] } as never)).toThrow('who is connected')
})

test.each([
  [401, 'JWT token is invalid.', 'token_rejected'],
  [403, 'Not enabled.', 'missing_permissions'],
  [422, 'SQL compilation error'],
  [429, 'Too many requests.', 'rate_limited'],
])('a refusal with %i says what Snowflake says: %s', (status, message, reason?: string) => {
  expect(snowflakeFailure({ status, body: { code: '1', message } })).toEqual({
    message,
    ...(reason && { reason }),
  })
  expect(snowflakeFailure({ status: 503, body: '' })?.message).toContain('status 503')
})
