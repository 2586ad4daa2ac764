import { defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { zoomFailure } from './failure.ts'
import {
  createMeeting,
  deleteMeeting,
  getMeeting,
  listMeetings,
  updateMeeting,
} from './meetings.ts'
import { addRegistrant, getUser, listParticipants } from './people.ts'
import { getRecordings, getSummary, listRecordings } from './recordings.ts'

export type * from './tool-types.ts'

/** Zoom: meetings, who was there, and what was recorded. */
export const zoom: Toolkit = defineToolkit({
  slug: 'zoom',
  name: 'Zoom',
  description: 'Video meetings: plan and change them, see who came, find recordings and summaries.',
  logo: letterLogo('Z', '#0b5cff'),
  categories: ['communication', 'meetings'],
  version: '20261127_00',
  baseUrl: 'https://api.zoom.us/v2',
  // Where grants are ended.
  origins: ['https://zoom.us'],
  auth: oauth2({
    authorizeUrl: 'https://zoom.us/oauth/authorize',
    tokenUrl: 'https://zoom.us/oauth/token',
    // Zoom takes access tokens there, and says nothing of refresh tokens.
    revoke: ({ accessToken }) => ({
      authorization: 'client',
      request: {
        method: 'POST',
        path: 'https://zoom.us/oauth/revoke',
        form: { token: accessToken },
      },
    }),
    scopes: {
      'user:read:user': 'Know which account is yours',
      'meeting:read:list_meetings': 'See your meetings',
      'meeting:read:meeting': 'See the details of a meeting',
      'meeting:write:meeting': 'Create meetings',
      'meeting:update:meeting': 'Change meetings',
      'meeting:delete:meeting': 'Delete meetings',
      'meeting:write:registrant': 'Register people for your meetings',
      'meeting:read:list_past_participants': 'See who was in your meetings',
      'meeting:read:summary': 'Read summaries of your meetings',
      'cloud_recording:read:list_user_recordings': 'See your recordings',
      'cloud_recording:read:list_recording_files': 'See the files of a recording',
    },
    clientAuthentication: 'basic',
    grantEnded: [{ error: 'invalid_request', saying: 'Invalid Token' }],
    registerUrl: 'https://marketplace.zoom.us/user/build',
  }),
  verified: 'specified',
  docsUrl: 'https://developers.zoom.us/docs/api/meetings/',
  setup: [
    'Build a general app at https://marketplace.zoom.us/user/build and let users manage it, rather than admins.',
    'Under Basic Information, add {redirect_uri} as the OAuth redirect URL and to the allow list.',
    'Under Scopes, add those below.',
    'Until Zoom has reviewed the app, only people of your own account can connect.',
  ],
  rateLimits: '4 to 80 requests a second for each account, by plan and endpoint',
  failure: zoomFailure,
  identity: {
    request: get('/users/me'),
    read: ({ id, email, verified }: ZoomUser) => ({
      subject: id,
      ...(email && { label: email }),
      ...(email && verified === 1 && { email }),
    }),
  },
  tools: [
    createMeeting,
    listMeetings,
    getMeeting,
    updateMeeting,
    deleteMeeting,
    addRegistrant,
    listParticipants,
    listRecordings,
    getRecordings,
    getSummary,
    getUser,
  ],
})

interface ZoomUser {
  id: string
  email?: string
  verified?: number
}
