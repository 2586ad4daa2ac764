import { z } from 'zod'
import { clip } from '../clip.ts'
import { nameOf, type Recipient } from './fields.ts'

const moment = z.object({
  dateTime: z.string().describe('The time on the clock of timeZone.'),
  timeZone: z.string(),
})

/** An event as tools answer it. */
export const event = z.object({
  id: z.string(),
  subject: z.string(),
  start: moment.optional(),
  end: moment.optional(),
  isAllDay: z.boolean().optional(),
  isCancelled: z.boolean().optional(),
  type: z.string().optional().describe('`occurrence` or `exception`: one of a series.'),
  location: z.string().optional(),
  organizer: z.string().optional(),
  attendees: z
    .array(z.object({ who: z.string(), type: z.string(), response: z.string() }))
    .optional(),
  showAs: z.string().optional().describe('`free`, `tentative`, `busy`, `oof`.'),
  joinUrl: z.string().optional().describe('Where to join the online meeting.'),
  webLink: z.string().optional(),
  body: z.string().optional().describe('The text, plain.'),
})

/** Graph's own event: https://learn.microsoft.com/graph/api/resources/event */
export interface GraphEvent {
  id: string
  subject?: string | null
  start?: z.input<typeof moment>
  end?: z.input<typeof moment>
  isAllDay?: boolean
  isCancelled?: boolean
  type?: string
  location?: { displayName?: string } | null
  organizer?: Recipient | null
  attendees?: (Recipient & { type?: string; status?: { response?: string } })[]
  showAs?: string
  onlineMeeting?: { joinUrl?: string } | null
  webLink?: string
  bodyPreview?: string
}

/** What Graph is asked for of each event. */
export const listedOfEvent = [
  'id',
  'subject',
  'start',
  'end',
  'isAllDay',
  'isCancelled',
  'type',
  'location',
  'organizer',
  'attendees',
  'showAs',
  'onlineMeeting',
  'webLink',
  'bodyPreview',
]

/** Turns Graph's event into ours. */
export function readEvent(source: GraphEvent): z.input<typeof event> {
  const { subject, location, organizer, attendees = [], onlineMeeting, bodyPreview } = source
  return {
    id: source.id,
    subject: subject ?? '',
    start: source.start,
    end: source.end,
    isAllDay: source.isAllDay,
    isCancelled: source.isCancelled,
    type: source.type,
    ...(location?.displayName && { location: location.displayName }),
    ...(organizer && { organizer: nameOf(organizer) }),
    ...(attendees.length > 0 && {
      attendees: attendees.map(({ type, status, ...person }) => ({
        who: nameOf(person),
        type: type ?? 'required',
        response: status?.response ?? 'none',
      })),
    }),
    showAs: source.showAs,
    ...(onlineMeeting?.joinUrl && { joinUrl: onlineMeeting.joinUrl }),
    webLink: source.webLink,
    ...(bodyPreview && { body: clip(bodyPreview, 1000) }),
  }
}
