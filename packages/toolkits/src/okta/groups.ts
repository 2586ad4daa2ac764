import { defineTool, del, get, path, put } from '@maillon/core/toolkit'
import { z } from 'zod'
import { done, group, groupId, limit, readDone, user, userId } from './fields.ts'

export const listGroups = defineTool({
  slug: 'OKTA_LIST_GROUPS',
  name: 'List groups',
  description: 'List groups, or those whose name starts so.',
  effect: 'read',
  important: true,
  scopes: ['okta.groups.read'],
  keywords: ['teams', 'roles', 'departments', 'find', 'search'],
  input: z.object({ q: z.string().optional().describe('The start of a name.'), limit }),
  output: z.object({ groups: z.array(group) }),
  request: (input) => get('/api/v1/groups', input),
  response: (groups: never[]) => ({ groups }),
})

export const listMembers = defineTool({
  slug: 'OKTA_LIST_GROUP_MEMBERS',
  name: 'List members',
  description: 'List the people in a group.',
  effect: 'read',
  scopes: ['okta.groups.read'],
  keywords: ['users', 'team', 'who', 'people'],
  plan: [{ tool: 'OKTA_LIST_GROUPS', to: 'find the group: its id is the group_id' }],
  input: z.object({ group_id: groupId, limit }),
  output: z.object({ users: z.array(user) }),
  request: ({ group_id, ...rest }) => get(path`/api/v1/groups/${group_id}/users`, rest),
  response: (users: never[]) => ({ users }),
})

const membership = {
  scopes: ['okta.groups.manage'],
  plan: [
    { tool: 'OKTA_LIST_GROUPS', to: 'find the group: its id is the group_id' },
    { tool: 'OKTA_SEARCH_USERS', to: 'find the person: its id is the user_id' },
  ],
  input: z.object({
    group_id: groupId,
    user_id: userId.describe('`id` of the user; a login is not taken here.'),
  }),
  output: done,
  response: readDone,
}

export const addToGroup = defineTool({
  slug: 'OKTA_ADD_USER_TO_GROUP',
  name: 'Add to a group',
  description: 'Put a person into a group, and so give them the applications of it.',
  effect: 'write',
  idempotent: true,
  keywords: ['assign', 'member', 'access', 'grant', 'join', 'team'],
  ...membership,
  request: ({ group_id, user_id }) => put(path`/api/v1/groups/${group_id}/users/${user_id}`),
})

export const removeFromGroup = defineTool({
  slug: 'OKTA_REMOVE_USER_FROM_GROUP',
  name: 'Take out of a group',
  description: 'Take a person out of a group, and so the applications of it from them.',
  effect: 'write',
  idempotent: true,
  keywords: ['unassign', 'member', 'access', 'revoke', 'leave', 'team'],
  ...membership,
  request: ({ group_id, user_id }) => del(path`/api/v1/groups/${group_id}/users/${user_id}`),
})
