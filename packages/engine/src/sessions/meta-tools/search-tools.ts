import { searchRequest, searchResult } from '@maillon/core/contract'
import { z } from 'zod'
import { searchSession } from '../search/search-session.ts'
import { defineMetaTool } from './meta-tool.ts'

/** Finds tools by what they are to do. */
export const searchTools = defineMetaTool({
  slug: 'COMPOSIO_SEARCH_TOOLS',
  name: 'Search tools',
  description:
    'Finds the tools for a task in the services that this session offers, with their schemas and with which accounts are connected. ' +
    'Call it first for anything that touches an outside service, with one short query in English for each step of the task. ' +
    'Use only slugs that it returns.',
  tags: ['important', 'openWorldHint', 'readOnlyHint'],
  input: z.object({
    queries: z
      .array(
        z.object({
          use_case: searchRequest.shape.queries.element.shape.use_case.describe(
            'One step of the task, e.g. "send an email". No names or ids.',
          ),
          known_fields: z
            .string()
            .max(2048)
            .optional()
            .describe('Values that are known already, as "name:value, name:value".'),
        }),
      )
      .min(1)
      .max(20)
      .describe('One entry for each step.'),
    session: z
      .object({ id: z.string().optional(), generate_id: z.boolean().optional() })
      .optional()
      .describe('The session from an earlier answer. May be left out.'),
    model: z.string().optional().describe('The name of the calling model. May be left out.'),
  }),
  output: searchResult,
  listed: (config) => config.search.enable,
  run: ({ queries }, { parts, session }) => searchSession(parts, session, { queries }),
})
