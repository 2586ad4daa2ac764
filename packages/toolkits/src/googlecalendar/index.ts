import { defineToolkit, type Toolkit } from '@maillon/core/toolkit'
import { googleWays, googleIdentity, googleIdentityOrigin, googleSetup } from '../google-auth.ts'
import { googleFailure } from '../google-failure.ts'
import { letterLogo } from '../letter-logo.ts'
import { findFreeSlots, listCalendars } from './calendars.ts'
import { createEvent, deleteEvent, getEvent, listEvents, quickAdd, updateEvent } from './events.ts'

export type * from './tool-types.ts'

/** Google Calendar: see, make, move and cancel events, and find free times. */
export const googlecalendar: Toolkit = defineToolkit({
  slug: 'googlecalendar',
  name: 'Google Calendar',
  description: 'Calendars and their events: list, create, move, cancel, and find free times.',
  logo: letterLogo('C', '#1a73e8'),
  categories: ['calendar'],
  version: '20261126_00',
  baseUrl: 'https://www.googleapis.com/calendar/v3',
  origins: [googleIdentityOrigin],
  auth: googleWays({
    'https://www.googleapis.com/auth/calendar': 'See and change your calendars and their events',
  }),
  verified: 'specified',
  docsUrl: 'https://developers.google.com/workspace/calendar/api/v3/reference',
  setup: googleSetup(
    'Google Calendar API',
    'the calendar scope is sensitive, so Google reviews an app before more than 100 people may use it.',
  ),
  rateLimits: '600 requests a minute for each user of a project',
  failure: googleFailure,
  identity: googleIdentity,
  tools: [
    listEvents,
    createEvent,
    findFreeSlots,
    getEvent,
    updateEvent,
    deleteEvent,
    quickAdd,
    listCalendars,
  ],
})
