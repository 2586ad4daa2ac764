import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { project as idOrName, teamId } from './fields.ts'

const domain = z.object({
  name: z.string(),
  verified: z.boolean().describe('Whether it is known to be theirs.'),
  redirect: z.string().nullish(),
  gitBranch: z.string().nullish(),
  verification: z
    .array(z.object({ type: z.string(), domain: z.string(), value: z.string() }))
    .optional()
    .describe('The DNS record that proves it, while that is missing.'),
})

export const listDomains = defineTool({
  slug: 'VERCEL_LIST_PROJECT_DOMAINS',
  name: 'List domains of a project',
  description: 'List the domains of a project, and whether they are verified.',
  effect: 'read',
  keywords: ['dns', 'url', 'address', 'host'],
  input: z.object({
    idOrName,
    limit: z.int().min(1).max(100).default(20).describe('How many, at most 100.'),
    teamId,
  }),
  output: z.object({ domains: z.array(domain) }),
  request: ({ idOrName: id, ...query }) => get(path`/v9/projects/${id}/domains`, query),
})

export const addDomain = defineTool({
  slug: 'VERCEL_ADD_PROJECT_DOMAIN',
  name: 'Add a domain to a project',
  description: 'Add a domain to a project. The answer tells which DNS record is missing.',
  effect: 'write',
  keywords: ['dns', 'custom', 'connect', 'host'],
  input: z.object({
    idOrName,
    name: z.string().min(1).describe('The domain: shop.example.com.'),
    redirect: z.string().optional().describe('The domain that it shall lead to.'),
    gitBranch: z.string().optional().describe('The branch that it shall show.'),
    teamId,
  }),
  output: domain,
  request: ({ idOrName: id, teamId: team, ...body }) => ({
    ...post(path`/v10/projects/${id}/domains`, body),
    query: { teamId: team },
  }),
})
