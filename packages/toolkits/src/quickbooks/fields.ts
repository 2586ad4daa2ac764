import { get, type ToolRequest } from '@maillon/core/toolkit'
import { z } from 'zod'

/** The version of the API whose answers are read here. */
export const minorversion = 75

/** A call of that version. */
export function versioned(request: ToolRequest): ToolRequest {
  return { ...request, query: { ...request.query, minorversion } }
}

/** A query in QuickBooks' own language. */
export function query(text: string): ToolRequest {
  return versioned(get('/query', { query: text }))
}

/** A text of that language, in quotes. */
export const quoted = (text: string) => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`

/** Conditions, those that are there. */
export function where(conditions: readonly (string | false | undefined)[]): string {
  const present = conditions.filter(Boolean)
  return present.length > 0 ? ` where ${present.join(' and ')}` : ''
}

export const paging = {
  limit: z.int().min(1).max(100).default(20).describe('How many, at most 100.'),
  start: z.int().min(1).default(1).describe('The first one; 21 is page 2 of 20.'),
}

export const page = ({ limit, start }: { limit: number; start: number }) =>
  ` startposition ${start} maxresults ${limit}`

const ref = z.object({ value: z.string(), name: z.string().optional() })
const email = z.object({ Address: z.string().optional() }).nullish()

export const customer = z.object({
  Id: z.string(),
  DisplayName: z.string(),
  CompanyName: z.string().nullish(),
  PrimaryEmailAddr: email,
  PrimaryPhone: z.object({ FreeFormNumber: z.string().optional() }).nullish(),
  Balance: z.number().nullish().describe('What they owe.'),
  Active: z.boolean().optional(),
})

export const invoice = z.object({
  Id: z.string(),
  DocNumber: z.string().nullish().describe('The number that people know.'),
  TxnDate: z.string().optional(),
  DueDate: z.string().nullish(),
  TotalAmt: z.number().optional(),
  Balance: z.number().optional().describe('What is not paid yet.'),
  CurrencyRef: ref.nullish(),
  CustomerRef: ref.optional(),
  BillEmail: email,
  EmailStatus: z.string().nullish().describe('`EmailSent` once it went out.'),
  Line: z
    .array(
      z.object({
        Amount: z.number().optional(),
        Description: z.string().nullish(),
        SalesItemLineDetail: z
          .object({ ItemRef: ref.optional(), Qty: z.number().optional() })
          .optional(),
      }),
    )
    .optional(),
})

export const item = z.object({
  Id: z.string(),
  Name: z.string(),
  Type: z.string().optional(),
  UnitPrice: z.number().nullish(),
  Description: z.string().nullish(),
  QtyOnHand: z.number().nullish(),
})

export const customerId = z
  .string()
  .regex(/^\d+$/)
  .describe('`Id` from QUICKBOOKS_SEARCH_CUSTOMERS.')
export const invoiceId = z.string().regex(/^\d+$/).describe('`Id` of the invoice.')
