import { defineTool } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { type Connection, graphql, nextCursor, nextCursorOf, paging } from './graphql.ts'

const page = 'pageInfo { hasNextPage endCursor }'

const pageOf = ({ first, after }: { first: number; after?: string | undefined }) => ({
  first,
  ...(after && { after }),
})

const ofTeam = (team_id: string | undefined) =>
  team_id ? { filter: { team: { id: { eq: team_id } } } } : {}

interface Named {
  id: string
  name: string
}

export const listTeams = defineTool({
  slug: 'LINEAR_LIST_LINEAR_TEAMS',
  name: 'List teams',
  description: 'List the teams of the workspace. Issues, states and most labels belong to one.',
  effect: 'read',
  scopes: ['read'],
  keywords: ['groups', 'workspace'],
  input: z.object(paging),
  output: z.object({
    teams: z.array(
      z.object({
        id: z.string(),
        key: z.string().describe('What its issues start with: ENG.'),
        name: z.string(),
      }),
    ),
    next_cursor: nextCursor,
  }),
  request: (input) =>
    graphql(
      `query ($first: Int, $after: String) { teams(first: $first, after: $after) { nodes { id key name } ${page} } }`,
      pageOf(input),
    ),
  response: ({ data: { teams } }: { data: { teams: Connection<Named & { key: string }> } }) => ({
    teams: teams.nodes,
    next_cursor: nextCursorOf(teams),
  }),
})

export const listStates = defineTool({
  slug: 'LINEAR_LIST_LINEAR_STATES',
  name: 'List states',
  description:
    'List the states that issues of a team go through: Backlog, In progress, Done and so on.',
  effect: 'read',
  scopes: ['read'],
  keywords: ['workflow', 'status', 'columns', 'done'],
  input: z.object({
    team_id: z.string().describe('`id` of the team, from LINEAR_LIST_LINEAR_TEAMS.'),
    ...paging,
  }),
  output: z.object({
    states: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
    next_cursor: nextCursor,
  }),
  request: ({ team_id, ...input }) =>
    graphql(
      `query ($filter: WorkflowStateFilter, $first: Int, $after: String) {
        workflowStates(filter: $filter, first: $first, after: $after) { nodes { id name type } ${page} }
      }`,
      { ...ofTeam(team_id), ...pageOf(input) },
    ),
  response: ({ data }: { data: { workflowStates: Connection<Named & { type: string }> } }) => ({
    states: data.workflowStates.nodes,
    next_cursor: nextCursorOf(data.workflowStates),
  }),
})

export const listLabels = defineTool({
  slug: 'LINEAR_LIST_LINEAR_LABELS',
  name: 'List labels',
  description: 'List the labels of issues, those of a team or all.',
  effect: 'read',
  scopes: ['read'],
  keywords: ['tags', 'categories'],
  input: z.object({
    team_id: z.string().optional().describe('Only those that belong to this team.'),
    ...paging,
  }),
  output: z.object({
    labels: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        team: z.object({ key: z.string() }).nullish().describe('None: of the whole workspace.'),
      }),
    ),
    next_cursor: nextCursor,
  }),
  request: ({ team_id, ...input }) =>
    graphql(
      `query ($filter: IssueLabelFilter, $first: Int, $after: String) {
        issueLabels(filter: $filter, first: $first, after: $after) { nodes { id name team { key } } ${page} }
      }`,
      { ...ofTeam(team_id), ...pageOf(input) },
    ),
  response: ({
    data,
  }: {
    data: { issueLabels: Connection<Named & { team?: { key: string } | null }> }
  }) => ({
    labels: data.issueLabels.nodes,
    next_cursor: nextCursorOf(data.issueLabels),
  }),
})

interface LinearProject extends Named {
  description: string
  url: string
  targetDate?: string | null
  status: { name: string }
}

export const listProjects = defineTool({
  slug: 'LINEAR_LIST_LINEAR_PROJECTS',
  name: 'List projects',
  description: 'List projects with their status and the day that they are planned for.',
  effect: 'read',
  scopes: ['read'],
  keywords: ['roadmap', 'initiatives', 'milestones', 'plan'],
  input: z.object(paging),
  output: z.object({
    projects: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        description: z.string(),
        url: z.string(),
        status: z.string(),
        targetDate: z.string().nullish(),
      }),
    ),
    next_cursor: nextCursor,
  }),
  request: (input) =>
    graphql(
      `query ($first: Int, $after: String) {
        projects(first: $first, after: $after) {
          nodes { id name description url targetDate status { name } } ${page}
        }
      }`,
      pageOf(input),
    ),
  response: ({ data: { projects } }: { data: { projects: Connection<LinearProject> } }) => ({
    projects: projects.nodes.map(({ status, description, ...project }) => ({
      ...project,
      description: clip(description, 500),
      status: status.name,
    })),
    next_cursor: nextCursorOf(projects),
  }),
})

interface LinearUser extends Named {
  displayName: string
  email: string
  active: boolean
}

export const listUsers = defineTool({
  slug: 'LINEAR_LIST_LINEAR_USERS',
  name: 'List users',
  description: 'List the people of the workspace, whom issues can be assigned to.',
  effect: 'read',
  scopes: ['read'],
  keywords: ['members', 'people', 'assignee', 'who'],
  input: z.object(paging),
  output: z.object({
    users: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        displayName: z.string(),
        email: z.string(),
        active: z.boolean().describe('False: has left.'),
      }),
    ),
    next_cursor: nextCursor,
  }),
  request: (input) =>
    graphql(
      `query ($first: Int, $after: String) {
        users(first: $first, after: $after) { nodes { id name displayName email active } ${page} }
      }`,
      pageOf(input),
    ),
  response: ({ data: { users } }: { data: { users: Connection<LinearUser> } }) => ({
    users: users.nodes,
    next_cursor: nextCursorOf(users),
  }),
})
