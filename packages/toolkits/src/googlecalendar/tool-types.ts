// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Google Calendar: Calendars and their events: list, create, move, cancel, and find free times. */
    googlecalendar: unknown
  }

  interface Tools {
    /** Create an event with a beginning and an end. Attendees are invited by mail unless told otherwise. */
    GOOGLECALENDAR_CREATE_EVENT: {
      toolkit: "googlecalendar"
      input: {
        /** Id of the calendar, from GOOGLECALENDAR_LIST_CALENDARS; `primary` is the main one. */
        calendar_id?: string | undefined
        /** The title. */
        summary: string
        /** When it begins. */
        start_datetime: string
        /** When it ends. */
        end_datetime: string
        /** Needed for events that recur, e.g. `Europe/Paris`. */
        timezone?: string | undefined
        /** The text; may be HTML. */
        description?: string | undefined
        /** Where it is, in words. */
        location?: string | undefined
        /** People's e-mail addresses. */
        attendees?: string[] | undefined
        /** Rules of RFC 5545, e.g. `RRULE:FREQ=WEEKLY;COUNT=10`. */
        recurrence?: string[] | undefined
        /** Whether Google sends the attendees a mail about it. */
        send_updates?: boolean | undefined
      }
      output: { id: string; status?: string | undefined; summary?: string | undefined; description?: string | undefined; location?: string | undefined; start?: {
        dateTime?: string | undefined
        /** In place of dateTime for whole days. */
        date?: string | undefined
        timeZone?: string | undefined
      } | undefined; end?: {
        dateTime?: string | undefined
        /** In place of dateTime for whole days. */
        date?: string | undefined
        timeZone?: string | undefined
      } | undefined; attendees?: ({ email?: string | undefined; responseStatus?: string | undefined })[] | undefined; organizer?: { email?: string | undefined } | undefined; hangoutLink?: string | undefined; htmlLink?: string | undefined; recurringEventId?: string | undefined }
    }
    /** Delete an event for good and tell its attendees. One of a series goes alone. */
    GOOGLECALENDAR_DELETE_EVENT: {
      toolkit: "googlecalendar"
      input: {
        /** Id of the calendar, from GOOGLECALENDAR_LIST_CALENDARS; `primary` is the main one. */
        calendar_id?: string | undefined
        /** `id` of the event. */
        event_id: string
        /** Whether Google sends the attendees a mail about it. */
        send_updates?: boolean | undefined
      }
      output: { deleted: true }
    }
    /** Get one event with its whole text. */
    GOOGLECALENDAR_EVENTS_GET: {
      toolkit: "googlecalendar"
      input: {
        /** Id of the calendar, from GOOGLECALENDAR_LIST_CALENDARS; `primary` is the main one. */
        calendar_id?: string | undefined
        /** `id` of the event. */
        event_id: string
      }
      output: { id: string; status?: string | undefined; summary?: string | undefined; description?: string | undefined; location?: string | undefined; start?: {
        dateTime?: string | undefined
        /** In place of dateTime for whole days. */
        date?: string | undefined
        timeZone?: string | undefined
      } | undefined; end?: {
        dateTime?: string | undefined
        /** In place of dateTime for whole days. */
        date?: string | undefined
        timeZone?: string | undefined
      } | undefined; attendees?: ({ email?: string | undefined; responseStatus?: string | undefined })[] | undefined; organizer?: { email?: string | undefined } | undefined; hangoutLink?: string | undefined; htmlLink?: string | undefined; recurringEventId?: string | undefined }
    }
    /** List or search the events of one calendar between two times, in the order in which they begin. Events that recur come one by one. */
    GOOGLECALENDAR_EVENTS_LIST: {
      toolkit: "googlecalendar"
      input: {
        /** Id of the calendar, from GOOGLECALENDAR_LIST_CALENDARS; `primary` is the main one. */
        calendar_id?: string | undefined
        /** Only events that end after this. */
        time_min?: string | undefined
        /** Only events that begin before this. */
        time_max?: string | undefined
        /** Words in the title, text, place or attendees. */
        q?: string | undefined
        /** How many, at most 250. */
        max_results?: number | undefined
        /** `nextPageToken` of the page before; leave out for the first page. */
        page_token?: string | undefined
      }
      output: { events: ({ id: string; status?: string | undefined; summary?: string | undefined; description?: string | undefined; location?: string | undefined; start?: {
        dateTime?: string | undefined
        /** In place of dateTime for whole days. */
        date?: string | undefined
        timeZone?: string | undefined
      } | undefined; end?: {
        dateTime?: string | undefined
        /** In place of dateTime for whole days. */
        date?: string | undefined
        timeZone?: string | undefined
      } | undefined; attendees?: ({ email?: string | undefined; responseStatus?: string | undefined })[] | undefined; organizer?: { email?: string | undefined } | undefined; hangoutLink?: string | undefined; htmlLink?: string | undefined; recurringEventId?: string | undefined })[]; nextPageToken?: string | undefined }
    }
    /** Tell when calendars are busy and when all of them are free, between two times. Use it before proposing a meeting. */
    GOOGLECALENDAR_FIND_FREE_SLOTS: {
      toolkit: "googlecalendar"
      input: {
        /** Where to start, e.g. `2026-11-26T08:00:00Z`. */
        time_min: string
        /** Where to end. */
        time_max: string
        /** Calendar ids or people's e-mail addresses. */
        items?: string[] | undefined
        /** For the answer, e.g. `Europe/Paris`. */
        timezone?: string | undefined
      }
      output: {
        busy: Record<string, { start: string; end: string }[]>
        /** When none of those that could be asked is busy. */
        free: { start: string; end: string }[]
        /** Calendars that the user may not ask about. */
        unknown: string[]
      }
    }
    /** List the calendars that the user sees, with their ids and time zones. */
    GOOGLECALENDAR_LIST_CALENDARS: {
      toolkit: "googlecalendar"
      input: {
        /** How many, at most 250. */
        max_results?: number | undefined
        /** `nextPageToken` of the page before; leave out for the first page. */
        page_token?: string | undefined
      }
      output: { calendars: ({ id: string; summary: string; description?: string | undefined; timeZone?: string | undefined; primary?: boolean | undefined; accessRole?: string | undefined })[]; nextPageToken?: string | undefined }
    }
    /** Change an event: title, times, text, place, attendees. What is left out stays; attendees are replaced whole. */
    GOOGLECALENDAR_PATCH_EVENT: {
      toolkit: "googlecalendar"
      input: {
        /** Id of the calendar, from GOOGLECALENDAR_LIST_CALENDARS; `primary` is the main one. */
        calendar_id?: string | undefined
        /** `id` of the event. */
        event_id: string
        /** The new title. */
        summary?: string | undefined
        /** The new beginning. */
        start_time?: string | undefined
        /** The new end. */
        end_time?: string | undefined
        /** The text; may be HTML. */
        description?: string | undefined
        /** Where it is, in words. */
        location?: string | undefined
        /** People's e-mail addresses. */
        attendees?: string[] | undefined
        /** Whether Google sends the attendees a mail about it. */
        send_updates?: boolean | undefined
      }
      output: { id: string; status?: string | undefined; summary?: string | undefined; description?: string | undefined; location?: string | undefined; start?: {
        dateTime?: string | undefined
        /** In place of dateTime for whole days. */
        date?: string | undefined
        timeZone?: string | undefined
      } | undefined; end?: {
        dateTime?: string | undefined
        /** In place of dateTime for whole days. */
        date?: string | undefined
        timeZone?: string | undefined
      } | undefined; attendees?: ({ email?: string | undefined; responseStatus?: string | undefined })[] | undefined; organizer?: { email?: string | undefined } | undefined; hangoutLink?: string | undefined; htmlLink?: string | undefined; recurringEventId?: string | undefined }
    }
    /** Let Google make an event of a sentence, like `Lunch with Ana on Friday at noon`. GOOGLECALENDAR_CREATE_EVENT is exact. */
    GOOGLECALENDAR_QUICK_ADD: {
      toolkit: "googlecalendar"
      input: {
        /** Id of the calendar, from GOOGLECALENDAR_LIST_CALENDARS; `primary` is the main one. */
        calendar_id?: string | undefined
        /** The sentence. */
        text: string
        /** Whether Google sends the attendees a mail about it. */
        send_updates?: boolean | undefined
      }
      output: { id: string; status?: string | undefined; summary?: string | undefined; description?: string | undefined; location?: string | undefined; start?: {
        dateTime?: string | undefined
        /** In place of dateTime for whole days. */
        date?: string | undefined
        timeZone?: string | undefined
      } | undefined; end?: {
        dateTime?: string | undefined
        /** In place of dateTime for whole days. */
        date?: string | undefined
        timeZone?: string | undefined
      } | undefined; attendees?: ({ email?: string | undefined; responseStatus?: string | undefined })[] | undefined; organizer?: { email?: string | undefined } | undefined; hangoutLink?: string | undefined; htmlLink?: string | undefined; recurringEventId?: string | undefined }
    }
  }
}
