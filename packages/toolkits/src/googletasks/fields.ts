import { z } from 'zod'

export const scopes = ['https://www.googleapis.com/auth/tasks']

export const listId = z
  .string()
  .default('@default')
  .describe("Id of a list from GOOGLETASKS_LIST_TASK_LISTS; the person's own one when left out.")

export const taskId = z.string().describe('Id of the task.')

export const pageToken = z.string().optional().describe('`nextPageToken` of the last answer.')

/** A task as the API answers it, less what is of no use to a model. */
export const task = z.object({
  id: z.string(),
  title: z.string().optional(),
  notes: z.string().optional(),
  status: z.string().describe('`needsAction` or `completed`.'),
  due: z.string().optional().describe('A day: Google keeps no time of it.'),
  completed: z.string().optional(),
  parent: z.string().optional().describe('The task that this one is a part of.'),
  webViewLink: z.string().optional(),
})

export const due = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .describe('The day, e.g. `2026-11-27`; Google drops a time.')

/** The API takes a day as an instant. */
export function dueInstant(day: string | undefined): string | undefined {
  return day !== undefined && day.length === 10 ? `${day}T00:00:00.000Z` : day
}
