import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { type AsanaList, named, nextCursor, paging } from './fields.ts'

interface Named {
  gid: string
  name: string
}

const cursorOf = ({ next_page }: AsanaList<unknown>) => next_page?.offset ?? null

const workspaceGid = z.string().describe('`gid` from ASANA_GET_MULTIPLE_WORKSPACES.')

export const listWorkspaces = defineTool({
  slug: 'ASANA_GET_MULTIPLE_WORKSPACES',
  name: 'List workspaces',
  description:
    'List the workspaces and organizations of the account. Projects and people belong to one.',
  effect: 'read',
  scopes: ['workspaces:read'],
  keywords: ['organizations', 'companies'],
  input: z.object(paging),
  output: z.object({ workspaces: z.array(named), next_cursor: nextCursor }),
  request: (query) => get('/workspaces', query),
  response: (list: AsanaList<Named>) => ({ workspaces: list.data, next_cursor: cursorOf(list) }),
})

const project = z.object({
  gid: z.string(),
  name: z.string(),
  team: named.nullish(),
  due_on: z.string().nullish(),
  permalink_url: z.string().optional(),
})

export const listProjects = defineTool({
  slug: 'ASANA_GET_WORKSPACE_PROJECTS',
  name: 'List projects',
  description: 'List the projects of a workspace with their teams.',
  effect: 'read',
  scopes: ['projects:read'],
  keywords: ['boards', 'lists', 'find project'],
  input: z.object({
    workspace_gid: workspaceGid,
    archived: z.boolean().default(false).describe('True lists those that were archived.'),
    ...paging,
  }),
  output: z.object({ projects: z.array(project), next_cursor: nextCursor }),
  request: ({ workspace_gid, ...query }) =>
    get(path`/workspaces/${workspace_gid}/projects`, {
      ...query,
      opt_fields: 'name,team.name,due_on,permalink_url',
    }),
  response: (list: AsanaList<z.input<typeof project>>) => ({
    projects: list.data,
    next_cursor: cursorOf(list),
  }),
})

const person = z.object({ gid: z.string(), name: z.string(), email: z.string().nullish() })

export const listUsers = defineTool({
  slug: 'ASANA_GET_USERS_FOR_WORKSPACE',
  name: 'List people of a workspace',
  description: 'List the people of a workspace with their e-mail addresses, 500 a page.',
  effect: 'read',
  scopes: ['users:read'],
  keywords: ['members', 'team', 'who', 'assignee'],
  input: z.object({ workspace_gid: workspaceGid, offset: paging.offset }),
  output: z.object({ users: z.array(person), next_cursor: nextCursor }),
  request: ({ workspace_gid, ...query }) =>
    get(path`/workspaces/${workspace_gid}/users`, { ...query, opt_fields: 'name,email' }),
  response: (list: AsanaList<z.input<typeof person>>) => ({
    users: list.data,
    next_cursor: cursorOf(list),
  }),
})
