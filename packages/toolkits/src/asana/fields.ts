import { z } from 'zod'
import { clip } from '../clip.ts'

/** Which page of a list. */
export const paging = {
  limit: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
  offset: z
    .string()
    .optional()
    .describe('`next_cursor` of the page before; leave out for the first page.'),
}

/** What lists answer about the page after. */
export const nextCursor = z
  .string()
  .nullish()
  .describe('`offset` of the next page; null on the last one.')

/** A list, as Asana answers it. */
export interface AsanaList<Item> {
  data: Item[]
  next_page?: { offset: string } | null
}

export const named = z.object({ gid: z.string(), name: z.string() })

/** What is asked of each task; Asana tells gid and name alone otherwise. */
export const taskFields = [
  'name',
  'notes',
  'completed',
  'completed_at',
  'created_at',
  'due_on',
  'due_at',
  'assignee.name',
  'projects.name',
  'memberships.section.name',
  'parent.name',
  'num_subtasks',
  'tags.name',
  'permalink_url',
].join(',')

/** A task, as a model needs it. */
export const task = z.object({
  gid: z.string(),
  name: z.string(),
  notes: z.string().optional(),
  completed: z.boolean().optional(),
  completed_at: z.string().nullish(),
  created_at: z.string().optional(),
  due_on: z.string().nullish().describe('The day.'),
  due_at: z.string().nullish().describe('The time, where it has one.'),
  assignee: named.nullish(),
  projects: z.array(named).optional(),
  sections: z.array(named).optional().describe('Where it is in its projects: columns of a board.'),
  parent: named.nullish().describe('The task that it is a part of.'),
  num_subtasks: z.number().optional(),
  tags: z.array(z.string()).optional(),
  permalink_url: z.string().optional(),
})

/** A task, as Asana answers it. */
export type AsanaTask = Omit<z.input<typeof task>, 'tags' | 'sections'> & {
  tags?: { name: string }[]
  memberships?: { section?: z.input<typeof named> | null }[]
}

/** A task with a text of at most this many characters. */
export function readTask(source: AsanaTask, length: number): z.input<typeof task> {
  const { notes, tags, memberships } = source
  return {
    ...source,
    ...(notes !== undefined && { notes: clip(notes, length) }),
    tags: tags?.map(({ name }) => name),
    sections: memberships?.flatMap(({ section }) => section ?? []),
  }
}

/** Tasks with texts that leave room for others. */
export function readTasks({ data, next_page }: AsanaList<AsanaTask>) {
  return { tasks: data.map((one) => readTask(one, 500)), next_cursor: next_page?.offset ?? null }
}
