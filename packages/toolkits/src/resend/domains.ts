import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'

const domain = z.object({
  id: z.string().describe('`domain_id` of other tools.'),
  name: z.string(),
  status: z.string().describe('Mail goes out from `verified` ones only.'),
  region: z.string().optional(),
  created_at: z.string().optional(),
})

const withRecords = domain.extend({
  records: z
    .array(
      z.object({
        record: z.string(),
        type: z.string(),
        name: z.string(),
        value: z.string(),
        status: z.string().optional(),
        priority: z.number().optional(),
      }),
    )
    .optional()
    .describe('What has to stand in DNS.'),
})

const domainId = z.string().describe('`id` of RESEND_LIST_DOMAINS.')

export const listDomains = defineTool({
  slug: 'RESEND_LIST_DOMAINS',
  name: 'List domains',
  description: 'List the domains of the account and whether they are verified.',
  effect: 'read',
  important: true,
  keywords: ['sender', 'from', 'dns'],
  input: z.object({}),
  output: z.object({ data: z.array(domain) }),
  request: () => get('/domains'),
})

export const retrieveDomain = defineTool({
  slug: 'RESEND_RETRIEVE_DOMAIN',
  name: 'Retrieve domain',
  description: 'Get one domain with the DNS records that it needs.',
  effect: 'read',
  keywords: ['dns', 'spf', 'dkim', 'records'],
  input: z.object({ domain_id: domainId }),
  output: withRecords,
  request: ({ domain_id }) => get(path`/domains/${domain_id}`),
})

export const createDomain = defineTool({
  slug: 'RESEND_CREATE_DOMAIN',
  name: 'Create domain',
  description:
    'Add a domain to send from, and get the DNS records that it needs. It sends nothing before it is verified.',
  effect: 'write',
  keywords: ['add', 'dns', 'sender'],
  input: z.object({
    name: z.string().describe('The domain, e.g. `mail.example.com`.'),
    region: z
      .enum(['us-east-1', 'eu-west-1', 'sa-east-1', 'ap-northeast-1'])
      .optional()
      .describe('Where mail is sent from; us-east-1 when left out.'),
  }),
  output: withRecords,
  request: (json) => post('/domains', json),
})

export const verifyDomain = defineTool({
  slug: 'RESEND_VERIFY_DOMAIN',
  name: 'Verify domain',
  description:
    "Ask Resend to look at the domain's DNS records, after they were set. The check goes on by itself.",
  effect: 'write',
  idempotent: true,
  keywords: ['check', 'dns'],
  input: z.object({ domain_id: domainId }),
  output: z.object({ id: z.string() }),
  request: ({ domain_id }) => post(path`/domains/${domain_id}/verify`),
})
