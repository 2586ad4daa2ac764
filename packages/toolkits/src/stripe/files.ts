import { MaillonError } from '@maillon/core'
import { defineTool, fileInput, fileOutput, get, multipart, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { nextCursor, nextCursorOf, paging, type StripeList, timeOf } from './fields.ts'

/** Where contents go and come from. */
export const filesOrigin = 'https://files.stripe.com'

const purposes = [
  'dispute_evidence',
  'identity_document',
  'additional_verification',
  'tax_document_user_upload',
  'customer_signature',
  'business_icon',
  'business_logo',
] as const

const stored = z.object({
  id: z.string(),
  filename: z.string().nullish(),
  title: z.string().nullish(),
  type: z.string().nullish().describe('As an ending: `pdf`, `png`.'),
  size: z.number(),
  purpose: z.string(),
  created: z.string(),
})

type StripeFile = Omit<z.input<typeof stored>, 'created'> & { created: number }

const readFile = (source: StripeFile) => ({ ...source, created: timeOf(source.created) })

export const uploadFile = defineTool({
  slug: 'STRIPE_UPLOAD_FILE',
  name: 'Upload a file',
  description:
    'Give Stripe a file: evidence for a dispute, a document of somebody who is verified, a logo.',
  effect: 'write',
  keywords: ['dispute', 'evidence', 'document', 'receipt', 'attach', 'chargeback', 'add'],
  input: z.object({
    file: fileInput('What to upload: PDF, JPEG or PNG.'),
    purpose: z.enum(purposes).describe('What it is for; Stripe takes other types by this.'),
  }),
  output: stored,
  run: async ({ file, purpose }, upstream) =>
    readFile(
      (await upstream.call({
        method: 'POST',
        path: `${filesOrigin}/v1/files`,
        ...multipart([
          { name: 'purpose', text: purpose },
          { name: 'file', file: await upstream.file(file) },
        ]),
      })) as StripeFile,
    ),
})

export const listFiles = defineTool({
  slug: 'STRIPE_LIST_FILES',
  name: 'List files',
  description: 'List what was uploaded to Stripe and the reports that it made, the newest first.',
  effect: 'read',
  keywords: ['documents', 'evidence', 'reports'],
  input: z.object({
    purpose: z
      .string()
      .optional()
      .describe('Only those for this: `dispute_evidence`, `finance_report_run`.'),
    ...paging,
  }),
  output: z.object({ files: z.array(stored), next_cursor: nextCursor }),
  request: (query) => get('/files', query),
  response: (list: StripeList<StripeFile>) => ({
    files: list.data.map(readFile),
    next_cursor: nextCursorOf(list),
  }),
})

export const downloadFile = defineTool({
  slug: 'STRIPE_DOWNLOAD_FILE',
  name: 'Download a file',
  description:
    'Get what stands in a file of Stripe, such as a report: its id is what tools that take a file are given.',
  effect: 'read',
  keywords: ['get', 'report', 'csv', 'evidence', 'contents', 'open'],
  plan: [{ tool: 'STRIPE_LIST_FILES', to: 'find the file: its id is the file_id' }],
  input: z.object({ file_id: z.string().describe('`id` of the file at Stripe.') }),
  output: z.object({ file: fileOutput() }),
  run: async ({ file_id }, upstream) => {
    const { filename, type } = (await upstream.call(get(path`/files/${file_id}`))) as StripeFile
    const request = get(`${filesOrigin}${path`/v1/files/${file_id}/contents`}`)
    const name = filename ?? `${file_id}.${type ?? 'bin'}`
    return { file: await upstream.download(request, { name }) }
  },
})

export const downloadInvoice = defineTool({
  slug: 'STRIPE_DOWNLOAD_INVOICE',
  name: 'Download an invoice',
  description:
    'Get an invoice as a PDF: its id is what tools that take a file are given, to mail it or save it.',
  effect: 'read',
  keywords: ['pdf', 'bill', 'receipt', 'send', 'attach', 'save', 'print'],
  pitfalls: ['A draft has no PDF before it is finalized.'],
  plan: [{ tool: 'STRIPE_LIST_INVOICES', to: 'find the invoice: its id is the invoice_id' }],
  input: z.object({ invoice_id: z.string().describe('`id` of the invoice: in_…') }),
  output: z.object({ file: fileOutput() }),
  run: async ({ invoice_id }, upstream) => {
    const { invoice_pdf, number } = (await upstream.call(get(path`/invoices/${invoice_id}`))) as {
      invoice_pdf?: string | null
      number?: string | null
    }
    if (!invoice_pdf) {
      throw new MaillonError('upstream_error', {
        message: 'The invoice has no PDF.',
        hint: 'It is a draft: it gets one once it is finalized.',
      })
    }
    const request = { ...get(invoice_pdf), anonymous: true }
    const as = { name: `${number ?? invoice_id}.pdf`, mimetype: 'application/pdf' }
    return { file: await upstream.download(request, as) }
  },
})
