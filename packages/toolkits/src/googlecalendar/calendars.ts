import { defineTool, get, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { instant, pageToken, scopes } from './fields.ts'

export const listCalendars = defineTool({
  slug: 'GOOGLECALENDAR_LIST_CALENDARS',
  name: 'List calendars',
  description: 'List the calendars that the user sees, with their ids and time zones.',
  effect: 'read',
  scopes,
  keywords: ['schedule', 'agenda'],
  input: z.object({
    max_results: z.int().min(1).max(250).default(50).describe('How many, at most 250.'),
    page_token: pageToken,
  }),
  output: z.object({
    calendars: z.array(
      z.object({
        id: z.string(),
        summary: z.string(),
        description: z.string().optional(),
        timeZone: z.string().optional(),
        primary: z.boolean().optional(),
        accessRole: z.string().optional(),
      }),
    ),
    nextPageToken: z.string().optional(),
  }),
  request: ({ max_results, page_token }) =>
    get('/users/me/calendarList', { maxResults: max_results, pageToken: page_token }),
  response: ({ items = [], nextPageToken }: { items?: never[]; nextPageToken?: string }) => ({
    calendars: items,
    nextPageToken,
  }),
})

export const findFreeSlots = defineTool({
  slug: 'GOOGLECALENDAR_FIND_FREE_SLOTS',
  name: 'Find free and busy times',
  description:
    'Tell when calendars are busy and when all of them are free, between two times. ' +
    'Use it before proposing a meeting.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['availability', 'available', 'meeting', 'schedule', 'when'],
  input: z.object({
    time_min: instant.describe('Where to start, e.g. `2026-11-26T08:00:00Z`.'),
    time_max: instant.describe('Where to end.'),
    items: z
      .array(z.string())
      .min(1)
      .max(50)
      .default(['primary'])
      .describe("Calendar ids or people's e-mail addresses."),
    timezone: z.string().default('UTC').describe('For the answer, e.g. `Europe/Paris`.'),
  }),
  output: z.object({
    busy: z.record(z.string(), z.array(z.object({ start: z.string(), end: z.string() }))),
    free: z
      .array(z.object({ start: z.string(), end: z.string() }))
      .describe('When none of those that could be asked is busy.'),
    unknown: z.array(z.string()).describe('Calendars that the user may not ask about.'),
  }),
  request: ({ time_min, time_max, items, timezone }) =>
    post('/freeBusy', {
      timeMin: time_min,
      timeMax: time_max,
      timeZone: timezone,
      items: items.map((id) => ({ id })),
    }),
  response: ({ calendars = {} }: FreeBusy, { time_min, time_max }) => {
    const known = Object.entries(calendars).filter(([, { errors }]) => !errors?.length)
    const busy = Object.fromEntries(known.map(([id, calendar]) => [id, calendar.busy ?? []]))
    const unknown = Object.keys(calendars).filter((id) => !(id in busy))
    return { busy, free: gaps(Object.values(busy).flat(), time_min, time_max), unknown }
  },
})

interface Span {
  start: string
  end: string
}

interface FreeBusy {
  calendars?: Record<string, { busy?: Span[]; errors?: unknown[] }>
}

/** What is left between two times when the busy spans are taken out; they may overlap. */
function gaps(busy: readonly Span[], from: string, to: string): Span[] {
  const free: Span[] = []
  let at = from
  const after = (one: string, other: string) => Date.parse(one) > Date.parse(other)
  for (const { start, end } of busy.toSorted((one, other) =>
    after(one.start, other.start) ? 1 : -1,
  )) {
    if (after(start, at)) free.push({ start: at, end: start })
    if (after(end, at)) at = end
  }
  if (after(to, at)) free.push({ start: at, end: to })
  return free
}
