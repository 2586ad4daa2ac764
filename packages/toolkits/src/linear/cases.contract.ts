import { LinearClient, LinearDocument } from '@linear/sdk'

/** Made anew for each case: a client keeps the fetch that it finds when it is made. */
const client = () => new LinearClient({ accessToken: 'specified' })

const issue = {
  id: 'i1',
  identifier: 'ENG-1',
  title: 'The rope is short',
  description: 'By two metres.',
  url: 'https://linear.app/ropes/issue/ENG-1',
  priorityLabel: 'High',
  createdAt: '2026-11-25T09:00:00.000Z',
  updatedAt: '2026-11-26T09:00:00.000Z',
  dueDate: null,
  estimate: 2,
  state: { name: 'In Progress', type: 'started' },
  assignee: { id: 'u1', displayName: 'ada', email: 'ada@example.com' },
  team: { id: 't1', key: 'ENG' },
  project: null,
  parent: null,
}
const stored = { ...issue, branchName: 'eng-1', labels: { nodes: [{ name: 'Bug' }] } }
const read = { ...issue, labels: ['Bug'] }
/** A person of the workspace. */
export const ada = {
  id: 'u1',
  name: 'Ada',
  displayName: 'ada',
  email: 'ada@example.com',
  active: true,
}

const lastPage = { hasNextPage: false, endCursor: 'c9' }
const page = <Node>(nodes: Node[], pageInfo = lastPage) => ({ nodes, pageInfo })

/** One tool beside the SDK, told to do the same thing. */
export interface LinearCase {
  slug: string
  input?: Record<string, unknown>
  /** What Linear holds: it answers what is asked of it, by its own schema. */
  world: Record<string, unknown>
  sdk: () => Promise<unknown>
  output: Record<string, unknown>
}

/** Every tool, at least once. */
export const cases: readonly LinearCase[] = [
  {
    slug: 'LINEAR_LIST_LINEAR_ISSUES',
    input: { team_id: 't1', project_id: 'p1', assignee_id: 'me', state_types: ['started'] },
    world: { issues: page([stored], { hasNextPage: true, endCursor: 'c1' }) },
    sdk: () =>
      client().issues({
        filter: {
          team: { id: { eq: 't1' } },
          project: { id: { eq: 'p1' } },
          assignee: { isMe: { eq: true } },
          state: { type: { in: ['started'] } },
        },
        first: 25,
        orderBy: LinearDocument.PaginationOrderBy.UpdatedAt,
      }),
    output: { issues: [read], next_cursor: 'c1' },
  },
  {
    slug: 'LINEAR_LIST_LINEAR_ISSUES',
    input: { assignee_id: 'u1', first: 1, after: 'c1' },
    world: { issues: page([]) },
    sdk: () =>
      client().issues({
        filter: { assignee: { id: { eq: 'u1' } } },
        first: 1,
        after: 'c1',
        orderBy: LinearDocument.PaginationOrderBy.UpdatedAt,
      }),
    output: { issues: [], next_cursor: null },
  },
  {
    slug: 'LINEAR_SEARCH_ISSUES',
    input: { query: 'short rope', team_id: 't1' },
    world: { searchIssues: page([{ ...stored, description: 'x'.repeat(600) }]) },
    sdk: () =>
      client().searchIssues('short rope', { teamId: 't1', first: 25, includeComments: true }),
    output: {
      issues: [{ ...read, description: `${'x'.repeat(500)} […]` }],
      next_cursor: null,
    },
  },
  {
    slug: 'LINEAR_GET_LINEAR_ISSUE',
    input: { issue_id: 'ENG-1' },
    world: {
      issue: {
        ...stored,
        comments: {
          nodes: [
            { id: 'k1', body: 'Cut too early.', createdAt: '2026-11-26T10:00:00.000Z', user: ada },
            { id: 'k2', body: 'Synced.', createdAt: '2026-11-26T11:00:00.000Z', user: null },
          ],
        },
      },
    },
    sdk: () => client().issue('ENG-1'),
    output: {
      ...read,
      comments: [
        {
          id: 'k1',
          body: 'Cut too early.',
          createdAt: '2026-11-26T10:00:00.000Z',
          author: 'ada',
        },
        { id: 'k2', body: 'Synced.', createdAt: '2026-11-26T11:00:00.000Z' },
      ],
    },
  },
  {
    slug: 'LINEAR_CREATE_LINEAR_ISSUE',
    input: {
      team_id: 't1',
      title: 'The rope is short',
      description: 'By two metres.',
      priority: 2,
      label_ids: ['l1'],
      project_id: 'p1',
      parent_id: 'ENG-0',
      due_date: '2026-12-01',
    },
    world: { issueCreate: { issue: stored } },
    sdk: () =>
      client().createIssue({
        teamId: 't1',
        title: 'The rope is short',
        description: 'By two metres.',
        priority: 2,
        labelIds: ['l1'],
        projectId: 'p1',
        parentId: 'ENG-0',
        dueDate: '2026-12-01',
      }),
    output: read,
  },
  {
    slug: 'LINEAR_UPDATE_ISSUE',
    input: { issue_id: 'ENG-1', state_id: 's2', assignee_id: 'u1', estimate: 3 },
    world: { issueUpdate: { issue: stored } },
    sdk: () => client().updateIssue('ENG-1', { stateId: 's2', assigneeId: 'u1', estimate: 3 }),
    output: read,
  },
  {
    slug: 'LINEAR_DELETE_LINEAR_ISSUE',
    input: { issue_id: 'ENG-1' },
    world: { issueDelete: { success: true } },
    sdk: () => client().deleteIssue('ENG-1'),
    output: { deleted: true },
  },
  {
    slug: 'LINEAR_CREATE_LINEAR_COMMENT',
    input: { issue_id: 'ENG-1', body: 'Cut again.', parent_id: 'k1' },
    world: { commentCreate: { comment: { id: 'k3', url: 'https://linear.app/k3' } } },
    sdk: () => client().createComment({ issueId: 'ENG-1', body: 'Cut again.', parentId: 'k1' }),
    output: { id: 'k3', url: 'https://linear.app/k3' },
  },
  {
    slug: 'LINEAR_LIST_LINEAR_TEAMS',
    world: { teams: page([{ id: 't1', key: 'ENG', name: 'Engineering' }]) },
    sdk: () => client().teams({ first: 25 }),
    output: { teams: [{ id: 't1', key: 'ENG', name: 'Engineering' }], next_cursor: null },
  },
  {
    slug: 'LINEAR_LIST_LINEAR_STATES',
    input: { team_id: 't1', first: 100 },
    world: { workflowStates: page([{ id: 's1', name: 'Done', type: 'completed' }]) },
    sdk: () => client().workflowStates({ filter: { team: { id: { eq: 't1' } } }, first: 100 }),
    output: { states: [{ id: 's1', name: 'Done', type: 'completed' }], next_cursor: null },
  },
  {
    slug: 'LINEAR_LIST_LINEAR_LABELS',
    world: { issueLabels: page([{ id: 'l1', name: 'Bug', team: null }]) },
    sdk: () => client().issueLabels({ first: 25 }),
    output: { labels: [{ id: 'l1', name: 'Bug', team: null }], next_cursor: null },
  },
  {
    slug: 'LINEAR_LIST_LINEAR_PROJECTS',
    input: { after: 'c2' },
    world: {
      projects: page([
        {
          id: 'p1',
          name: 'Ropes',
          description: '',
          url: 'https://linear.app/p1',
          targetDate: '2026-12-24',
          status: { name: 'Planned' },
        },
      ]),
    },
    sdk: () => client().projects({ first: 25, after: 'c2' }),
    output: {
      projects: [
        {
          id: 'p1',
          name: 'Ropes',
          description: '',
          url: 'https://linear.app/p1',
          targetDate: '2026-12-24',
          status: 'Planned',
        },
      ],
      next_cursor: null,
    },
  },
  {
    slug: 'LINEAR_LIST_LINEAR_USERS',
    world: { users: page([ada]) },
    sdk: () => client().users({ first: 25 }),
    output: { users: [ada], next_cursor: null },
  },
]
