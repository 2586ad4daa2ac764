import { z } from 'zod'
import { atlassianText } from '../atlassian-text.ts'
import { clip } from '../clip.ts'

export const issueKey = z.string().min(1).describe('Key of the issue, such as `ROPE-7`, or its id.')

export const accountId = z.string().min(1).describe('`accountId` from JIRA_FIND_USERS.')

/** Which page of lists that count. */
export const paging = {
  maxResults: z.int().min(1).max(100).default(50).describe('How many, at most 100.'),
  startAt: z.int().min(0).default(0).describe('How many to pass over; `next_start` goes on.'),
}

export const nextStart = z
  .number()
  .nullable()
  .describe('`startAt` of the next page; null on the last one.')

/** Where the next page of a list starts that tells how many there are. */
export function nextStartOf(
  { startAt = 0, total = 0 }: { startAt?: number; total?: number },
  here: readonly unknown[],
): number | null {
  const next = startAt + here.length
  return here.length > 0 && next < total ? next : null
}

/** What lists ask of each issue. */
export const summaryFields = [
  'summary',
  'status',
  'issuetype',
  'priority',
  'assignee',
  'reporter',
  'labels',
  'duedate',
  'created',
  'updated',
]

const person = z.object({ accountId: z.string(), displayName: z.string().optional() }).nullish()

/** An issue, as a model needs it. */
export const issue = z.object({
  key: z.string(),
  id: z.string(),
  summary: z.string().optional(),
  status: z.string().optional(),
  type: z.string().optional(),
  priority: z.string().nullish(),
  assignee: person,
  reporter: person,
  labels: z.array(z.string()).optional(),
  duedate: z.string().nullish(),
  created: z.string().optional(),
  updated: z.string().optional(),
})

interface Named {
  name: string
}

/** The same, as Jira answers it. */
export interface JiraIssue {
  key: string
  id: string
  fields: Pick<z.input<typeof issue>, 'summary' | 'labels' | 'duedate' | 'created' | 'updated'> & {
    status?: Named
    issuetype?: Named
    priority?: Named | null
    assignee?: z.input<typeof person>
    reporter?: z.input<typeof person>
    parent?: { key: string }
    description?: unknown
    attachment?: { id: string; filename: string; mimeType?: string; size?: number }[]
    comment?: { total?: number; comments: JiraComment[] }
  }
}

/** A comment, as Jira answers it. */
export interface JiraComment {
  id: string
  author?: { displayName?: string }
  body?: unknown
  created: string
}

/** An issue with what has a name by that name. */
export function readIssue({ key, id, fields }: JiraIssue) {
  const { status, issuetype, priority, ...rest } = fields
  return {
    ...rest,
    key,
    id,
    status: status?.name,
    type: issuetype?.name,
    priority: priority && priority.name,
  }
}

export const comment = z.object({
  id: z.string(),
  author: z.string().optional(),
  text: z.string().describe('Markdown.'),
  created: z.string(),
})

/** A comment with a text of at most this many characters. */
export function readComment({ id, author, body, created }: JiraComment, length: number) {
  const text = clip(atlassianText(body), length)
  return { id, author: author?.displayName, text, created }
}
