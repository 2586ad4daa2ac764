import { defineTool, del, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { project as idOrName, teamId } from './fields.ts'

const targets = z.enum(['production', 'preview', 'development'])

const variable = z.object({
  id: z.string(),
  key: z.string(),
  type: z.string(),
  target: z.array(z.string()),
  gitBranch: z.string().nullish(),
  comment: z.string().optional(),
})

interface VercelVariable extends Omit<z.input<typeof variable>, 'target'> {
  target?: string | string[]
}

export const listVariables = defineTool({
  slug: 'VERCEL_LIST_ENV_VARIABLES',
  name: 'List environment variables',
  description: 'List the environment variables of a project by name. Their values are not shown.',
  effect: 'read',
  keywords: ['env', 'settings', 'secrets', 'configuration'],
  input: z.object({ idOrName, teamId }),
  output: z.object({ variables: z.array(variable) }),
  request: ({ idOrName: id, ...query }) => get(path`/v10/projects/${id}/env`, query),
  response: ({ envs }: { envs: VercelVariable[] }) => ({
    variables: envs.map(({ target = [], ...one }) => ({ ...one, target: [target].flat() })),
  }),
})

export const setVariable = defineTool({
  slug: 'VERCEL_ADD_ENVIRONMENT_VARIABLE',
  name: 'Set an environment variable',
  description:
    'Set an environment variable of a project. Deployments that are made from then on see it.',
  effect: 'write',
  idempotent: true,
  keywords: ['env', 'add', 'secret', 'configure', 'change'],
  input: z.object({
    idOrName,
    key: z.string().min(1).describe('Its name: API_URL.'),
    value: z.string().describe('Its value.'),
    target: z.array(targets).min(1).describe('Where it applies.'),
    type: z
      .enum(['encrypted', 'plain', 'sensitive'])
      .default('encrypted')
      .describe('`sensitive` can never be read again, not even by people.'),
    comment: z.string().optional().describe('What it is for.'),
    teamId,
  }),
  output: z.object({ set: z.boolean() }),
  request: ({ idOrName: id, teamId: team, ...body }) => ({
    ...post(path`/v10/projects/${id}/env`, body),
    query: { upsert: 'true', teamId: team },
  }),
  response: () => ({ set: true }),
})

export const deleteVariable = defineTool({
  slug: 'VERCEL_DELETE_ENVIRONMENT_VARIABLE',
  name: 'Delete an environment variable',
  description: 'Delete an environment variable of a project with its value.',
  effect: 'destroy',
  idempotent: true,
  keywords: ['env', 'remove', 'unset', 'secret'],
  input: z.object({
    idOrName,
    id: z.string().describe('`id` of the variable, from VERCEL_LIST_ENV_VARIABLES.'),
    teamId,
  }),
  output: z.object({ deleted: z.boolean() }),
  request: ({ idOrName: project, id, ...query }) =>
    del(path`/v9/projects/${project}/env/${id}`, query),
  response: () => ({ deleted: true }),
})
