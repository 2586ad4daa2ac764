import { defineTool, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { type GitlabUser, issueNumber, mergeRequestNumber, projectId } from './fields.ts'

export const comment = z.object({
  id: z.number(),
  body: z.string(),
  author: z.string().optional(),
  created_at: z.string().optional(),
})

/** A comment, or a line about a change, as GitLab answers it. */
export interface GitlabNote {
  id: number
  body: string
  author?: GitlabUser
  created_at?: string
  system?: boolean
}

/** What people wrote; the rest tells who changed what. */
export function readNotes(notes: readonly GitlabNote[]): z.input<typeof comment>[] {
  return notes.filter(({ system }) => !system).map(readNote)
}

function readNote({ author, body, ...note }: GitlabNote): z.input<typeof comment> {
  return { ...note, body: clip(body, 2000), author: author?.username }
}

const body = z.string().min(1).describe('The text, in Markdown.')

export const commentOnIssue = defineTool({
  slug: 'GITLAB_CREATE_ISSUE_NOTE',
  name: 'Comment on an issue',
  description: 'Write a comment on an issue.',
  effect: 'write',
  scopes: ['api'],
  keywords: ['reply', 'note', 'answer', 'discuss'],
  input: z.object({ id: projectId, issue_iid: issueNumber, body }),
  output: comment,
  request: ({ id, issue_iid, body: text }) =>
    post(path`/projects/${id}/issues/${issue_iid}/notes`, { body: text }),
  response: readNote,
})

export const commentOnMergeRequest = defineTool({
  slug: 'GITLAB_CREATE_MERGE_REQUEST_NOTE',
  name: 'Comment on a merge request',
  description: 'Write a comment on a merge request.',
  effect: 'write',
  scopes: ['api'],
  keywords: ['review', 'reply', 'note', 'feedback'],
  input: z.object({ id: projectId, merge_request_iid: mergeRequestNumber, body }),
  output: comment,
  request: ({ id, merge_request_iid, body: text }) =>
    post(path`/projects/${id}/merge_requests/${merge_request_iid}/notes`, { body: text }),
  response: readNote,
})
