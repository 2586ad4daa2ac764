import { z } from 'zod'

export const userId = z.string().min(1).describe('`id` of the user, or their login.')
export const groupId = z.string().min(1).describe('`id` from OKTA_LIST_GROUPS.')
export const limit = z.int().min(1).max(200).default(25).describe('How many, at most 200.')

/** What can be set of a person; each company may have further attributes. */
export const profile = {
  firstName: z.string().optional().describe('First name.'),
  lastName: z.string().optional().describe('Last name.'),
  email: z.email().optional().describe('Where mail of Okta goes.'),
  login: z.string().optional().describe('What they sign in with, mostly the e-mail address.'),
  mobilePhone: z.string().optional().describe('Mobile number.'),
  title: z.string().optional().describe('What they do.'),
  department: z.string().optional().describe('Where they do it.'),
  more: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Further attributes by name, e.g. `{"employeeNumber": "7"}`.'),
}

/** A person, as a model needs it. */
export const user = z.object({
  id: z.string(),
  status: z.string().describe('`ACTIVE`, `STAGED`, `PROVISIONED`, `SUSPENDED`, `DEPROVISIONED`…'),
  created: z.string().optional(),
  lastLogin: z.string().nullish(),
  profile: z.record(z.string(), z.unknown()),
})

export const group = z.object({
  id: z.string(),
  type: z.string().optional().describe('Members of `OKTA_GROUP` alone can be changed.'),
  profile: z.object({ name: z.string(), description: z.string().nullish() }),
})

/** Further attributes stand beside the usual ones. */
export function profileOf({
  more,
  ...known
}: { more?: Record<string, unknown> | undefined } & Record<string, unknown>) {
  return { ...known, ...more }
}

/** What calls without an answer's body say. */
export const done = z.object({ done: z.boolean() })
export const readDone = () => ({ done: true })
