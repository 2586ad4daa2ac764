import { defineTool, get } from '@maillon/core/toolkit'
import { z } from 'zod'

export const getAuthenticatedUser = defineTool({
  slug: 'GITHUB_GET_THE_AUTHENTICATED_USER',
  name: 'Get my user',
  description: 'Get whose account is connected: login, name, public profile and counts.',
  effect: 'read',
  keywords: ['me', 'whoami', 'profile', 'account'],
  input: z.object({}),
  output: z.object({
    login: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    bio: z.string().nullable(),
    company: z.string().nullable(),
    location: z.string().nullable(),
    html_url: z.string(),
    public_repos: z.number(),
    followers: z.number(),
    created_at: z.string(),
  }),
  request: () => get('/user'),
})
