import { defineTool, fileOutput, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  customerId,
  invoice,
  invoiceId,
  page,
  paging,
  query,
  quoted,
  versioned,
  where,
} from './fields.ts'

const accounting = ['com.intuit.quickbooks.accounting']
const readInvoice = ({ Invoice }: { Invoice: never }) => Invoice

export const searchInvoices = defineTool({
  slug: 'QUICKBOOKS_SEARCH_INVOICES',
  name: 'Search invoices',
  description:
    'Find invoices by customer, date, number, or those that are open or overdue, the latest first.',
  effect: 'read',
  important: true,
  scopes: accounting,
  keywords: ['bills', 'unpaid', 'overdue', 'list', 'receivables', 'find', 'debtors'],
  input: z.object({
    customer_id: customerId.optional().describe('Only of this customer: `Id` of one.'),
    number: z.string().optional().describe('The number that people know.'),
    unpaid: z.boolean().default(false).describe('Only those that are not paid in full.'),
    due_before: z.iso.date().optional().describe('Only those due before this day.'),
    since: z.iso.date().optional().describe('Only those of this day or later.'),
    ...paging,
  }),
  output: z.object({ invoices: z.array(invoice) }),
  request: ({ customer_id, number, unpaid, due_before, since, ...rest }) =>
    query(
      `select * from invoice${where([
        customer_id !== undefined && `CustomerRef = '${customer_id}'`,
        number !== undefined && `DocNumber = ${quoted(number)}`,
        unpaid && "Balance > '0'",
        due_before !== undefined && `DueDate < '${due_before}'`,
        since !== undefined && `TxnDate >= '${since}'`,
      ])} orderby TxnDate desc${page(rest)}`,
    ),
  response: ({ QueryResponse }: { QueryResponse: { Invoice?: never[] } }) => ({
    invoices: QueryResponse.Invoice ?? [],
  }),
})

export const getInvoice = defineTool({
  slug: 'QUICKBOOKS_GET_INVOICE',
  name: 'Get an invoice',
  description: 'Get one invoice with its lines.',
  effect: 'read',
  scopes: accounting,
  keywords: ['bill', 'details', 'lines', 'read'],
  plan: [{ tool: 'QUICKBOOKS_SEARCH_INVOICES', to: 'find the invoice: its Id is the invoice_id' }],
  input: z.object({ invoice_id: invoiceId }),
  output: invoice,
  request: ({ invoice_id }) => versioned(get(path`/invoice/${invoice_id}`)),
  response: readInvoice,
})

export const createInvoice = defineTool({
  slug: 'QUICKBOOKS_CREATE_INVOICE',
  name: 'Create an invoice',
  description: 'Write an invoice to a customer. It goes out with QUICKBOOKS_SEND_INVOICE.',
  effect: 'write',
  important: true,
  scopes: accounting,
  keywords: ['bill', 'charge', 'new', 'receivable'],
  plan: [
    { tool: 'QUICKBOOKS_SEARCH_CUSTOMERS', to: 'find the customer: its Id is the customer_id' },
    { tool: 'QUICKBOOKS_LIST_ITEMS', to: 'learn the ids of what is sold' },
  ],
  input: z.object({
    customer_id: customerId,
    lines: z
      .array(
        z.object({
          item_id: z.string().regex(/^\d+$/).describe('`Id` from QUICKBOOKS_LIST_ITEMS.'),
          quantity: z.number().positive().describe('How many.'),
          unit_price: z.number().describe('What one costs.'),
          description: z.string().optional().describe('What stands on the line.'),
        }),
      )
      .min(1)
      .describe('What is charged.'),
    email: z.email().optional().describe('Where it goes when it is sent.'),
    due_date: z.iso.date().optional().describe('When it is to be paid.'),
    memo: z.string().max(1000).optional().describe('What the customer reads below.'),
  }),
  output: invoice,
  request: ({ customer_id, lines, email, due_date, memo }) =>
    versioned(
      post('/invoice', {
        CustomerRef: { value: customer_id },
        Line: lines.map(({ item_id, quantity, unit_price, description }) => ({
          DetailType: 'SalesItemLineDetail',
          Amount: Math.round(quantity * unit_price * 100) / 100,
          Description: description,
          SalesItemLineDetail: {
            ItemRef: { value: item_id },
            Qty: quantity,
            UnitPrice: unit_price,
          },
        })),
        BillEmail: email && { Address: email },
        DueDate: due_date,
        CustomerMemo: memo && { value: memo },
      }),
    ),
  response: readInvoice,
})

export const sendInvoice = defineTool({
  slug: 'QUICKBOOKS_SEND_INVOICE',
  name: 'Send an invoice',
  description: 'E-mail an invoice to its customer.',
  effect: 'write',
  scopes: accounting,
  keywords: ['bill', 'mail', 'remind', 'deliver'],
  plan: [{ tool: 'QUICKBOOKS_SEARCH_INVOICES', to: 'find the invoice: its Id is the invoice_id' }],
  input: z.object({
    invoice_id: invoiceId,
    send_to: z.email().optional().describe('Another address than that of the invoice.'),
  }),
  output: invoice,
  request: ({ invoice_id, send_to }) => ({
    ...post(path`/invoice/${invoice_id}/send`),
    query: { sendTo: send_to, minorversion: 75 },
    headers: { 'content-type': 'application/octet-stream' },
  }),
  response: readInvoice,
})

export const createPayment = defineTool({
  slug: 'QUICKBOOKS_CREATE_PAYMENT',
  name: 'Note a payment',
  description: 'Note that a customer paid, and for which invoice.',
  effect: 'write',
  scopes: accounting,
  keywords: ['paid', 'receive', 'settle', 'money'],
  plan: [{ tool: 'QUICKBOOKS_SEARCH_INVOICES', to: 'find the invoice and its customer' }],
  input: z.object({
    customer_id: customerId,
    amount: z.number().positive().describe('In the currency of the customer.'),
    invoice_id: invoiceId.optional().describe('`Id` of the invoice; left out, it is a credit.'),
    date: z.iso.date().optional().describe('When; today when left out.'),
  }),
  output: z.object({ Id: z.string(), TotalAmt: z.number(), TxnDate: z.string().optional() }),
  request: ({ customer_id, amount, invoice_id, date }) =>
    versioned(
      post('/payment', {
        CustomerRef: { value: customer_id },
        TotalAmt: amount,
        TxnDate: date,
        Line: invoice_id && [
          { Amount: amount, LinkedTxn: [{ TxnId: invoice_id, TxnType: 'Invoice' }] },
        ],
      }),
    ),
  response: ({ Payment }: { Payment: never }) => Payment,
})

export const downloadInvoice = defineTool({
  slug: 'QUICKBOOKS_DOWNLOAD_INVOICE',
  name: 'Download an invoice',
  description:
    'Get an invoice as a PDF: its id is what tools that take a file are given, to mail it or save it.',
  effect: 'read',
  scopes: accounting,
  keywords: ['pdf', 'bill', 'print', 'attach', 'save', 'file'],
  plan: [{ tool: 'QUICKBOOKS_SEARCH_INVOICES', to: 'find the invoice: its Id is the invoice_id' }],
  input: z.object({ invoice_id: invoiceId }),
  output: z.object({ file: fileOutput() }),
  run: async ({ invoice_id }, upstream) => {
    const request = {
      ...versioned(get(path`/invoice/${invoice_id}/pdf`)),
      headers: { accept: 'application/pdf' },
    }
    const as = { name: `invoice-${invoice_id}.pdf`, mimetype: 'application/pdf' }
    return { file: await upstream.download(request, as) }
  },
})
