import { MaillonError } from '@maillon/core'
import type { Standing } from './windows.ts'

const whose: Record<string, string> = {
  key: 'This API key has made',
  user: 'This user has made',
  session: 'This session has made',
  toolkit: 'There were',
  page: 'There were',
  project: 'This project has made',
}

/** The error for a call that comes too often: it was not made, and may be made again when the minute is over. */
export function rateLimited({ name, most, resetMs }: Standing, subject?: string): MaillonError {
  const seconds = secondsOf(resetMs)
  const what = name === 'toolkit' ? `calls of ${subject ?? 'this toolkit'}` : 'calls'
  const others = name === 'toolkit' ? ' Tools of other toolkits work meanwhile.' : ''
  return new MaillonError('rate_limited', {
    message: `${whose[name]} ${most} ${what} in this minute, the most that are allowed. This one was not made.`,
    hint: `Make it again in ${seconds} seconds, and do what needs no such call until then.${others}`,
    details: { limit: name, most, window_seconds: 60, retry_after: seconds },
  })
}

/** The error for a call beyond what a day or a month allows. */
export function quotaExceeded(
  { kind, most, per }: { kind: string; most: number; per: 'day' | 'month' },
  subject: string,
  { until, now }: { until: number; now: number },
): MaillonError {
  const what = kind === 'toolkit' ? `calls of ${subject}` : 'calls'
  const at = new Date(until).toISOString()
  const others = kind === 'toolkit' ? ' Tools of other toolkits work meanwhile.' : ''
  return new MaillonError('quota_exceeded', {
    message: `${whose[kind]} ${most} ${what} in this ${per}, the most that are allowed. This one was not made.`,
    hint: `Do not repeat it before ${at}: go on without it, or tell the user.${others}`,
    details: { quota: kind, most, per, retry_after: secondsOf(until - now), resets_at: at },
  })
}

function secondsOf(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000))
}
