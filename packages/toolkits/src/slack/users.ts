import { defineTool } from '@maillon/core/toolkit'
import { z } from 'zod'
import { method, next, nextCursor, type Page, paging } from './fields.ts'

const user = z.object({
  id: z.string(),
  name: z.string(),
  real_name: z.string().optional(),
  is_bot: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  profile: z
    .object({
      email: z.string().optional(),
      title: z.string().optional(),
      status_text: z.string().optional(),
    })
    .optional(),
})

interface Users extends Page {
  members: z.input<typeof user>[]
}

export const listUsers = defineTool({
  slug: 'SLACK_LIST_ALL_USERS',
  name: 'List users',
  description: 'List the people and bots of the workspace with ids and names.',
  effect: 'read',
  scopes: ['users:read'],
  keywords: ['people', 'members', 'team', 'who'],
  input: z.object(paging),
  output: z.object({ members: z.array(user), next_cursor: nextCursor }),
  request: (input) => method('users.list', input),
  response: (body: Users) => ({ ...body, ...next(body) }),
})

export const findUserByEmail = defineTool({
  slug: 'SLACK_FIND_USER_BY_EMAIL_ADDRESS',
  name: 'Find user by email address',
  description: 'Get one person of the workspace by e-mail address.',
  effect: 'read',
  scopes: ['users:read.email'],
  keywords: ['lookup', 'person', 'member', 'who'],
  input: z.object({ email: z.string().describe('The address that the person has in Slack.') }),
  output: z.object({ user }),
  request: (input) => method('users.lookupByEmail', input),
})
