import { createRequire } from 'node:module'
import { fillToolkit } from '@maillon/core/toolkit'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { expect, test } from 'vitest'
import { specified, type ToolCase } from '../specified.contract.ts'
import { quickbooksFailure } from './failure.ts'
import { quickbooks } from './index.ts'

type Back = (error: unknown) => void
/** The client that most use, which brings no types. */
type Client = Record<string, (...inputs: unknown[]) => void>
type Constructor = new (...inputs: unknown[]) => Client

const require = createRequire(import.meta.url)
const QuickBooks = require('node-quickbooks') as Constructor
const clientOf = (sandbox: boolean) =>
  new QuickBooks('key', 'secret', 'specified', false, '123', sandbox, false, 75, '2.0')
const fields = { realm_id: '123' }

/** One of its calls, which answer by calling back. */
function sent(name: string, ...inputs: unknown[]): Promise<void> {
  return sentBy(clientOf(false), name, ...inputs)
}

function sentBy(client: Client, name: string, ...inputs: unknown[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const back: Back = (error) => (error ? reject(new Error(name, { cause: error })) : resolve())
    client[name]?.(...inputs, back)
  })
}

const ana = {
  Id: '7',
  DisplayName: 'Ana',
  PrimaryEmailAddr: { Address: 'ana@example.com' },
  Balance: 39.8,
  Active: true,
}
const line = {
  Amount: 39.8,
  Description: 'Rope',
  SalesItemLineDetail: { ItemRef: { value: '5', name: 'Rope' }, Qty: 2 },
}
const invoice = {
  Id: '9',
  DocNumber: '1001',
  TxnDate: '2026-11-26',
  DueDate: '2026-12-26',
  TotalAmt: 39.8,
  Balance: 39.8,
  CurrencyRef: { value: 'EUR', name: 'Euro' },
  CustomerRef: { value: '7', name: 'Ana' },
  BillEmail: { Address: 'ana@example.com' },
  EmailStatus: 'NotSet',
  Line: [line],
}
const answered = { ...invoice, SyncToken: '0', domain: 'QBO', LinkedTxn: [] }

const cases: ToolCase[] = [
  {
    slug: 'QUICKBOOKS_DOWNLOAD_INVOICE',
    input: { invoice_id: '9' },
    answer: new Response('%PDF', { headers: { 'content-type': 'application/pdf' } }),
    headers: ['Accept'],
    sdk: () => sent('getInvoicePdf', '9'),
    output: { file: expect.objectContaining({ name: 'invoice-9.pdf', size: 4 }) },
  },
  {
    slug: 'QUICKBOOKS_SEARCH_CUSTOMERS',
    input: { name: "O'Neil", owing: true },
    answer: { QueryResponse: { Customer: [{ ...ana, SyncToken: '0' }] }, time: 'x' },
    sdk: () =>
      sent(
        'findCustomers',
        " where DisplayName LIKE '%O\\'Neil%' and Balance > '0' startposition 1 maxresults 20",
      ),
    output: { customers: [ana] },
  },
  {
    slug: 'QUICKBOOKS_CREATE_CUSTOMER',
    input: { DisplayName: 'Ana', email: 'ana@example.com' },
    answer: { Customer: { ...ana, SyncToken: '0' } },
    sdk: () =>
      sent('createCustomer', {
        DisplayName: 'Ana',
        PrimaryEmailAddr: { Address: 'ana@example.com' },
      }),
    output: ana,
  },
  {
    slug: 'QUICKBOOKS_LIST_ITEMS',
    input: { name: 'rope', limit: 5, start: 6 },
    answer: { QueryResponse: { Item: [{ Id: '5', Name: 'Rope', UnitPrice: 19.9, Active: true }] } },
    sdk: () => sent('findItems', " where Name LIKE '%rope%' startposition 6 maxresults 5"),
    output: { items: [{ Id: '5', Name: 'Rope', UnitPrice: 19.9 }] },
  },
  {
    slug: 'QUICKBOOKS_SEARCH_INVOICES',
    input: { customer_id: '7', unpaid: true, due_before: '2026-12-31', since: '2026-11-01' },
    answer: { QueryResponse: { Invoice: [answered] } },
    sdk: () =>
      sent(
        'findInvoices',
        " where CustomerRef = '7' and Balance > '0' and DueDate < '2026-12-31' and TxnDate >= '2026-11-01' orderby TxnDate desc startposition 1 maxresults 20",
      ),
    output: { invoices: [invoice] },
  },
  {
    slug: 'QUICKBOOKS_GET_INVOICE',
    input: { invoice_id: '9' },
    answer: { Invoice: answered },
    sdk: () => sent('getInvoice', '9'),
    output: invoice,
  },
  {
    slug: 'QUICKBOOKS_CREATE_INVOICE',
    input: {
      customer_id: '7',
      lines: [{ item_id: '5', quantity: 2, unit_price: 19.9, description: 'Rope' }],
      email: 'ana@example.com',
      due_date: '2026-12-26',
      memo: 'Thank you.',
    },
    answer: { Invoice: answered },
    sdk: () =>
      sent('createInvoice', {
        CustomerRef: { value: '7' },
        Line: [
          {
            DetailType: 'SalesItemLineDetail',
            Amount: 39.8,
            Description: 'Rope',
            SalesItemLineDetail: { ItemRef: { value: '5' }, Qty: 2, UnitPrice: 19.9 },
          },
        ],
        BillEmail: { Address: 'ana@example.com' },
        DueDate: '2026-12-26',
        CustomerMemo: { value: 'Thank you.' },
      }),
    output: invoice,
  },
  {
    slug: 'QUICKBOOKS_SEND_INVOICE',
    input: { invoice_id: '9', send_to: 'ana@example.com' },
    answer: { Invoice: answered },
    sdk: () => sent('sendInvoicePdf', '9', 'ana@example.com'),
    output: invoice,
  },
  {
    slug: 'QUICKBOOKS_CREATE_PAYMENT',
    input: { customer_id: '7', amount: 39.8, invoice_id: '9' },
    answer: { Payment: { Id: '11', TotalAmt: 39.8, TxnDate: '2026-11-30', SyncToken: '0' } },
    sdk: () =>
      sent('createPayment', {
        CustomerRef: { value: '7' },
        TotalAmt: 39.8,
        Line: [{ Amount: 39.8, LinkedTxn: [{ TxnId: '9', TxnType: 'Invoice' }] }],
      }),
    output: { Id: '11', TotalAmt: 39.8, TxnDate: '2026-11-30' },
  },
  {
    slug: 'QUICKBOOKS_GET_REPORT',
    input: { report: 'ProfitAndLoss', start_date: '2026-11-01', accounting_method: 'Cash' },
    answer: {
      Header: { ReportName: 'ProfitAndLoss', StartPeriod: '2026-11-01', Currency: 'EUR' },
      Columns: { Column: [{ ColTitle: '' }, { ColTitle: 'Total' }] },
      Rows: {
        Row: [
          {
            Header: { ColData: [{ value: 'Income' }, { value: '' }] },
            Rows: { Row: [{ ColData: [{ value: 'Ropes' }, { value: '39.80' }] }] },
            Summary: { ColData: [{ value: 'Total Income' }, { value: '39.80' }] },
          },
        ],
      },
    },
    sdk: () => sent('reportProfitAndLoss', { start_date: '2026-11-01', accounting_method: 'Cash' }),
    output: {
      name: 'ProfitAndLoss',
      from: '2026-11-01',
      currency: 'EUR',
      columns: ['', 'Total'],
      lines: [
        ['Income', ''],
        ['  Ropes', '39.80'],
        ['Total Income', '39.80'],
      ],
    },
  },
  {
    slug: 'QUICKBOOKS_RUN_QUERY',
    input: { query: "select * from bill where Balance > '0'" },
    answer: { QueryResponse: { Bill: [{ Id: '3' }], startPosition: 1, maxResults: 1 } },
    sdk: () => sent('findBills', " where Balance > '0'"),
    output: { records: { Bill: [{ Id: '3' }], startPosition: 1, maxResults: 1 } },
  },
]

// The client asks for JSON in the query as well.
specified(
  quickbooks,
  cases.map((one) => ({ ...one, fields, ignore: ['format'] })),
)

test.each([
  [false, 'quickbooks.api.intuit.com'],
  [true, 'sandbox-quickbooks.api.intuit.com'],
])(
  'the account is the company that the callback told, in a sandbox: %s',
  async (sandbox, api_host) => {
    const { identity } = quickbooks
    if (!identity) throw new Error('QuickBooks tells the name of the company.')
    const answer = { CompanyInfo: { CompanyName: 'Ropes', Id: '1' } }
    const values = { ...fields, api_host }
    const sending = { toolkit: quickbooks, routes: {}, credential: 'specified', fields: values }
    const ours = await captureRequests(() => callUpstream(identity.request, sending), answer)
    const theirs = await captureRequests(
      () => sentBy(clientOf(sandbox), 'getCompanyInfo', '123'),
      answer,
    )
    expect(ours.requests.map(({ url }) => url)).toEqual(theirs.requests.map(({ url }) => url))
    expect(identity.read(answer as never, values)).toEqual({ subject: '123', label: 'Ropes' })
  },
)

test('a company is a number, and nothing that leads elsewhere', () => {
  const { baseUrl } = fillToolkit(quickbooks, { fields })
  expect(baseUrl).toBe('https://quickbooks.api.intuit.com/v3/company/123')
  expect(() => fillToolkit(quickbooks, { fields: { realm_id: '..' } })).toThrow()
})

const fault = (Message: string, Detail?: string) => ({ Fault: { Error: [{ Message, Detail }] } })
test.each([
  [401, fault('AuthenticationFailed'), 'AuthenticationFailed', 'token_rejected'],
  [403, fault('AuthorizationFailure'), 'AuthorizationFailure', 'missing_permissions'],
  [400, fault('Duplicate Name', 'The name is taken.'), 'The name is taken.'],
  [200, fault('Stale Object'), 'Stale Object'],
  [
    429,
    { fault: { error: [{ message: 'ThrottleExceeded' }] } },
    'ThrottleExceeded',
    'rate_limited',
  ],
  [503, '', 'QuickBooks answered with status 503.'],
])('a refusal with %i says what QuickBooks says: %j', (status, body, message, reason?: string) => {
  expect(quickbooksFailure({ status, body })).toEqual({ message, ...(reason && { reason }) })
})
