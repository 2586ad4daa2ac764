import { defineTool, get } from '@maillon/core/toolkit'
import { z } from 'zod'
import { account } from './fields.ts'

export const fetchBalance = defineTool({
  slug: 'TWILIO_FETCH_BALANCE',
  name: 'Get the balance',
  description: 'Get how much money is left on the account.',
  effect: 'read',
  keywords: ['credit', 'money', 'funds', 'left'],
  input: z.object({}),
  output: z.object({ balance: z.string(), currency: z.string() }),
  request: () => get(`${account}/Balance.json`),
})

const day = z.iso.date()

export const listUsageRecords = defineTool({
  slug: 'TWILIO_LIST_USAGE_RECORDS',
  name: 'List usage',
  description: 'List what was used and what it cost, by category, between two days.',
  effect: 'read',
  keywords: ['cost', 'spend', 'bill', 'price', 'month', 'how many'],
  input: z.object({
    category: z
      .string()
      .regex(/^[\w-]+$/)
      .default('totalprice')
      .describe('`totalprice`, `sms`, `sms-outbound`, `calls`, `calls-outbound`, `phonenumbers` …'),
    start_date: day.optional().describe('The first day; without it, since the account began.'),
    end_date: day.optional().describe('The last day.'),
  }),
  output: z.object({
    usage: z.array(
      z.object({
        category: z.string(),
        description: z.string().nullish(),
        start_date: z.string().nullish(),
        end_date: z.string().nullish(),
        count: z.string().nullish(),
        count_unit: z.string().nullish(),
        usage: z.string().nullish(),
        usage_unit: z.string().nullish(),
        price: z.union([z.number(), z.string()]).nullish(),
        price_unit: z.string().nullish(),
      }),
    ),
  }),
  request: ({ category, start_date, end_date }) =>
    get(`${account}/Usage/Records.json`, {
      Category: category,
      StartDate: start_date,
      EndDate: end_date,
      PageSize: 100,
    }),
  response: ({ usage_records }: { usage_records: never[] }) => ({ usage: usage_records }),
})
