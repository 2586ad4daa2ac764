import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  meetingId,
  meetingNumber,
  nextPage,
  nextPageToken,
  paging,
  pastMeetingId,
  pathId,
  userId,
} from './fields.ts'

export const addRegistrant = defineTool({
  slug: 'ZOOM_ADD_A_MEETING_REGISTRANT',
  name: 'Register someone for a meeting',
  description:
    'Register a person for a meeting that asks for registration, and get the link that is theirs alone.',
  effect: 'write',
  scopes: ['meeting:write:registrant'],
  keywords: ['invite', 'attendee', 'sign up', 'guest'],
  input: z.object({
    meetingId,
    email: z.email().describe('E-mail address; Zoom may write to it.'),
    first_name: z.string().min(1).max(64).describe('First name.'),
    last_name: z.string().max(64).optional().describe('Last name.'),
  }),
  output: z.object({
    id: meetingNumber.optional(),
    registrant_id: z.string().optional(),
    join_url: z.string().optional().describe('The link of this person; there after approval.'),
    start_time: z.string().optional(),
    topic: z.string().optional(),
  }),
  request: ({ meetingId: id, ...body }) => post(path`/meetings/${id}/registrants`, body),
})

const participant = z.object({
  name: z.string().optional(),
  user_email: z.string().optional(),
  join_time: z.string().optional(),
  leave_time: z.string().optional(),
  duration: z.number().optional().describe('In seconds.'),
})

export const listParticipants = defineTool({
  slug: 'ZOOM_GET_PAST_MEETING_PARTICIPANTS',
  name: 'List who was in a meeting',
  description:
    'List who took part in a meeting that is over, with the times when they came and left.',
  effect: 'read',
  scopes: ['meeting:read:list_past_participants'],
  keywords: ['attendees', 'attendance', 'who joined'],
  pitfalls: ['It needs a paid plan, and is empty for a meeting that nobody else joined.'],
  input: z.object({ meetingId: pastMeetingId, ...paging }),
  output: z.object({ participants: z.array(participant), next_page_token: nextPageToken }),
  request: ({ meetingId: id, ...query }) =>
    get(path`/past_meetings/${pathId(id)}/participants`, query),
  response: (list: { participants?: z.input<typeof participant>[]; next_page_token?: string }) => ({
    participants: list.participants ?? [],
    next_page_token: nextPage(list),
  }),
})

export const getUser = defineTool({
  slug: 'ZOOM_GET_USER',
  name: 'Get a user',
  description: 'Get name, address, time zone and plan of the connected user.',
  effect: 'read',
  scopes: ['user:read:user'],
  keywords: ['me', 'profile', 'account', 'license', 'who am i'],
  input: z.object({ userId }),
  output: z.object({
    id: z.string().optional(),
    display_name: z.string().optional(),
    email: z.string().optional(),
    type: z.number().optional().describe('1 basic, 2 licensed, 99 none.'),
    timezone: z.string().optional(),
    personal_meeting_url: z.string().optional(),
    status: z.string().optional(),
  }),
  request: ({ userId: id }) => get(path`/users/${id}`),
})
