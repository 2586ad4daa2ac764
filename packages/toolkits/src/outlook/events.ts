import { defineTool, del, get, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { event, type GraphEvent, listedOfEvent, readEvent } from './event.ts'
import {
  address,
  body,
  isHtml,
  itemBody,
  nextSkip,
  nextSkipOf,
  type Page,
  skip,
  top,
  toRecipients,
} from './fields.ts'

const scopes = ['Calendars.ReadWrite']

const eventId = z.string().describe('`id` of the event.')

const find = [{ tool: 'OUTLOOK_LIST_EVENTS', to: 'find the event: its id is the event_id' }]

const instant = z.iso.datetime({ offset: true })

const clockTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, 'Give a time without offset, 2026-11-26T09:00:00.')

/** Part of a header in some tools, so only characters that names of zones have. */
const timeZone = z
  .string()
  .regex(/^[A-Za-z0-9 ()./_+:-]{1,64}$/, 'Give the name of a time zone, like Europe/Paris.')

const preferred = (zone: string) => ({ prefer: `outlook.timezone="${zone}"` })

export const listEvents = defineTool({
  slug: 'OUTLOOK_LIST_EVENTS',
  name: 'List events',
  description:
    'List the events of a calendar between two times, in the order in which they begin. Events that recur come one by one.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['meetings', 'appointments', 'agenda', 'schedule', 'today', 'tomorrow', 'week'],
  input: z.object({
    start_datetime: instant.describe('Only events that end after this.'),
    end_datetime: instant.describe('Only events that begin before this.'),
    calendar_id: z.string().optional().describe("Leave out for the user's main calendar."),
    timezone: timeZone.default('UTC').describe('On whose clock times are answered.'),
    top,
    skip,
  }),
  output: z.object({ events: z.array(event), next_skip: nextSkip }),
  request: ({ start_datetime, end_datetime, calendar_id, timezone, top: count, skip: from }) => ({
    ...get(
      calendar_id === undefined
        ? '/me/calendarView'
        : path`/me/calendars/${calendar_id}/calendarView`,
      {
        startDateTime: start_datetime,
        endDateTime: end_datetime,
        $select: listedOfEvent.join(','),
        $orderby: 'start/dateTime',
        $top: count,
        $skip: from || undefined,
      },
    ),
    headers: preferred(timezone),
  }),
  response: (page: Page<GraphEvent>, input) => ({
    events: page.value.map(readEvent),
    next_skip: nextSkipOf(page, input),
  }),
})

const details = {
  location: z.string().optional().describe('Where it is, in words.'),
  attendees_info: z.array(address).optional().describe("People's e-mail addresses."),
  is_online_meeting: z.boolean().optional().describe('Whether it gets a link to a Teams meeting.'),
  show_as: z
    .enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere'])
    .optional()
    .describe('How the time shows to others.'),
}

export const createEvent = defineTool({
  slug: 'OUTLOOK_CALENDAR_CREATE_EVENT',
  name: 'Create an event',
  description: 'Create an event. Attendees are invited by mail.',
  effect: 'write',
  important: true,
  scopes,
  keywords: ['meeting', 'appointment', 'book', 'schedule', 'invite', 'teams', 'add'],
  pitfalls: ['It does not look whether anybody is busy; OUTLOOK_GET_SCHEDULE does.'],
  input: z.object({
    subject: z.string().describe('The title.'),
    start_datetime: clockTime.describe('When it begins, on the clock of time_zone.'),
    end_datetime: clockTime.describe('When it ends; for whole days, midnight after the last.'),
    time_zone: timeZone.describe('E.g. `Europe/Paris`.'),
    body: body.optional(),
    is_html: isHtml,
    is_all_day: z.boolean().default(false).describe('Whole days, from midnight to midnight.'),
    ...details,
  }),
  output: event,
  request: ({ start_datetime, end_datetime, time_zone, is_all_day, ...facts }) => ({
    ...post('/me/events', {
      ...eventOf(facts),
      start: { dateTime: start_datetime, timeZone: time_zone },
      end: { dateTime: end_datetime, timeZone: time_zone },
      ...(is_all_day && { isAllDay: true }),
    }),
    headers: preferred(time_zone),
  }),
  response: readEvent,
})

export const updateEvent = defineTool({
  slug: 'OUTLOOK_UPDATE_CALENDAR_EVENT',
  name: 'Change an event',
  description:
    'Change an event: title, times, text, place, attendees. What is left out stays; attendees are replaced whole and told.',
  effect: 'write',
  idempotent: true,
  scopes,
  keywords: ['move', 'reschedule', 'rename', 'edit', 'meeting', 'invite'],
  pitfalls: [
    'To add an attendee, pass all that are there as well.',
    'A new text replaces the old one, with it the link of an online meeting that stands there.',
  ],
  plan: find,
  input: z.object({
    event_id: eventId,
    subject: z.string().optional().describe('The new title.'),
    start_datetime: clockTime.optional().describe('The new beginning, on the clock of time_zone.'),
    end_datetime: clockTime.optional().describe('The new end.'),
    time_zone: timeZone.default('UTC').describe('Of the new times, e.g. `Europe/Paris`.'),
    body: body.optional(),
    is_html: isHtml,
    ...details,
  }),
  output: event,
  request: ({ event_id, start_datetime, end_datetime, time_zone, ...facts }) => ({
    ...patch(path`/me/events/${event_id}`, {
      ...eventOf(facts),
      ...(start_datetime && { start: { dateTime: start_datetime, timeZone: time_zone } }),
      ...(end_datetime && { end: { dateTime: end_datetime, timeZone: time_zone } }),
    }),
    headers: preferred(time_zone),
  }),
  response: readEvent,
})

interface Facts {
  subject?: string | undefined
  body?: string | undefined
  is_html: boolean
  location?: string | undefined
  attendees_info?: string[] | undefined
  is_online_meeting?: boolean | undefined
  show_as?: string | undefined
}

function eventOf({ subject, body: text, is_html, location, attendees_info, ...rest }: Facts) {
  return {
    subject,
    isOnlineMeeting: rest.is_online_meeting,
    showAs: rest.show_as,
    ...(text !== undefined && { body: itemBody(text, is_html) }),
    ...(location !== undefined && { location: { displayName: location } }),
    ...(attendees_info && {
      attendees: toRecipients(attendees_info).map((one) => ({ ...one, type: 'required' })),
    }),
  }
}

export const deleteEvent = defineTool({
  slug: 'OUTLOOK_DELETE_CALENDAR_EVENT',
  name: 'Delete an event',
  description: "Delete an event; of the user's own meetings, attendees get a cancellation.",
  effect: 'destroy',
  idempotent: true,
  scopes,
  keywords: ['cancel', 'remove', 'meeting', 'appointment'],
  plan: find,
  input: z.object({ event_id: eventId }),
  output: z.object({ deleted: z.literal(true) }),
  request: ({ event_id }) => del(path`/me/events/${event_id}`),
  response: () => ({ deleted: true as const }),
})

export const getSchedule = defineTool({
  slug: 'OUTLOOK_GET_SCHEDULE',
  name: 'Get free and busy times',
  description:
    'Get when people of the same organization are busy between two times. Work and school accounts only.',
  effect: 'read',
  scopes,
  keywords: ['availability', 'free slots', 'find a time', 'meeting', 'calendar'],
  input: z.object({
    schedules: z.array(address).min(1).max(20).describe('E-mail addresses of people or rooms.'),
    start_datetime: clockTime.describe('From when, on the clock of time_zone.'),
    end_datetime: clockTime.describe('Until when; at most 62 days later.'),
    time_zone: timeZone.default('UTC').describe('E.g. `Europe/Paris`.'),
  }),
  output: z.object({
    schedules: z.array(
      z.object({
        email: z.string(),
        busy: z.array(z.object({ status: z.string(), start: z.string(), end: z.string() })),
        error: z.string().optional(),
      }),
    ),
  }),
  request: ({ schedules, start_datetime, end_datetime, time_zone }) => ({
    ...post('/me/calendar/getSchedule', {
      Schedules: schedules,
      StartTime: { dateTime: start_datetime, timeZone: time_zone },
      EndTime: { dateTime: end_datetime, timeZone: time_zone },
    }),
    headers: preferred(time_zone),
  }),
  response: ({ value }: Page<Schedule>) => ({
    schedules: value.map(({ scheduleId, scheduleItems = [], error }) => ({
      email: scheduleId,
      busy: scheduleItems
        .filter(({ status }) => status !== 'free')
        .map(({ status, start, end }) => ({ status, start: start.dateTime, end: end.dateTime })),
      ...(error?.message && { error: error.message }),
    })),
  }),
})

interface Schedule {
  scheduleId: string
  scheduleItems?: { status: string; start: { dateTime: string }; end: { dateTime: string } }[]
  error?: { message?: string } | null
}
