import { z } from 'zod'
import { clip } from '../clip.ts'

/** Reads and writes events, and sees the list of calendars. */
export const scopes = ['https://www.googleapis.com/auth/calendar']

export const calendarId = z
  .string()
  .default('primary')
  .describe('Id of the calendar, from GOOGLECALENDAR_LIST_CALENDARS; `primary` is the main one.')

export const eventId = z.string().describe('`id` of the event.')

export const pageToken = z
  .string()
  .optional()
  .describe('`nextPageToken` of the page before; leave out for the first page.')

export const instant = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    'Give a time with its offset, like 2026-11-26T09:00:00+01:00.',
  )

const moment = z.object({
  dateTime: z.string().optional(),
  date: z.string().optional().describe('In place of dateTime for whole days.'),
  timeZone: z.string().optional(),
})

/** An event as a model needs it. */
export const event = z.object({
  id: z.string(),
  status: z.string().optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  location: z.string().optional(),
  start: moment.optional(),
  end: moment.optional(),
  attendees: z
    .array(z.object({ email: z.string().optional(), responseStatus: z.string().optional() }))
    .optional(),
  organizer: z.object({ email: z.string().optional() }).optional(),
  hangoutLink: z.string().optional(),
  htmlLink: z.string().optional(),
  recurringEventId: z.string().optional(),
})

/** The same with a text that leaves room for others. */
export function shortEvent(source: z.input<typeof event>): z.input<typeof event> {
  const { description } = source
  return description === undefined ? source : { ...source, description: clip(description, 1000) }
}
