import { expect } from 'vitest'
import type { ToolCase } from '../specified.contract.ts'
import { client, list } from './billing-cases.contract.ts'

const file = {
  id: 'file_x1',
  filename: 'receipt.pdf',
  type: 'pdf',
  size: 4,
  purpose: 'dispute_evidence',
  created: 1_764_115_200,
}
const fileRead = { ...file, created: '2025-11-26T00:00:00.000Z' }
const answered = {
  object: 'file',
  url: 'https://files.stripe.com/v1/files/file_x1/contents',
  ...file,
}
const pdf = () => new Response('%PDF', { headers: { 'content-type': 'application/pdf' } })
const invoice = {
  id: 'in_1',
  number: 'A-1',
  invoice_pdf: 'https://pay.stripe.com/invoice/a/pdf?s=ap',
}

/** Files that go to Stripe and come from it. */
export const filesCases: readonly ToolCase[] = [
  {
    slug: 'STRIPE_UPLOAD_FILE',
    input: { file: 'file_1', purpose: 'dispute_evidence' },
    files: [{ name: 'receipt.pdf', mimetype: 'application/pdf', text: '%PDF' }],
    answer: answered,
    sdk: () =>
      client().files.create({
        purpose: 'dispute_evidence',
        file: { data: Buffer.from('%PDF'), name: 'receipt.pdf', type: 'application/pdf' },
      }),
    output: fileRead,
  },
  {
    slug: 'STRIPE_LIST_FILES',
    input: { purpose: 'dispute_evidence' },
    answer: list([answered], true),
    sdk: () => client().files.list({ purpose: 'dispute_evidence', limit: 25 }),
    output: { files: [fileRead], next_cursor: 'file_x1' },
  },
  {
    slug: 'STRIPE_DOWNLOAD_FILE',
    input: { file_id: 'file_x1' },
    answer: ({ url }) => (url.endsWith('/contents') ? pdf() : answered),
    // The SDK has no call for contents: they are at the address that a file tells.
    sdk: async () => fetch((await client().files.retrieve('file_x1')).url ?? ''),
    output: { file: expect.objectContaining({ id: 'file_1', name: 'receipt.pdf', size: 4 }) },
  },
  {
    slug: 'STRIPE_DOWNLOAD_INVOICE',
    input: { invoice_id: 'in_1' },
    answer: ({ url }) => (url.endsWith('/pdf') ? pdf() : invoice),
    headers: ['Authorization'],
    sdk: async () => fetch((await client().invoices.retrieve('in_1')).invoice_pdf ?? ''),
    output: { file: expect.objectContaining({ name: 'A-1.pdf', mimetype: 'application/pdf' }) },
  },
]
