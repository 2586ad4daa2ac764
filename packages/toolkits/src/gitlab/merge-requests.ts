import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import {
  type GitlabItem,
  item,
  mergeRequestNumber,
  nextPage,
  nextPageOf,
  paging,
  projectId,
} from './fields.ts'
import { comment, type GitlabNote, readNotes } from './notes.ts'
import { readItem } from './read-item.ts'

const mergeRequest = item.extend({
  source_branch: z.string(),
  target_branch: z.string(),
  draft: z.boolean().optional(),
  detailed_merge_status: z.string().optional().describe('`mergeable`, or what stands in the way.'),
  merged_at: z.string().nullish(),
})

type GitlabMergeRequest = GitlabItem &
  Pick<
    z.input<typeof mergeRequest>,
    'source_branch' | 'target_branch' | 'draft' | 'detailed_merge_status' | 'merged_at'
  >

export const listMergeRequests = defineTool({
  slug: 'GITLAB_GET_PROJECT_MERGE_REQUESTS',
  name: 'List merge requests',
  description: 'List or search the merge requests of a project, the last changed first.',
  effect: 'read',
  important: true,
  scopes: ['api'],
  keywords: ['pull requests', 'reviews', 'open', 'mrs'],
  input: z.object({
    id: projectId,
    state: z
      .enum(['opened', 'closed', 'locked', 'merged', 'all'])
      .default('opened')
      .describe('Which ones.'),
    search: z.string().optional().describe('Words of the title or the text.'),
    author_username: z.string().optional().describe('Only by this person.'),
    reviewer_username: z.string().optional().describe('Only those that this person shall review.'),
    ...paging,
  }),
  output: z.object({ merge_requests: z.array(mergeRequest), next_page: nextPage }),
  request: ({ id, ...query }) =>
    get(path`/projects/${id}/merge_requests`, { ...query, order_by: 'updated_at' }),
  response: (items: GitlabMergeRequest[], input) => ({
    merge_requests: items.map((one) => readItem(one, 500)),
    next_page: nextPageOf(items, input),
  }),
})

export const getMergeRequest = defineTool({
  slug: 'GITLAB_GET_MERGE_REQUEST',
  name: 'Get a merge request',
  description: 'Get one merge request with its whole text and its first 100 comments.',
  effect: 'read',
  scopes: ['api'],
  keywords: ['pull request', 'read', 'review', 'status', 'discussion'],
  input: z.object({ id: projectId, merge_request_iid: mergeRequestNumber }),
  output: mergeRequest.extend({ comments: z.array(comment) }),
  run: async ({ id, merge_request_iid }, upstream) => {
    const address = path`/projects/${id}/merge_requests/${merge_request_iid}`
    const one = (await upstream.call(get(address))) as GitlabMergeRequest
    const notes = await upstream.call(get(`${address}/notes`, { sort: 'asc', per_page: 100 }))
    return { ...readItem(one, 50_000), comments: readNotes(notes as GitlabNote[]) }
  },
})

const diff = z.object({
  old_path: z.string(),
  new_path: z.string(),
  new_file: z.boolean(),
  renamed_file: z.boolean(),
  deleted_file: z.boolean(),
  diff: z.string().describe('In unified format, cut after 10,000 characters.'),
})

export const getDiffs = defineTool({
  slug: 'GITLAB_GET_MERGE_REQUEST_DIFFS',
  name: 'Get the changes of a merge request',
  description: 'Get what a merge request changes, file by file.',
  effect: 'read',
  scopes: ['api'],
  keywords: ['code', 'files', 'patch', 'review', 'pull request'],
  input: z.object({
    id: projectId,
    merge_request_iid: mergeRequestNumber,
    ...paging,
    per_page: paging.per_page.default(10),
  }),
  output: z.object({ diffs: z.array(diff), next_page: nextPage }),
  request: ({ id, merge_request_iid, ...query }) =>
    get(path`/projects/${id}/merge_requests/${merge_request_iid}/diffs`, query),
  response: (diffs: z.input<typeof diff>[], input) => ({
    diffs: diffs.map((one) => ({ ...one, diff: clip(one.diff, 10_000) })),
    next_page: nextPageOf(diffs, input),
  }),
})

export const createMergeRequest = defineTool({
  slug: 'GITLAB_CREATE_MERGE_REQUEST',
  name: 'Create a merge request',
  description:
    'Ask that one branch be merged into another. "Draft: " before the title makes it a draft.',
  effect: 'write',
  important: true,
  scopes: ['api'],
  keywords: ['pull request', 'new', 'open', 'review'],
  input: z.object({
    id: projectId,
    source_branch: z.string().describe('The branch with the changes.'),
    target_branch: z.string().describe('The branch that shall get them.'),
    title: z.string().min(1).describe('One line.'),
    description: z.string().optional().describe('The text, in Markdown.'),
    remove_source_branch: z
      .boolean()
      .optional()
      .describe('Whether the branch goes once it was merged.'),
  }),
  output: mergeRequest,
  request: ({ id, ...body }) => post(path`/projects/${id}/merge_requests`, body),
  response: (one: GitlabMergeRequest) => readItem(one, 500),
})
