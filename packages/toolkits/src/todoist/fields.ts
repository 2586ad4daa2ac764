import { z } from 'zod'
import { clip } from '../clip.ts'

/** Which page of a list. */
export const paging = {
  limit: z.int().min(1).max(200).default(50).describe('How many, at most 200.'),
  cursor: z
    .string()
    .optional()
    .describe('`next_cursor` of the page before; leave out for the first page.'),
}

/** What lists answer about the page after. */
export const nextCursor = z
  .string()
  .nullish()
  .describe('`cursor` of the next page; null on the last one.')

/** A list, as Todoist answers it. */
export interface TodoistList<Item> {
  results: Item[]
  next_cursor?: string | null
}

export const taskId = z.string().describe('`id` of the task, from TODOIST_GET_ALL_TASKS.')

/** A task, as a model needs it. */
export const task = z.object({
  id: z.string(),
  content: z.string().describe('Its name.'),
  description: z.string().optional(),
  project_id: z.string(),
  section_id: z.string().nullish(),
  parent_id: z.string().nullish(),
  labels: z.array(z.string()).optional(),
  priority: z.number().describe('1 normal to 4 urgent, which the app shows as p4 to p1.'),
  due: z
    .object({
      date: z.string().describe('The day, or the time.'),
      string: z.string().optional().describe('In words: every Friday.'),
      is_recurring: z.boolean().optional(),
      timezone: z.string().nullish(),
    })
    .nullish(),
  deadline: z.object({ date: z.string() }).nullish(),
  responsible_uid: z.string().nullish().describe('To whom it is assigned, in shared projects.'),
  checked: z.boolean().optional().describe('Whether it is done.'),
  completed_at: z.string().nullish(),
  url: z.string().describe('Where a person opens it.'),
})

/** A task, as Todoist answers it. */
export type TodoistTask = Omit<z.input<typeof task>, 'url'>

/** A task with a text of at most this many characters. */
export function readTask(source: TodoistTask, length: number): z.input<typeof task> {
  const { id, description } = source
  return {
    ...source,
    ...(description !== undefined && { description: clip(description, length) }),
    url: `https://app.todoist.com/app/task/${id}`,
  }
}
