import { z } from 'zod'

/** Which page of a list. */
export const paging = {
  per_page: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
  page: z.int().min(1).default(1).describe('`next_page` of the page before.'),
}

/** What lists answer about the page after. */
export const nextPage = z
  .number()
  .nullable()
  .describe('`page` of the next page; null on the last one.')

/** GitLab tells the next page in a header; a full page may have one after it. */
export function nextPageOf(
  items: readonly unknown[],
  { per_page, page }: { per_page: number; page: number },
): number | null {
  return items.length < per_page ? null : page + 1
}

export const projectId = z
  .string()
  .describe('Number or whole path of the project: group/subgroup/project.')

export const issueNumber = z.int().describe('`iid` of the issue, its number in the project: #7.')

export const mergeRequestNumber = z
  .int()
  .describe('`iid` of the merge request, its number in the project: !7.')

/** A person, by the name that others mention. */
export interface GitlabUser {
  username: string
}

/** What an issue and a merge request have in common. */
export const item = z.object({
  iid: z.number().describe('Its number in the project.'),
  project_id: z.number().optional(),
  title: z.string(),
  description: z.string().nullish().describe('Markdown.'),
  state: z.string(),
  author: z.string().optional(),
  assignees: z.array(z.string()).optional(),
  labels: z.array(z.string()).optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  user_notes_count: z.number().optional().describe('How many comments.'),
  web_url: z.string(),
})

/** The same, as GitLab answers it. */
export type GitlabItem = Omit<z.input<typeof item>, 'author' | 'assignees'> & {
  author?: GitlabUser | null
  assignees?: GitlabUser[]
}
