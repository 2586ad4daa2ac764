import { z } from 'zod'

export const instant = z.iso.datetime({ offset: true })

/** Datadog's older times, which count seconds since 1970. */
export const seconds = (time: string) => Math.floor(Date.parse(time) / 1000)

export const from = instant.describe('From then on, e.g. `2026-11-30T08:00:00Z`.')
export const until = instant.describe('Until then.')
