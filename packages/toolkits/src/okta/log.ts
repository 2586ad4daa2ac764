import { defineTool, get } from '@maillon/core/toolkit'
import { z } from 'zod'

const time = z.iso.datetime({ offset: true }).optional()

const event = z.object({
  published: z.string(),
  eventType: z.string().describe('E.g. `user.session.start`.'),
  displayMessage: z.string().nullish(),
  severity: z.string().optional(),
  outcome: z.object({ result: z.string(), reason: z.string().nullish() }).optional(),
  actor: z
    .object({
      id: z.string(),
      alternateId: z.string().nullish(),
      displayName: z.string().nullish(),
    })
    .optional(),
  client: z.object({ ipAddress: z.string().nullish() }).optional(),
  target: z
    .array(
      z.object({
        id: z.string(),
        type: z.string(),
        alternateId: z.string().nullish(),
        displayName: z.string().nullish(),
      }),
    )
    .nullish(),
})

export const listEvents = defineTool({
  slug: 'OKTA_LIST_LOG_EVENTS',
  name: 'Read the log',
  description:
    'Read what happened: who signed in, what failed, who changed what, the latest first.',
  effect: 'read',
  scopes: ['okta.logs.read'],
  keywords: ['audit', 'system log', 'events', 'security', 'sign in', 'failed', 'history'],
  input: z.object({
    q: z.string().optional().describe('Words to find, e.g. a login or an IP address.'),
    filter: z
      .string()
      .optional()
      .describe('E.g. `eventType eq "user.session.start" and outcome.result eq "FAILURE"`.'),
    since: time.describe('From then on; 7 days ago when left out.'),
    until: time.describe('Until then.'),
    limit: z.int().min(1).max(1000).default(50).describe('How many, at most 1,000.'),
  }),
  output: z.object({ events: z.array(event) }),
  request: (input) => get('/api/v1/logs', { ...input, sortOrder: 'DESCENDING' }),
  response: (events: never[]) => ({ events }),
})
