import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { query, versioned } from './fields.ts'

interface Row {
  ColData?: { value: string }[]
  Header?: { ColData?: { value: string }[] }
  Rows?: { Row?: Row[] }
  Summary?: { ColData?: { value: string }[] }
}

/** The lines of a report as a person reads them: those of a section stand further in. */
function linesOf(rows: readonly Row[], depth = 0): string[][] {
  const line = (cells: { value: string }[] = []) => {
    const [first = '', ...rest] = cells.map(({ value }) => value)
    return [`${'  '.repeat(depth)}${first}`, ...rest]
  }
  return rows.flatMap(({ ColData, Header, Rows, Summary }) => [
    ...(ColData ? [line(ColData)] : []),
    ...(Header?.ColData ? [line(Header.ColData)] : []),
    ...linesOf(Rows?.Row ?? [], depth + 1),
    ...(Summary?.ColData ? [line(Summary.ColData)] : []),
  ])
}

interface Report {
  Header?: { ReportName?: string; StartPeriod?: string; EndPeriod?: string; Currency?: string }
  Columns?: { Column?: { ColTitle: string }[] }
  Rows?: { Row?: Row[] }
}

export const getReport = defineTool({
  slug: 'QUICKBOOKS_GET_REPORT',
  name: 'Get a report',
  description:
    'Get a report of the company: profit and loss, balance sheet, cash flow, who owes how much.',
  effect: 'read',
  important: true,
  scopes: ['com.intuit.quickbooks.accounting'],
  keywords: ['income', 'revenue', 'expenses', 'profit', 'statement', 'aging', 'finance'],
  input: z.object({
    report: z
      .enum([
        'ProfitAndLoss',
        'BalanceSheet',
        'CashFlow',
        'AgedReceivables',
        'AgedPayables',
        'CustomerBalance',
        'VendorBalance',
        'TrialBalance',
      ])
      .describe('Which one.'),
    start_date: z.iso.date().optional().describe('The first day.'),
    end_date: z.iso.date().optional().describe('The last day.'),
    accounting_method: z.enum(['Cash', 'Accrual']).optional().describe('How it is counted.'),
  }),
  output: z.object({
    name: z.string().optional(),
    from: z.string().optional(),
    until: z.string().optional(),
    currency: z.string().optional(),
    columns: z.array(z.string()),
    lines: z.array(z.array(z.string())),
  }),
  request: ({ report, ...rest }) => versioned(get(path`/reports/${report}`, rest)),
  response: ({ Header = {}, Columns, Rows }: Report) => ({
    name: Header.ReportName,
    from: Header.StartPeriod,
    until: Header.EndPeriod,
    currency: Header.Currency,
    columns: (Columns?.Column ?? []).map(({ ColTitle }) => ColTitle),
    lines: linesOf(Rows?.Row ?? []),
  }),
})

export const runQuery = defineTool({
  slug: 'QUICKBOOKS_RUN_QUERY',
  name: 'Query records',
  description:
    "Read records of any kind by QuickBooks' query language: `select * from bill where TxnDate >= '2026-11-01' orderby TxnDate desc maxresults 20`. Knows no joins and no OR.",
  effect: 'read',
  scopes: ['com.intuit.quickbooks.accounting'],
  keywords: ['bills', 'vendors', 'expenses', 'accounts', 'purchases', 'estimates', 'sql'],
  input: z.object({
    query: z
      .string()
      .regex(/^\s*select\s/i, 'It begins with select.')
      .describe('The query.'),
  }),
  output: z.object({ records: z.record(z.string(), z.unknown()) }),
  request: ({ query: text }) => query(text.trim()),
  response: ({ QueryResponse }: { QueryResponse: Record<string, unknown> }) => ({
    records: QueryResponse,
  }),
})
