import type { z } from 'zod'
import { auth, calendar } from '@googleapis/calendar'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { googlecalendar } from './index.ts'

const authorization = new auth.OAuth2()
authorization.setCredentials({ access_token: 'specified' })
const google = calendar({ version: 'v3', auth: authorization })

const lunch = {
  id: 'e1',
  status: 'confirmed',
  summary: 'Lunch',
  start: { dateTime: '2026-11-26T12:00:00+01:00' },
  end: { dateTime: '2026-11-26T13:00:00+01:00' },
  attendees: [{ email: 'ben@example.com', responseStatus: 'needsAction' }],
}
const answer = { kind: 'calendar#event', etag: '"1"', ...lunch }

specified(googlecalendar, [
  {
    slug: 'GOOGLECALENDAR_EVENTS_LIST',
    input: { time_min: '2026-11-26T00:00:00Z', time_max: '2026-11-27T00:00:00Z', q: 'lunch' },
    answer: { kind: 'calendar#events', items: [answer], nextPageToken: 'p2' },
    sdk: () =>
      google.events.list({
        calendarId: 'primary',
        timeMin: '2026-11-26T00:00:00Z',
        timeMax: '2026-11-27T00:00:00Z',
        q: 'lunch',
        maxResults: 25,
        singleEvents: true,
        orderBy: 'startTime',
      }),
    output: { events: [lunch], nextPageToken: 'p2' },
  },
  {
    slug: 'GOOGLECALENDAR_EVENTS_GET',
    input: { calendar_id: 'team@group.calendar.google.com', event_id: 'e1' },
    answer,
    sdk: () => google.events.get({ calendarId: 'team@group.calendar.google.com', eventId: 'e1' }),
    output: lunch,
  },
  {
    slug: 'GOOGLECALENDAR_CREATE_EVENT',
    input: {
      summary: 'Lunch',
      start_datetime: '2026-11-26T12:00:00+01:00',
      end_datetime: '2026-11-26T13:00:00+01:00',
      timezone: 'Europe/Paris',
      attendees: ['ben@example.com'],
      recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'],
    },
    answer,
    sdk: () =>
      google.events.insert({
        calendarId: 'primary',
        sendUpdates: 'all',
        requestBody: {
          summary: 'Lunch',
          start: { dateTime: '2026-11-26T12:00:00+01:00', timeZone: 'Europe/Paris' },
          end: { dateTime: '2026-11-26T13:00:00+01:00', timeZone: 'Europe/Paris' },
          attendees: [{ email: 'ben@example.com' }],
          recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'],
        },
      }),
    output: lunch,
  },
  {
    slug: 'GOOGLECALENDAR_PATCH_EVENT',
    input: { event_id: 'e1', start_time: '2026-11-26T13:00:00+01:00', send_updates: false },
    answer,
    sdk: () =>
      google.events.patch({
        calendarId: 'primary',
        eventId: 'e1',
        sendUpdates: 'none',
        requestBody: { start: { dateTime: '2026-11-26T13:00:00+01:00' } },
      }),
    output: lunch,
  },
  {
    slug: 'GOOGLECALENDAR_QUICK_ADD',
    input: { text: 'Lunch with Ben' },
    answer,
    sdk: () =>
      google.events.quickAdd({ calendarId: 'primary', text: 'Lunch with Ben', sendUpdates: 'all' }),
    output: lunch,
  },
  {
    slug: 'GOOGLECALENDAR_DELETE_EVENT',
    input: { event_id: 'e1' },
    answer: undefined,
    sdk: () => google.events.delete({ calendarId: 'primary', eventId: 'e1', sendUpdates: 'all' }),
    output: { deleted: true },
  },
  {
    slug: 'GOOGLECALENDAR_LIST_CALENDARS',
    answer: { kind: 'calendar#calendarList', items: [{ id: 'ada@example.com', summary: 'Ada' }] },
    sdk: () => google.calendarList.list({ maxResults: 50 }),
    output: { calendars: [{ id: 'ada@example.com', summary: 'Ada' }] },
  },
  {
    slug: 'GOOGLECALENDAR_FIND_FREE_SLOTS',
    input: {
      time_min: '2026-11-26T08:00:00Z',
      time_max: '2026-11-26T18:00:00Z',
      items: ['primary', 'ben@example.com', 'nobody@example.com'],
    },
    answer: {
      calendars: {
        primary: { busy: [{ start: '2026-11-26T09:00:00Z', end: '2026-11-26T11:00:00Z' }] },
        'ben@example.com': {
          busy: [
            { start: '2026-11-26T16:00:00Z', end: '2026-11-26T19:00:00Z' },
            { start: '2026-11-26T10:00:00Z', end: '2026-11-26T10:30:00Z' },
          ],
        },
        'nobody@example.com': { errors: [{ reason: 'notFound' }], busy: [] },
      },
    },
    sdk: () =>
      google.freebusy.query({
        requestBody: {
          timeMin: '2026-11-26T08:00:00Z',
          timeMax: '2026-11-26T18:00:00Z',
          timeZone: 'UTC',
          items: [{ id: 'primary' }, { id: 'ben@example.com' }, { id: 'nobody@example.com' }],
        },
      }),
    output: {
      busy: {
        primary: [{ start: '2026-11-26T09:00:00Z', end: '2026-11-26T11:00:00Z' }],
        'ben@example.com': [
          { start: '2026-11-26T16:00:00Z', end: '2026-11-26T19:00:00Z' },
          { start: '2026-11-26T10:00:00Z', end: '2026-11-26T10:30:00Z' },
        ],
      },
      free: [
        { start: '2026-11-26T08:00:00Z', end: '2026-11-26T09:00:00Z' },
        { start: '2026-11-26T11:00:00Z', end: '2026-11-26T16:00:00Z' },
      ],
      unknown: ['nobody@example.com'],
    },
  },
])

test('a time without its offset is refused: whose noon would it be', () => {
  const create = googlecalendar.tools.find(({ slug }) => slug === 'GOOGLECALENDAR_CREATE_EVENT')
  const parsed = (create?.input as z.ZodObject | undefined)?.safeParse({
    summary: 'x',
    start_datetime: '2026-11-26T12:00:00',
    end_datetime: '2026-11-26T13:00:00Z',
  })
  expect(parsed?.error?.issues[0]?.message).toContain('offset')
})
