import { defineTool, get } from '@maillon/core/toolkit'
import { z } from 'zod'
import { nextCursor, paging, type TodoistList } from './fields.ts'

const project = z.object({
  id: z.string(),
  name: z.string(),
  parent_id: z.string().nullish(),
  is_shared: z.boolean().optional(),
  is_favorite: z.boolean().optional(),
  inbox_project: z.boolean().optional().describe('Where tasks without a project are.'),
})

export const listProjects = defineTool({
  slug: 'TODOIST_GET_ALL_PROJECTS',
  name: 'List projects',
  description: 'List the projects of the account, the inbox among them.',
  effect: 'read',
  scopes: ['data:read_write'],
  keywords: ['lists', 'folders', 'inbox'],
  input: z.object(paging),
  output: z.object({ projects: z.array(project), next_cursor: nextCursor }),
  request: (query) => get('/projects', query),
  response: ({ results, next_cursor }: TodoistList<z.input<typeof project>>) => ({
    projects: results,
    next_cursor,
  }),
})

const section = z.object({ id: z.string(), name: z.string(), project_id: z.string() })

export const listSections = defineTool({
  slug: 'TODOIST_GET_ALL_SECTIONS',
  name: 'List sections',
  description: 'List the sections of a project, or of all.',
  effect: 'read',
  scopes: ['data:read_write'],
  keywords: ['columns', 'board', 'headings'],
  input: z.object({
    project_id: z.string().optional().describe('`id` from TODOIST_GET_ALL_PROJECTS.'),
    ...paging,
  }),
  output: z.object({ sections: z.array(section), next_cursor: nextCursor }),
  request: (query) => get('/sections', query),
  response: ({ results, next_cursor }: TodoistList<z.input<typeof section>>) => ({
    sections: results,
    next_cursor,
  }),
})
