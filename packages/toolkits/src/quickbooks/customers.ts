import { defineTool, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { customer, item, page, paging, query, quoted, versioned, where } from './fields.ts'

const accounting = ['com.intuit.quickbooks.accounting']

export const searchCustomers = defineTool({
  slug: 'QUICKBOOKS_SEARCH_CUSTOMERS',
  name: 'Search customers',
  description: 'Find customers by a part of their name, with what they owe.',
  effect: 'read',
  important: true,
  scopes: accounting,
  keywords: ['clients', 'list', 'find', 'debtors', 'balance', 'who'],
  input: z.object({
    name: z.string().optional().describe('A part of the name; all when left out.'),
    owing: z.boolean().default(false).describe('Only those who owe something.'),
    ...paging,
  }),
  output: z.object({ customers: z.array(customer) }),
  request: ({ name, owing, ...rest }) =>
    query(
      `select * from customer${where([
        name !== undefined && `DisplayName LIKE ${quoted(`%${name}%`)}`,
        owing && "Balance > '0'",
      ])}${page(rest)}`,
    ),
  response: ({ QueryResponse }: { QueryResponse: { Customer?: never[] } }) => ({
    customers: QueryResponse.Customer ?? [],
  }),
})

export const createCustomer = defineTool({
  slug: 'QUICKBOOKS_CREATE_CUSTOMER',
  name: 'Create a customer',
  description: 'Add a customer; a name that is there already is refused.',
  effect: 'write',
  scopes: accounting,
  keywords: ['client', 'new', 'add', 'company'],
  input: z.object({
    DisplayName: z.string().min(1).max(500).describe('What they are called.'),
    CompanyName: z.string().optional().describe('Their company.'),
    email: z.email().optional().describe('Where invoices go.'),
    phone: z.string().optional().describe('Their number.'),
    Notes: z.string().optional().describe('What else is known.'),
  }),
  output: customer,
  request: ({ email, phone, ...rest }) =>
    versioned(
      post('/customer', {
        ...rest,
        PrimaryEmailAddr: email && { Address: email },
        PrimaryPhone: phone && { FreeFormNumber: phone },
      }),
    ),
  response: ({ Customer }: { Customer: never }) => Customer,
})

export const listItems = defineTool({
  slug: 'QUICKBOOKS_LIST_ITEMS',
  name: 'List products and services',
  description: 'List what is sold, with prices and ids for lines of invoices.',
  effect: 'read',
  scopes: accounting,
  keywords: ['items', 'goods', 'catalog', 'price', 'stock'],
  input: z.object({
    name: z.string().optional().describe('A part of the name; all when left out.'),
    ...paging,
  }),
  output: z.object({ items: z.array(item) }),
  request: ({ name, ...rest }) =>
    query(
      `select * from item${where([
        name !== undefined && `Name LIKE ${quoted(`%${name}%`)}`,
      ])}${page(rest)}`,
    ),
  response: ({ QueryResponse }: { QueryResponse: { Item?: never[] } }) => ({
    items: QueryResponse.Item ?? [],
  }),
})
