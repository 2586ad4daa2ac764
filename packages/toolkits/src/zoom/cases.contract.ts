import { MeetingsS2SAuthClient } from '@zoom/rivet/meetings'
import { UsersS2SAuthClient } from '@zoom/rivet/users'
import type { ToolCase } from '../specified.contract.ts'

const token = {
  accessToken: 'specified',
  expirationTimeIso: '2999-01-01T00:00:00Z',
  scopes: [],
}
const options = {
  clientId: 'c',
  clientSecret: 's',
  accountId: 'a',
  disableReceiver: true as const,
  tokenStore: { getLatestToken: () => token, storeToken: () => undefined },
}
const { meetings, cloudRecording } = new MeetingsS2SAuthClient(options).endpoints
const { users } = new UsersS2SAuthClient(options).endpoints

const answered = {
  id: 85_746_065_123,
  uuid: 'aDYlohsHRtCd4ii1uC2+hA==',
  topic: 'Belay',
  type: 2,
  start_time: '2026-11-27T15:00:00Z',
  duration: 45,
  timezone: 'Europe/Paris',
  created_at: '2026-11-26T09:00:00Z',
  join_url: 'https://zoom.us/j/85746065123',
  host_id: 'h1',
}
const read = {
  id: '85746065123',
  uuid: answered.uuid,
  topic: 'Belay',
  type: 2,
  start_time: answered.start_time,
  duration: 45,
  timezone: 'Europe/Paris',
  join_url: answered.join_url,
}
const number = '85746065123'
const path = { meetingId: number as never }

const file = {
  id: 'f1',
  file_type: 'MP4',
  file_size: 9,
  recording_type: 'shared_screen_with_speaker_view',
  play_url: 'https://zoom.us/rec/play/x',
}
const recorded = {
  uuid: answered.uuid,
  id: answered.id,
  topic: 'Belay',
  start_time: answered.start_time,
  duration: 45,
  recording_play_passcode: 'secret',
  recording_files: [{ ...file, download_url: 'https://zoom.us/rec/download/x' }],
}
const recordedRead = {
  uuid: answered.uuid,
  id: number,
  topic: 'Belay',
  start_time: answered.start_time,
  duration: 45,
  recording_files: [file],
}

const uuid = '/ajXp112QmuoKj4854875=='
const twice = encodeURIComponent(encodeURIComponent(uuid))

/** Each tool beside the call of Zoom's own SDK that means the same. */
export const cases: readonly ToolCase[] = [
  {
    slug: 'ZOOM_LIST_MEETINGS',
    input: { type: 'upcoming', from: '2026-11-26', to: '2026-11-30', next_page_token: 'n1' },
    answer: { page_size: 30, next_page_token: 'n2', meetings: [answered] },
    sdk: () =>
      meetings.listMeetings({
        path: { userId: 'me' },
        query: {
          type: 'upcoming',
          from: '2026-11-26',
          to: '2026-11-30',
          page_size: 30,
          next_page_token: 'n1',
        },
      }),
    output: { meetings: [read], next_page_token: 'n2' },
  },
  {
    slug: 'ZOOM_GET_A_MEETING',
    input: { meetingId: number },
    answer: { ...answered, agenda: 'x'.repeat(2001), start_url: 'https://zoom.us/s/secret' },
    sdk: () => meetings.getMeeting({ path }),
    output: { ...read, agenda: `${'x'.repeat(2000)} […]` },
  },
  {
    slug: 'ZOOM_CREATE_A_MEETING',
    input: {
      topic: 'Belay',
      agenda: 'Knots',
      start_time: '2026-11-27T16:00:00',
      timezone: 'Europe/Paris',
      duration: 45,
      settings__waiting_room: true,
      settings__auto_recording: 'cloud',
      settings__meeting_invitees: [{ email: 'ada@example.com' }],
    },
    answer: { ...answered, start_url: 'https://zoom.us/s/secret' },
    status: 201,
    sdk: () =>
      meetings.createMeeting({
        path: { userId: 'me' },
        body: {
          topic: 'Belay',
          type: 2,
          agenda: 'Knots',
          start_time: '2026-11-27T16:00:00',
          timezone: 'Europe/Paris',
          duration: 45,
          settings: {
            waiting_room: true,
            auto_recording: 'cloud',
            meeting_invitees: [{ email: 'ada@example.com' }],
          },
        },
      }),
    output: read,
  },
  {
    slug: 'ZOOM_CREATE_A_MEETING',
    input: { userId: 'ada@example.com', topic: 'Now', type: 1 },
    answer: answered,
    status: 201,
    sdk: () =>
      meetings.createMeeting({
        path: { userId: 'ada@example.com' },
        body: { topic: 'Now', type: 1 },
      }),
    output: read,
  },
  {
    slug: 'ZOOM_UPDATE_A_MEETING',
    input: { meetingId: number, duration: 60, settings__mute_upon_entry: true },
    answer: undefined,
    sdk: () =>
      meetings.updateMeeting({ path, body: { duration: 60, settings: { mute_upon_entry: true } } }),
    output: { updated: true },
  },
  {
    slug: 'ZOOM_DELETE_A_MEETING',
    input: { meetingId: number, occurrence_id: '1648194360000' },
    answer: undefined,
    sdk: () =>
      meetings.deleteMeeting({
        path,
        query: { occurrence_id: '1648194360000', cancel_meeting_reminder: false },
      }),
    output: { deleted: true },
  },
  {
    slug: 'ZOOM_ADD_A_MEETING_REGISTRANT',
    input: { meetingId: number, email: 'ada@example.com', first_name: 'Ada' },
    answer: { id: answered.id, registrant_id: 'r1', join_url: 'https://zoom.us/w/1', topic: 'B' },
    status: 201,
    sdk: () =>
      meetings.addMeetingRegistrant({
        path,
        body: { email: 'ada@example.com', first_name: 'Ada' },
      }),
    output: { id: number, registrant_id: 'r1', join_url: 'https://zoom.us/w/1', topic: 'B' },
  },
  {
    slug: 'ZOOM_GET_PAST_MEETING_PARTICIPANTS',
    input: { meetingId: uuid, page_size: 1 },
    answer: {
      next_page_token: '',
      participants: [{ id: 'p1', name: 'Ada', user_email: 'ada@example.com', duration: 60 }],
    },
    sdk: () =>
      meetings.getPastMeetingParticipants({
        path: { meetingId: twice },
        query: { page_size: 1 },
      }),
    output: {
      participants: [{ name: 'Ada', user_email: 'ada@example.com', duration: 60 }],
      next_page_token: null,
    },
  },
  {
    slug: 'ZOOM_LIST_ALL_RECORDINGS',
    input: { from: '2026-11-01', to: '2026-11-26' },
    answer: { from: '2026-11-01', to: '2026-11-26', next_page_token: '', meetings: [recorded] },
    sdk: () =>
      cloudRecording.listAllRecordings({
        path: { userId: 'me' },
        query: { from: '2026-11-01', to: '2026-11-26', page_size: 30 },
      }),
    output: { meetings: [recordedRead], next_page_token: null },
  },
  {
    slug: 'ZOOM_GET_MEETING_RECORDINGS',
    input: { meetingId: number },
    answer: recorded,
    sdk: () => cloudRecording.getMeetingRecordings({ path: { meetingId: number } }),
    output: recordedRead,
  },
  {
    slug: 'ZOOM_GET_A_MEETING_SUMMARY',
    input: { meetingId: uuid },
    answer: {
      meeting_id: answered.id,
      meeting_host_id: 'h1',
      summary_title: 'Knots',
      summary_content: 'x'.repeat(20_001),
    },
    sdk: () => meetings.getMeetingOrWebinarSummary({ path: { meetingId: twice } }),
    output: {
      meeting_id: number,
      summary_title: 'Knots',
      summary_content: `${'x'.repeat(20_000)} […]`,
    },
  },
  {
    slug: 'ZOOM_GET_USER',
    answer: {
      id: 'u1',
      display_name: 'Ada',
      email: 'ada@example.com',
      type: 2,
      timezone: 'Europe/Paris',
      pmi: 1_234_567_890,
    },
    sdk: () => users.getUser({ path: { userId: 'me' } }),
    output: {
      id: 'u1',
      display_name: 'Ada',
      email: 'ada@example.com',
      type: 2,
      timezone: 'Europe/Paris',
    },
  },
]
