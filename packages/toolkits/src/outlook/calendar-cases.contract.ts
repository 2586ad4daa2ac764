import type { ToolCase } from '../specified.contract.ts'
import { listedOfEvent } from './event.ts'
import { me } from './graph.contract.ts'

const nine = { dateTime: '2026-11-26T09:00:00.0000000', timeZone: 'Europe/Paris' }
const ten = { dateTime: '2026-11-26T10:00:00.0000000', timeZone: 'Europe/Paris' }

const alike = {
  id: 'e1',
  subject: 'Ropes',
  start: nine,
  end: ten,
  isAllDay: false,
  isCancelled: false,
  type: 'singleInstance',
  showAs: 'busy',
  webLink: 'https://outlook.office365.com/1',
}
const meeting = {
  ...alike,
  location: { displayName: 'Room 4', locationType: 'default' },
  organizer: { emailAddress: { name: 'Ada', address: 'ada@example.com' } },
  attendees: [
    {
      type: 'required',
      status: { response: 'accepted', time: '2026-11-25T09:00:00Z' },
      emailAddress: { name: 'ben@example.com', address: 'ben@example.com' },
    },
  ],
  onlineMeeting: { joinUrl: 'https://teams.microsoft.com/l/1' },
  bodyPreview: 'About ropes.',
  iCalUId: 'dropped',
}
const meetingRead = {
  ...alike,
  location: 'Room 4',
  organizer: 'Ada <ada@example.com>',
  attendees: [{ who: 'ben@example.com', type: 'required', response: 'accepted' }],
  joinUrl: 'https://teams.microsoft.com/l/1',
  body: 'About ropes.',
}
const range = { start_datetime: '2026-11-26T00:00:00+01:00', end_datetime: '2026-11-27T00:00:00Z' }
const rangeOfSdk = {
  startDateTime: '2026-11-26T00:00:00+01:00',
  endDateTime: '2026-11-27T00:00:00Z',
  select: listedOfEvent,
  orderby: ['start/dateTime'],
}
const onClock = (dateTime: string) => ({ dateTime, timeZone: 'Europe/Paris' })

/** What is done with the calendar. */
export const calendarCases: readonly ToolCase[] = [
  {
    slug: 'OUTLOOK_LIST_EVENTS',
    input: { ...range, timezone: 'Europe/Paris' },
    answer: { value: [meeting] },
    sdk: () => me().calendarView.get({ queryParameters: { ...rangeOfSdk, top: 25 } }),
    output: { events: [meetingRead], next_skip: null },
  },
  {
    slug: 'OUTLOOK_LIST_EVENTS',
    input: { ...range, calendar_id: 'c=1', top: 1, skip: 1 },
    answer: {
      value: [{ id: 'e2', subject: null, organizer: null, onlineMeeting: null, attendees: [] }],
      '@odata.nextLink': 'https://graph.microsoft.com/v1.0/me/calendars/c=1/calendarView?$skip=2',
    },
    sdk: () =>
      me()
        .calendars.byCalendarId('c=1')
        .calendarView.get({ queryParameters: { ...rangeOfSdk, top: 1, skip: 1 } }),
    output: { events: [{ id: 'e2', subject: '' }], next_skip: 2 },
  },
  {
    slug: 'OUTLOOK_CALENDAR_CREATE_EVENT',
    input: {
      subject: 'Ropes',
      start_datetime: '2026-11-26T09:00:00',
      end_datetime: '2026-11-26T10:00',
      time_zone: 'Europe/Paris',
      body: 'About ropes.',
      location: 'Room 4',
      attendees_info: ['ben@example.com'],
      is_online_meeting: true,
      show_as: 'busy',
    },
    answer: meeting,
    status: 201,
    sdk: () =>
      me().events.post({
        subject: 'Ropes',
        start: onClock('2026-11-26T09:00:00'),
        end: onClock('2026-11-26T10:00'),
        body: { contentType: 'text', content: 'About ropes.' },
        location: { displayName: 'Room 4' },
        attendees: [{ type: 'required', emailAddress: { address: 'ben@example.com' } }],
        isOnlineMeeting: true,
        showAs: 'busy',
      }),
    output: meetingRead,
  },
  {
    slug: 'OUTLOOK_CALENDAR_CREATE_EVENT',
    input: {
      subject: 'Away',
      start_datetime: '2026-11-26T00:00:00',
      end_datetime: '2026-11-27T00:00:00',
      time_zone: 'Pacific Standard Time',
      is_all_day: true,
    },
    answer: { id: 'e3', isAllDay: true },
    status: 201,
    sdk: () =>
      me().events.post({
        subject: 'Away',
        start: { dateTime: '2026-11-26T00:00:00', timeZone: 'Pacific Standard Time' },
        end: { dateTime: '2026-11-27T00:00:00', timeZone: 'Pacific Standard Time' },
        isAllDay: true,
      }),
    output: { id: 'e3', subject: '', isAllDay: true },
  },
  {
    slug: 'OUTLOOK_UPDATE_CALENDAR_EVENT',
    input: {
      event_id: 'e1',
      start_datetime: '2026-11-26T09:00:00',
      end_datetime: '2026-11-26T10:00:00',
      time_zone: 'Europe/Paris',
    },
    answer: meeting,
    sdk: () =>
      event('e1').patch({
        start: onClock('2026-11-26T09:00:00'),
        end: onClock('2026-11-26T10:00:00'),
      }),
    output: meetingRead,
  },
  {
    slug: 'OUTLOOK_UPDATE_CALENDAR_EVENT',
    input: { event_id: 'e1', subject: 'Knots', attendees_info: [] },
    answer: meeting,
    sdk: () => event('e1').patch({ subject: 'Knots', attendees: [] }),
    output: meetingRead,
  },
  {
    slug: 'OUTLOOK_DELETE_CALENDAR_EVENT',
    input: { event_id: 'e1' },
    answer: undefined,
    sdk: () => event('e1').delete(),
    output: { deleted: true },
  },
  {
    slug: 'OUTLOOK_GET_SCHEDULE',
    input: {
      schedules: ['ada@example.com', 'ben@example.com'],
      start_datetime: '2026-11-26T08:00:00',
      end_datetime: '2026-11-26T18:00:00',
      time_zone: 'Europe/Paris',
    },
    answer: {
      value: [
        {
          scheduleId: 'ada@example.com',
          availabilityView: '0022',
          scheduleItems: [
            { status: 'busy', start: nine, end: ten, subject: 'dropped' },
            { status: 'free', start: ten, end: ten },
          ],
        },
        { scheduleId: 'ben@example.com', error: { message: 'No such mailbox.' } },
      ],
    },
    sdk: () =>
      me().calendar.getSchedule.post({
        schedules: ['ada@example.com', 'ben@example.com'],
        startTime: onClock('2026-11-26T08:00:00'),
        endTime: onClock('2026-11-26T18:00:00'),
      }),
    output: {
      schedules: [
        {
          email: 'ada@example.com',
          busy: [{ status: 'busy', start: nine.dateTime, end: ten.dateTime }],
        },
        { email: 'ben@example.com', busy: [], error: 'No such mailbox.' },
      ],
    },
  },
]

const event = (id: string) => me().events.byEventId(id)
