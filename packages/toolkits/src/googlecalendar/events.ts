import { defineTool, del, get, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { calendarId, event, eventId, instant, pageToken, scopes, shortEvent } from './fields.ts'

type Event = z.input<typeof event>

const eventPage = z.object({ events: z.array(event), nextPageToken: z.string().optional() })

const readPage = ({ items = [], nextPageToken }: { items?: Event[]; nextPageToken?: string }) => ({
  events: items.map(shortEvent),
  nextPageToken,
})

export const listEvents = defineTool({
  slug: 'GOOGLECALENDAR_EVENTS_LIST',
  name: 'List events',
  description:
    'List or search the events of one calendar between two times, in the order in which they begin. ' +
    'Events that recur come one by one.',
  effect: 'read',
  important: true,
  scopes,
  keywords: [
    'meetings',
    'appointments',
    'agenda',
    'schedule',
    'today',
    'tomorrow',
    'find',
    'search',
  ],
  input: z.object({
    calendar_id: calendarId,
    time_min: instant.optional().describe('Only events that end after this.'),
    time_max: instant.optional().describe('Only events that begin before this.'),
    q: z.string().optional().describe('Words in the title, text, place or attendees.'),
    max_results: z.int().min(1).max(250).default(25).describe('How many, at most 250.'),
    page_token: pageToken,
  }),
  output: eventPage,
  request: ({ calendar_id, time_min, time_max, q, max_results, page_token }) =>
    get(path`/calendars/${calendar_id}/events`, {
      timeMin: time_min,
      timeMax: time_max,
      q,
      maxResults: max_results,
      pageToken: page_token,
      singleEvents: true,
      orderBy: 'startTime',
    }),
  response: readPage,
})

export const getEvent = defineTool({
  slug: 'GOOGLECALENDAR_EVENTS_GET',
  name: 'Get an event',
  description: 'Get one event with its whole text.',
  effect: 'read',
  scopes,
  keywords: ['meeting', 'appointment', 'details'],
  plan: [{ tool: 'GOOGLECALENDAR_EVENTS_LIST', to: 'find the event: its id is the event_id' }],
  input: z.object({ calendar_id: calendarId, event_id: eventId }),
  output: event,
  request: ({ calendar_id, event_id }) => get(path`/calendars/${calendar_id}/events/${event_id}`),
})

const details = {
  description: z.string().optional().describe('The text; may be HTML.'),
  location: z.string().optional().describe('Where it is, in words.'),
  attendees: z.array(z.string()).optional().describe("People's e-mail addresses."),
}

const notify = z
  .boolean()
  .default(true)
  .describe('Whether Google sends the attendees a mail about it.')

export const createEvent = defineTool({
  slug: 'GOOGLECALENDAR_CREATE_EVENT',
  name: 'Create an event',
  description:
    'Create an event with a beginning and an end. Attendees are invited by mail unless told otherwise.',
  effect: 'write',
  important: true,
  scopes,
  keywords: ['meeting', 'appointment', 'book', 'schedule', 'invite', 'add'],
  pitfalls: ['It does not look whether anybody is busy; GOOGLECALENDAR_FIND_FREE_SLOTS does.'],
  input: z.object({
    calendar_id: calendarId,
    summary: z.string().describe('The title.'),
    start_datetime: instant.describe('When it begins.'),
    end_datetime: instant.describe('When it ends.'),
    timezone: z.string().optional().describe('Needed for events that recur, e.g. `Europe/Paris`.'),
    ...details,
    recurrence: z
      .array(z.string())
      .optional()
      .describe('Rules of RFC 5545, e.g. `RRULE:FREQ=WEEKLY;COUNT=10`.'),
    send_updates: notify,
  }),
  output: event,
  request: ({ calendar_id, start_datetime, end_datetime, timezone, send_updates, ...facts }) => ({
    ...post(path`/calendars/${calendar_id}/events`, {
      ...withAttendees(facts),
      start: moment(start_datetime, timezone),
      end: moment(end_datetime, timezone),
    }),
    query: { sendUpdates: updates(send_updates) },
  }),
})

export const updateEvent = defineTool({
  slug: 'GOOGLECALENDAR_PATCH_EVENT',
  name: 'Change an event',
  description:
    'Change an event: title, times, text, place, attendees. What is left out stays; attendees are replaced whole.',
  effect: 'write',
  idempotent: true,
  scopes,
  keywords: ['move', 'reschedule', 'rename', 'edit', 'update', 'invite'],
  pitfalls: ['To add an attendee, pass all that are there as well.'],
  plan: [{ tool: 'GOOGLECALENDAR_EVENTS_LIST', to: 'find the event: its id is the event_id' }],
  input: z.object({
    calendar_id: calendarId,
    event_id: eventId,
    summary: z.string().optional().describe('The new title.'),
    start_time: instant.optional().describe('The new beginning.'),
    end_time: instant.optional().describe('The new end.'),
    ...details,
    send_updates: notify,
  }),
  output: event,
  request: ({ calendar_id, event_id, start_time, end_time, send_updates, ...facts }) => ({
    ...patch(path`/calendars/${calendar_id}/events/${event_id}`, {
      ...withAttendees(facts),
      ...(start_time && { start: moment(start_time) }),
      ...(end_time && { end: moment(end_time) }),
    }),
    query: { sendUpdates: updates(send_updates) },
  }),
})

export const quickAdd = defineTool({
  slug: 'GOOGLECALENDAR_QUICK_ADD',
  name: 'Create an event from a sentence',
  description:
    'Let Google make an event of a sentence, like `Lunch with Ana on Friday at noon`. ' +
    'GOOGLECALENDAR_CREATE_EVENT is exact.',
  effect: 'write',
  scopes,
  keywords: ['meeting', 'remind', 'fast'],
  input: z.object({
    calendar_id: calendarId,
    text: z.string().min(1).describe('The sentence.'),
    send_updates: notify,
  }),
  output: event,
  request: ({ calendar_id, text, send_updates }) => ({
    ...post(path`/calendars/${calendar_id}/events/quickAdd`),
    query: { text, sendUpdates: updates(send_updates) },
  }),
})

export const deleteEvent = defineTool({
  slug: 'GOOGLECALENDAR_DELETE_EVENT',
  name: 'Delete an event',
  description: 'Delete an event for good and tell its attendees. One of a series goes alone.',
  effect: 'destroy',
  idempotent: true,
  scopes,
  keywords: ['cancel', 'remove', 'meeting'],
  plan: [{ tool: 'GOOGLECALENDAR_EVENTS_LIST', to: 'find the event: its id is the event_id' }],
  input: z.object({ calendar_id: calendarId, event_id: eventId, send_updates: notify }),
  output: z.object({ deleted: z.literal(true) }),
  request: ({ calendar_id, event_id, send_updates }) =>
    del(path`/calendars/${calendar_id}/events/${event_id}`, { sendUpdates: updates(send_updates) }),
  response: () => ({ deleted: true as const }),
})

function updates(send: boolean): 'all' | 'none' {
  return send ? 'all' : 'none'
}

function moment(dateTime: string, timeZone?: string) {
  return { dateTime, ...(timeZone && { timeZone }) }
}

function withAttendees<Facts extends { attendees?: string[] | undefined }>({
  attendees,
  ...facts
}: Facts) {
  return { ...facts, ...(attendees && { attendees: attendees.map((email) => ({ email })) }) }
}
