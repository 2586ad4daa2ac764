import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { project as idOrName, teamId, timeOf, type VercelPage } from './fields.ts'

const team = z.object({ id: z.string(), slug: z.string(), name: z.string().nullish() })

export const listTeams = defineTool({
  slug: 'VERCEL_LIST_TEAMS',
  name: 'List teams',
  description: 'List the teams of the account. Their projects need their id in every other call.',
  effect: 'read',
  keywords: ['organizations', 'workspaces', 'scope'],
  input: z.object({
    limit: z.int().min(1).max(100).default(20).describe('How many, at most 100.'),
    until: z
      .int()
      .optional()
      .describe('`next_cursor` of the page before; leave out for the first page.'),
  }),
  output: z.object({
    teams: z.array(team),
    next_cursor: z.number().nullable().describe('`until` of the next page; null on the last one.'),
  }),
  request: (query) => get('/v2/teams', query),
  response: ({ teams, pagination }: VercelPage & { teams: z.input<typeof team>[] }) => ({
    teams,
    next_cursor: pagination?.next ?? null,
  }),
})

const project = z.object({
  id: z.string(),
  name: z.string(),
  framework: z.string().nullish(),
  nodeVersion: z.string().optional(),
  rootDirectory: z.string().nullish(),
  buildCommand: z.string().nullish(),
  outputDirectory: z.string().nullish(),
  repository: z.string().optional().describe('Where its code is.'),
  created: z.string().optional(),
  updated: z.string().optional(),
})

interface VercelProject
  extends Omit<z.input<typeof project>, 'repository' | 'created' | 'updated'> {
  createdAt?: number
  updatedAt?: number
  link?: { org?: string; repo?: string; projectNamespace?: string; projectName?: string } | null
}

function readProject({ link, createdAt, updatedAt, ...rest }: VercelProject) {
  const repository = [link?.org ?? link?.projectNamespace, link?.repo ?? link?.projectName]
  return {
    ...rest,
    repository: link ? repository.filter(Boolean).join('/') : undefined,
    created: timeOf(createdAt),
    updated: timeOf(updatedAt),
  }
}

export const listProjects = defineTool({
  slug: 'VERCEL_LIST_PROJECTS',
  name: 'List projects',
  description: 'List or search the projects of the account or of a team, at most 100.',
  effect: 'read',
  important: true,
  keywords: ['sites', 'apps', 'hosting', 'find'],
  input: z.object({
    search: z.string().optional().describe('Part of the name.'),
    limit: z.int().min(1).max(100).default(20).describe('How many, at most 100.'),
    teamId,
  }),
  output: z.object({ projects: z.array(project) }),
  request: (query) => get('/v10/projects', query),
  response: ({ projects }: { projects: VercelProject[] }) => ({
    projects: projects.map(readProject),
  }),
})

export const getProject = defineTool({
  slug: 'VERCEL_GET_PROJECT',
  name: 'Get a project',
  description: 'Get one project: its framework, build settings and repository.',
  effect: 'read',
  keywords: ['site', 'settings', 'details', 'configuration'],
  input: z.object({ idOrName, teamId }),
  output: project,
  request: ({ idOrName: id, ...query }) => get(path`/v9/projects/${id}`, query),
  response: readProject,
})
