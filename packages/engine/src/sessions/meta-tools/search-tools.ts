import { searchRequest, searchResult } from '@maillon/core/contract'
import { z } from 'zod'
import { searchSession } from '../search/search-session.ts'
import { defineMetaTool, unlisted } from './meta-tool.ts'

/** Finds tools by what they are to do. */
export const searchTools = defineMetaTool({
  slug: 'COMPOSIO_SEARCH_TOOLS',
  name: 'Search tools',
  description:
    'Finds tools for a task, with their schemas and with which accounts are connected. ' +
    'Call it first for anything that touches an outside service, with one short query in English for each step of the task. ' +
    'Use only slugs that it returns.',
  tags: ['important', 'openWorldHint', 'readOnlyHint'],
  input: z.object({
    queries: z
      .array(
        z.object({
          use_case: searchRequest.shape.queries.element.shape.use_case.describe(
            'One step, e.g. "send an email". No names or ids.',
          ),
          known_fields: unlisted(z.string().max(2048)),
        }),
      )
      .min(1)
      .max(20),
    session: unlisted(z.object({ id: z.string().optional(), generate_id: z.boolean().optional() })),
    model: unlisted(z.string()),
  }),
  output: searchResult,
  listed: (config) => config.search.enable,
  run: ({ queries }, { parts, session }) => searchSession(parts, session, { queries }),
})
