import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { done, limit, profile, profileOf, readDone, user, userId } from './fields.ts'

const read = ['okta.users.read']
const manage = ['okta.users.manage']

export const searchUsers = defineTool({
  slug: 'OKTA_SEARCH_USERS',
  name: 'Search users',
  description:
    'Find people by the start of their name or e-mail, or by a search such as `status eq "SUSPENDED"`, `profile.department eq "Sales"`, `lastUpdated gt "2026-11-01T00:00:00.000Z"`.',
  effect: 'read',
  important: true,
  scopes: read,
  keywords: ['people', 'employees', 'accounts', 'find', 'list', 'directory', 'who'],
  input: z.object({
    q: z.string().optional().describe('The start of a first name, last name or e-mail address.'),
    search: z.string().optional().describe('A search, in place of q.'),
    limit,
  }),
  output: z.object({ users: z.array(user) }),
  request: (input) => get('/api/v1/users', input),
  response: (users: never[]) => ({ users }),
})

export const getUser = defineTool({
  slug: 'OKTA_GET_USER',
  name: 'Get a user',
  description: 'Get one person by id or login, with all that their profile says.',
  effect: 'read',
  important: true,
  scopes: read,
  keywords: ['person', 'employee', 'account', 'details', 'profile', 'status'],
  input: z.object({ user_id: userId }),
  output: user,
  request: ({ user_id }) => get(path`/api/v1/users/${user_id}`),
})

export const createUser = defineTool({
  slug: 'OKTA_CREATE_USER',
  name: 'Create a user',
  description: 'Add a person, who gets a mail to choose a password unless activate is false.',
  effect: 'write',
  important: true,
  scopes: manage,
  keywords: ['onboard', 'new', 'employee', 'invite', 'person', 'account'],
  input: z.object({
    ...profile,
    firstName: z.string().min(1).describe('First name.'),
    lastName: z.string().min(1).describe('Last name.'),
    email: z.email().describe('Where mail of Okta goes.'),
    login: z.string().min(1).describe('What they sign in with, mostly the e-mail address.'),
    groupIds: z.array(z.string()).optional().describe('`id`s from OKTA_LIST_GROUPS.'),
    activate: z.boolean().default(true).describe('False lets them wait until they are activated.'),
  }),
  output: user,
  request: ({ activate, groupIds, ...rest }) => ({
    ...post('/api/v1/users', { profile: profileOf(rest), groupIds }),
    query: { activate },
  }),
})

export const updateUser = defineTool({
  slug: 'OKTA_UPDATE_USER',
  name: 'Change a user',
  description: "Change what is given of a person's attributes.",
  effect: 'write',
  idempotent: true,
  scopes: manage,
  keywords: ['edit', 'profile', 'title', 'department', 'employee', 'rename'],
  plan: [{ tool: 'OKTA_SEARCH_USERS', to: 'find the person: its id is the user_id' }],
  input: z.object({ user_id: userId, ...profile }),
  output: user,
  request: ({ user_id, ...rest }) =>
    post(path`/api/v1/users/${user_id}`, { profile: profileOf(rest) }),
})

export const suspendUser = defineTool({
  slug: 'OKTA_SUSPEND_USER',
  name: 'Suspend a user',
  description:
    'Keep a person from signing in until they are unsuspended; they stay in their groups.',
  effect: 'write',
  scopes: manage,
  keywords: ['block', 'lock', 'disable', 'security', 'pause'],
  plan: [{ tool: 'OKTA_SEARCH_USERS', to: 'find the person: its id is the user_id' }],
  input: z.object({ user_id: userId }),
  output: done,
  request: ({ user_id }) => post(path`/api/v1/users/${user_id}/lifecycle/suspend`),
  response: readDone,
})

export const unsuspendUser = defineTool({
  slug: 'OKTA_UNSUSPEND_USER',
  name: 'Unsuspend a user',
  description: 'Let a person who was suspended sign in again.',
  effect: 'write',
  scopes: manage,
  keywords: ['unblock', 'unlock', 'enable', 'restore'],
  plan: [{ tool: 'OKTA_SEARCH_USERS', to: 'find the person: its id is the user_id' }],
  input: z.object({ user_id: userId }),
  output: done,
  request: ({ user_id }) => post(path`/api/v1/users/${user_id}/lifecycle/unsuspend`),
  response: readDone,
})

export const deactivateUser = defineTool({
  slug: 'OKTA_DEACTIVATE_USER',
  name: 'Deactivate a user',
  description:
    'End the access of a person who leaves: they lose all applications, and have to be activated anew.',
  effect: 'destroy',
  scopes: manage,
  keywords: ['offboard', 'leave', 'remove', 'terminate', 'deprovision'],
  plan: [{ tool: 'OKTA_SEARCH_USERS', to: 'find the person: its id is the user_id' }],
  input: z.object({ user_id: userId }),
  output: done,
  request: ({ user_id }) => post(path`/api/v1/users/${user_id}/lifecycle/deactivate`),
  response: readDone,
})
