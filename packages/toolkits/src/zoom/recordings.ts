import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import {
  from,
  meetingNumber,
  nextPage,
  nextPageToken,
  paging,
  pastMeetingId,
  pathId,
  to,
  userId,
} from './fields.ts'

const recording = z.object({
  id: meetingNumber.optional().describe('Number of the meeting.'),
  uuid: z.string().optional().describe('`meetingId` for ZOOM_GET_MEETING_RECORDINGS.'),
  topic: z.string().optional(),
  start_time: z.string().optional(),
  duration: z.number().optional().describe('In minutes.'),
  recording_files: z
    .array(
      z.object({
        id: z.string().optional(),
        file_type: z.string().optional(),
        recording_type: z.string().optional(),
        file_size: z.number().optional().describe('In bytes.'),
        play_url: z.string().optional().describe('Where a person opens it.'),
        recording_start: z.string().optional(),
        recording_end: z.string().optional(),
      }),
    )
    .optional(),
})

type Recording = z.input<typeof recording>

export const listRecordings = defineTool({
  slug: 'ZOOM_LIST_ALL_RECORDINGS',
  name: 'List recordings',
  description: 'List the cloud recordings of a user between two days, at most a month apart.',
  effect: 'read',
  important: true,
  scopes: ['cloud_recording:read:list_user_recordings'],
  keywords: ['videos', 'recorded', 'cloud', 'find', 'watch'],
  pitfalls: [
    'Zoom moves `from` when more than a month is asked for, and looks at one day without it.',
  ],
  input: z.object({ userId, from, to, ...paging }),
  output: z.object({ meetings: z.array(recording), next_page_token: nextPageToken }),
  request: ({ userId: user, ...query }) => get(path`/users/${user}/recordings`, query),
  response: (list: { meetings?: Recording[]; next_page_token?: string }) => ({
    meetings: list.meetings ?? [],
    next_page_token: nextPage(list),
  }),
})

export const getRecordings = defineTool({
  slug: 'ZOOM_GET_MEETING_RECORDINGS',
  name: 'Get the recordings of a meeting',
  description:
    'Get the files that a cloud recording of a meeting is made of, and where to watch them.',
  effect: 'read',
  scopes: ['cloud_recording:read:list_recording_files'],
  keywords: ['video', 'transcript', 'watch', 'replay'],
  plan: [{ tool: 'ZOOM_LIST_ALL_RECORDINGS', to: 'find the meeting that was recorded' }],
  input: z.object({ meetingId: pastMeetingId }),
  output: recording,
  request: ({ meetingId }) => get(path`/meetings/${pathId(meetingId)}/recordings`),
})

const summary = z.object({
  meeting_id: meetingNumber.optional(),
  meeting_topic: z.string().optional(),
  meeting_start_time: z.string().optional(),
  summary_title: z.string().optional(),
  summary_content: z.string().optional().describe('The whole, in Markdown.'),
  summary_overview: z.string().optional(),
  next_steps: z.array(z.string()).optional(),
  summary_doc_url: z.string().optional(),
})

export const getSummary = defineTool({
  slug: 'ZOOM_GET_A_MEETING_SUMMARY',
  name: 'Get the summary of a meeting',
  description: "Get what Zoom's AI Companion wrote about a meeting that is over.",
  effect: 'read',
  scopes: ['meeting:read:summary'],
  keywords: ['notes', 'minutes', 'recap', 'next steps', 'action items'],
  pitfalls: ['There is one only where AI Companion took notes, on a paid plan, and for the host.'],
  input: z.object({ meetingId: pastMeetingId }),
  output: summary,
  request: ({ meetingId }) => get(path`/meetings/${pathId(meetingId)}/meeting_summary`),
  response: (one: z.input<typeof summary>) => ({
    ...one,
    ...(one.summary_content !== undefined && {
      summary_content: clip(one.summary_content, 20_000),
    }),
  }),
})
