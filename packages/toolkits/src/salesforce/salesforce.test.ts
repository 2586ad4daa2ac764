import { Connection, OAuth2 } from '@jsforce/jsforce-node'
import { fillToolkit } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { specified, type ToolCase } from '../specified.contract.ts'
import { salesforceFailure } from './failure.ts'
import { salesforce } from './index.ts'

const fields = { instance_host: 'acme.my.salesforce.com' }
const client = new Connection({
  instanceUrl: 'https://acme.my.salesforce.com',
  accessToken: 'specified',
  version: '62.0',
})

const attributes = (type: string) => ({ type, url: `/services/data/v62.0/sobjects/${type}/x` })
const id = '001000000000001AAA'
const answeredAccount = {
  attributes: attributes('Account'),
  Id: id,
  Name: 'Acme',
  Owner: { attributes: attributes('User'), Name: 'Ana' },
  Contacts: { totalSize: 1, done: true, records: [{ attributes: attributes('Contact'), Id: 'c' }] },
}
const account = {
  type: 'Account',
  Id: id,
  Name: 'Acme',
  Owner: { type: 'User', Name: 'Ana' },
  Contacts: [{ type: 'Contact', Id: 'c' }],
}
const made = { id, success: true, errors: [] }
const soql = "SELECT Id, Name, Owner.Name FROM Account WHERE Name LIKE 'A%' LIMIT 1"

const cases: ToolCase[] = [
  {
    slug: 'SALESFORCE_RUN_QUERY',
    input: { query: soql },
    answer: {
      totalSize: 3000,
      done: true,
      nextRecordsUrl: '/services/data/v62.0/query/01g-2000',
      records: [answeredAccount],
    },
    sdk: async () => client.query(soql, { autoFetch: false }),
    output: { totalSize: 3000, records: [account], next: '01g-2000' },
  },
  {
    slug: 'SALESFORCE_FETCH_MORE',
    input: { query_locator: '01g-2000' },
    answer: { totalSize: 3000, done: true, records: [answeredAccount] },
    sdk: async () => client.queryMore('01g-2000'),
    output: { totalSize: 3000, records: [account] },
  },
  {
    slug: 'SALESFORCE_SEARCH_RECORDS',
    input: { text: 'Acme (FR)', limit: 5 },
    answer: { searchRecords: [answeredAccount] },
    sdk: () =>
      client.search(
        String.raw`FIND {Acme \(FR\)} IN ALL FIELDS RETURNING Account(Id, Name LIMIT 5), Contact(Id, Name, Email LIMIT 5), Lead(Id, Name, Company, Email LIMIT 5), Opportunity(Id, Name, StageName LIMIT 5)`,
      ),
    output: { records: [account] },
  },
  {
    slug: 'SALESFORCE_GET_RECORD',
    input: { object: 'Account', record_id: id, fields: ['Name', 'OwnerId'] },
    answer: answeredAccount,
    sdk: () => client.retrieve('Account', id, { fields: ['Name', 'OwnerId'] }),
    output: { record: account },
  },
  {
    slug: 'SALESFORCE_GET_FIELDS',
    input: { object: 'Lead' },
    answer: {
      label: 'Lead',
      fields: [
        {
          name: 'Status',
          label: 'Lead Status',
          type: 'picklist',
          updateable: true,
          createable: true,
          nillable: false,
          defaultedOnCreate: false,
          referenceTo: [],
          picklistValues: [
            { value: 'Open', active: true },
            { value: 'Old', active: false },
          ],
        },
      ],
    },
    sdk: () => client.describe('Lead'),
    output: {
      label: 'Lead',
      fields: [
        {
          name: 'Status',
          label: 'Lead Status',
          type: 'picklist',
          updateable: true,
          required: true,
          choices: ['Open'],
        },
      ],
    },
  },
  {
    slug: 'SALESFORCE_LIST_OBJECTS',
    input: { custom_only: true },
    answer: {
      sobjects: [
        {
          name: 'Rope__c',
          label: 'Rope',
          queryable: true,
          custom: true,
          deprecatedAndHidden: false,
        },
        { name: 'Lead', label: 'Lead', queryable: true, custom: false, deprecatedAndHidden: false },
      ],
    },
    sdk: () => client.describeGlobal(),
    output: { objects: [{ name: 'Rope__c', label: 'Rope' }] },
  },
  {
    slug: 'SALESFORCE_CREATE_RECORD',
    input: { object: 'Account', values: { Name: 'Acme' } },
    answer: made,
    status: 201,
    sdk: () => client.create('Account', { Name: 'Acme' }),
    output: { id, success: true },
  },
  {
    slug: 'SALESFORCE_UPDATE_RECORD',
    input: { object: 'Opportunity', record_id: id, values: { StageName: 'Closed Won' } },
    answer: undefined,
    sdk: () => client.update('Opportunity', { Id: id, StageName: 'Closed Won' }),
    output: { done: true },
  },
  {
    slug: 'SALESFORCE_DELETE_RECORD',
    input: { object: 'Account', record_id: id },
    answer: undefined,
    sdk: () => client.destroy('Account', id),
    output: { done: true },
  },
  {
    slug: 'SALESFORCE_CREATE_LEAD',
    input: { LastName: 'Lee', Company: 'Acme', Email: 'ana@acme.com' },
    answer: made,
    status: 201,
    sdk: () => client.create('Lead', { LastName: 'Lee', Company: 'Acme', Email: 'ana@acme.com' }),
    output: { id, success: true },
  },
  {
    slug: 'SALESFORCE_CREATE_TASK',
    input: { Subject: 'Call Ana', ActivityDate: '2026-12-01', WhatId: id },
    answer: made,
    status: 201,
    sdk: () =>
      client.create('Task', {
        Subject: 'Call Ana',
        ActivityDate: '2026-12-01',
        Status: 'Not Started',
        Priority: 'Normal',
        WhatId: id,
      }),
    output: { id, success: true },
  },
]

specified(
  salesforce,
  cases.map((one) => ({ ...one, fields })),
)

test.each(['login.salesforce.com', 'test.salesforce.com'])(
  'people sign in where the client sends them: %s',
  (login) => {
    const theirs = new OAuth2({ loginUrl: `https://${login}` })
    const { auth } = fillToolkit(salesforce, { fields: { ...fields, login } })
    if (auth.scheme !== 'OAUTH2') throw new Error('Salesforce connects by OAuth.')
    expect([auth.authorizeUrl, auth.tokenUrl, auth.revokeUrl]).toEqual([
      theirs.authzServiceUrl,
      theirs.tokenServiceUrl,
      theirs.revokeServiceUrl,
    ])
  },
)

test('an address that the token answer tells is one of Salesforce, or none', () => {
  const at = (instance_host: string) => () =>
    fillToolkit(salesforce, { fields: { instance_host } }).baseUrl
  expect(at('acme--dev.sandbox.my.salesforce.com')()).toBe(
    'https://acme--dev.sandbox.my.salesforce.com',
  )
  expect(at('acme.my.salesforce.com.evil.example')).toThrow()
})

test('who is connected is known by the company and their id', () => {
  const told = { user_id: '005', organization_id: '00D', preferred_username: 'ana@acme.com' }
  expect(salesforce.identity?.read(told as never)).toEqual({
    subject: '00D:005',
    label: 'ana@acme.com',
  })
})

test.each([
  [401, 'INVALID_SESSION_ID', 'Session expired or invalid', 'token_rejected'],
  [403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', 'rate_limited'],
  [403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights', 'missing_permissions'],
  [400, 'MALFORMED_QUERY', 'unexpected token: FORM'],
])(
  'a refusal with %i %s says what Salesforce says',
  (status, errorCode, message, reason?: string) => {
    expect(salesforceFailure({ status, body: [{ errorCode, message }] })).toEqual({
      message,
      ...(reason && { reason }),
    })
  },
)

test('what is wrong with which field is told', () => {
  const body = [{ errorCode: 'REQUIRED_FIELD_MISSING', message: 'Missing', fields: ['LastName'] }]
  expect(salesforceFailure({ status: 400, body })?.message).toBe('Missing (LastName)')
  expect(salesforceFailure({ status: 503, body: '' })?.message).toContain('status 503')
})
