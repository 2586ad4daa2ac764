import { defineTool, del, get, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import {
  from,
  meetingId,
  meetingNumber,
  nextPage,
  nextPageToken,
  paging,
  to,
  userId,
} from './fields.ts'

/** A meeting, as a model needs it. */
export const meeting = z.object({
  id: meetingNumber.describe('`meetingId` for other tools.'),
  uuid: z.string().optional(),
  topic: z.string().optional(),
  agenda: z.string().optional(),
  type: z
    .number()
    .optional()
    .describe('1 instant, 2 scheduled, 3 recurring at no fixed time, 8 recurring at fixed times.'),
  start_time: z.string().optional().describe('In UTC.'),
  duration: z.number().optional().describe('In minutes.'),
  timezone: z.string().optional(),
  status: z.string().optional(),
  join_url: z.string().optional().describe('What to send to those who take part.'),
  password: z.string().optional(),
  host_email: z.string().optional(),
  registration_url: z.string().optional(),
  occurrences: z
    .array(
      z.object({
        occurrence_id: z.string().optional(),
        start_time: z.string().optional(),
        duration: z.number().optional(),
        status: z.string().optional(),
      }),
    )
    .optional(),
})

/** A meeting, as Zoom answers it. */
export type ZoomMeeting = z.input<typeof meeting>

const read = (one: ZoomMeeting): ZoomMeeting => ({
  ...one,
  ...(one.agenda !== undefined && { agenda: clip(one.agenda, 2000) }),
})

export const listMeetings = defineTool({
  slug: 'ZOOM_LIST_MEETINGS',
  name: 'List meetings',
  description: 'List the meetings of a user: those that are planned, running, or past.',
  effect: 'read',
  important: true,
  scopes: ['meeting:read:list_meetings'],
  keywords: ['calls', 'upcoming', 'scheduled', 'find', 'agenda'],
  pitfalls: ['Instant meetings and scheduled ones that expired are not listed.'],
  input: z.object({
    userId,
    type: z
      .enum(['scheduled', 'live', 'upcoming', 'upcoming_meetings', 'previous_meetings'])
      .default('scheduled')
      .describe(
        'scheduled: all that have not expired; upcoming: also those that run; upcoming_meetings: without those; live: running.',
      ),
    from,
    to,
    ...paging,
  }),
  output: z.object({ meetings: z.array(meeting), next_page_token: nextPageToken }),
  request: ({ userId: user, ...query }) => get(path`/users/${user}/meetings`, query),
  response: (list: { meetings?: ZoomMeeting[]; next_page_token?: string }) => ({
    meetings: (list.meetings ?? []).map(read),
    next_page_token: nextPage(list),
  }),
})

export const getMeeting = defineTool({
  slug: 'ZOOM_GET_A_MEETING',
  name: 'Get a meeting',
  description: 'Get one meeting with its time, link, passcode and, when it recurs, its dates.',
  effect: 'read',
  scopes: ['meeting:read:meeting'],
  keywords: ['call', 'details', 'join link', 'open'],
  plan: [{ tool: 'ZOOM_LIST_MEETINGS', to: 'find the meeting, unless the user said its number' }],
  input: z.object({ meetingId }),
  output: meeting,
  request: ({ meetingId: id }) => get(path`/meetings/${id}`),
  response: read,
})

const facts = {
  agenda: z.string().max(2000).optional().describe('What it is about, at most 2,000 characters.'),
  start_time: z.iso
    .datetime({ local: true })
    .optional()
    .describe('2026-11-26T15:00:00Z is UTC; without Z, the time in `timezone`.'),
  duration: z.int().min(1).optional().describe('In minutes.'),
  timezone: z.string().optional().describe('Like Europe/Paris.'),
  password: z.string().max(10).optional().describe('Passcode, at most 10 characters.'),
  settings__waiting_room: z.boolean().optional().describe('Whether people wait to be let in.'),
  settings__join_before_host: z
    .boolean()
    .optional()
    .describe('Whether people may come before the host; not with a waiting room.'),
  settings__mute_upon_entry: z.boolean().optional().describe('Whether people come in muted.'),
  settings__auto_recording: z
    .enum(['none', 'local', 'cloud'])
    .optional()
    .describe('Whether it is recorded by itself, and where.'),
  settings__meeting_invitees: z
    .array(z.object({ email: z.email() }))
    .optional()
    .describe('Who is invited; Zoom keeps the list and sends no mail.'),
}

/** `settings__x` is `x` inside of `settings`. */
function nested(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(input)
  const settings = entries.flatMap(([key, value]): [string, unknown][] =>
    key.startsWith('settings__') ? [[key.slice('settings__'.length), value]] : [],
  )
  return {
    ...Object.fromEntries(entries.filter(([key]) => !key.startsWith('settings__'))),
    ...(settings.length > 0 && { settings: Object.fromEntries(settings) }),
  }
}

export const createMeeting = defineTool({
  slug: 'ZOOM_CREATE_A_MEETING',
  name: 'Create a meeting',
  description: 'Plan a meeting, or make one that starts now, and get the link to join it.',
  effect: 'write',
  important: true,
  scopes: ['meeting:write:meeting'],
  keywords: ['schedule', 'call', 'book', 'set up', 'video', 'new', 'link'],
  pitfalls: ['Zoom makes at most 100 meetings a day for a user.'],
  input: z
    .object({
      userId,
      topic: z.string().min(1).max(200).describe('Title, at most 200 characters.'),
      type: z
        .int()
        .min(1)
        .max(3)
        .default(2)
        .describe('1 starts now, 2 at `start_time`, 3 recurs at no fixed time.'),
      ...facts,
    })
    .refine(
      ({ type, start_time }) => type !== 2 || start_time !== undefined,
      'Give the start_time of a meeting of type 2.',
    ),
  output: meeting,
  request: ({ userId: user, ...body }) => post(path`/users/${user}/meetings`, nested(body)),
  response: read,
})

export const updateMeeting = defineTool({
  slug: 'ZOOM_UPDATE_A_MEETING',
  name: 'Change a meeting',
  description: 'Move or rename a meeting, or change its settings. What is left out stays.',
  effect: 'write',
  idempotent: true,
  scopes: ['meeting:update:meeting'],
  keywords: ['reschedule', 'postpone', 'edit', 'call'],
  plan: [{ tool: 'ZOOM_LIST_MEETINGS', to: 'find the meeting, unless the user said its number' }],
  input: z.object({
    meetingId,
    topic: z.string().min(1).max(200).optional().describe('Title, at most 200 characters.'),
    ...facts,
  }),
  output: z.object({ updated: z.boolean() }),
  request: ({ meetingId: id, ...body }) => patch(path`/meetings/${id}`, nested(body)),
  response: () => ({ updated: true }),
})

export const deleteMeeting = defineTool({
  slug: 'ZOOM_DELETE_A_MEETING',
  name: 'Delete a meeting',
  description: 'Cancel a meeting for good, or one date of one that recurs.',
  effect: 'destroy',
  idempotent: true,
  scopes: ['meeting:delete:meeting'],
  keywords: ['cancel', 'remove', 'call off'],
  plan: [{ tool: 'ZOOM_LIST_MEETINGS', to: 'find the meeting, unless the user said its number' }],
  input: z.object({
    meetingId,
    occurrence_id: z
      .string()
      .min(1)
      .optional()
      .describe('Only this date, from ZOOM_GET_A_MEETING; all of them when left out.'),
    cancel_meeting_reminder: z
      .boolean()
      .default(false)
      .describe('Whether Zoom tells those who registered, by mail.'),
  }),
  output: z.object({ deleted: z.boolean() }),
  request: ({ meetingId: id, ...query }) => del(path`/meetings/${id}`, query),
  response: () => ({ deleted: true }),
})
