import { z } from 'zod'
import { clip } from '../clip.ts'
import type { Connection } from './graphql.ts'

export const issueId = z.string().describe('`id` of the issue, or what people call it: ENG-123.')

/** What is asked of each issue. */
export const issueFields = `
  id identifier title description url priorityLabel dueDate estimate createdAt updatedAt
  state { name type } assignee { id displayName email } team { id key }
  project { id name } parent { identifier } labels(first: 20) { nodes { name } }`

const person = z.object({
  id: z.string(),
  displayName: z.string(),
  email: z.string().optional(),
})

/** An issue, as a model needs it. */
export const issue = z.object({
  id: z.string(),
  identifier: z.string().describe('What people call it: ENG-123.'),
  title: z.string(),
  description: z.string().nullish().describe('Markdown.'),
  url: z.string(),
  state: z.object({
    name: z.string(),
    type: z
      .string()
      .describe(
        '`triage`, `backlog`, `unstarted`, `started`, `completed`, `canceled`, `duplicate`.',
      ),
  }),
  priorityLabel: z.string(),
  assignee: person.nullish(),
  team: z.object({ id: z.string(), key: z.string() }),
  project: z.object({ id: z.string(), name: z.string() }).nullish(),
  parent: z.object({ identifier: z.string() }).nullish(),
  labels: z.array(z.string()),
  dueDate: z.string().nullish(),
  estimate: z.number().nullish(),
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
})

type Read = z.input<typeof issue>

/** An issue, as Linear answers it. */
export type LinearIssue = Omit<Read, 'labels'> & { labels: { nodes: { name: string }[] } }

/** An issue with a text of at most this many characters. */
export function readIssue(source: LinearIssue, length: number): Read {
  const { description, labels } = source
  return {
    ...source,
    ...(description && { description: clip(description, length) }),
    labels: labels.nodes.map(({ name }) => name),
  }
}

/** Issues with texts that leave room for others. */
export function readIssues({ nodes }: Connection<LinearIssue>): Read[] {
  return nodes.map((one) => readIssue(one, 500))
}
