import { maxItems, maxSelect } from '@maillon/core/contract'
import { z } from 'zod'
import { offload } from '../results/offload.ts'
import { atOnce } from './at-once.ts'
import { defineMetaTool, sessionId, unlisted } from './meta-tool.ts'

/** As many calls as run side by side: what one session asks for does not crowd out the others. */
const callsAtOnce = 10

/** Runs several tools of the session at once. */
export const multiExecute = defineMetaTool({
  slug: 'COMPOSIO_MULTI_EXECUTE_TOOL',
  name: 'Run tools',
  description:
    `Runs up to ${maxItems} tools that do not depend on each other at once, and answers in the order given. ` +
    'Where an account is missing, the answer holds the link to show to the user. ' +
    'A result that is too long comes as a preview that says how to read the rest.',
  tags: ['openWorldHint', 'destructiveHint', 'important'],
  input: z.object({
    tools: z
      .array(
        z.object({
          tool_slug: z.string().min(1).max(128).describe('One that a search returned.'),
          arguments: z
            .record(z.string(), z.unknown())
            .default({})
            .describe('As the input schema of the tool says.'),
          account: z
            .string()
            .max(128)
            .optional()
            .describe('Its id or alias, when the user has several.'),
          select: z
            .string()
            .max(maxSelect)
            .optional()
            .describe(
              'JMESPath: what you need of the data it answers, e.g. "messages[*].subject" or "items[*].{id: id, name: name}". All when left out.',
            ),
        }),
      )
      .min(1)
      .max(maxItems),
    thought: unlisted(z.string()),
    current_step: unlisted(z.string()),
    current_step_metric: unlisted(z.string()),
    sync_response_to_workbench: unlisted(z.boolean()),
    session_id: sessionId,
  }),
  output: z.object({
    results: z.array(z.record(z.string(), z.unknown())),
    total_count: z.number().optional(),
    success_count: z.number().optional(),
    error_count: z.number(),
  }),
  listed: (config) => config.execute.enable_multi_execute,
  async run({ tools }, { parts, session, execute, onProgress, sources }) {
    let done = 0
    const answers = await atOnce(
      tools,
      callsAtOnce,
      async ({ tool_slug: tool, arguments: input, account, select }, index) => {
        // Shown together, they are stored together below; one that waits is stored when it is resumed.
        const request = { slug: tool, arguments: input, account, select, offload: true }
        const result = await execute(request, index >= callsAtOnce)
        sources[index] = result.sources?.[0] ?? null
        done += 1
        onProgress?.(done, tools.length)
        return { tool, result }
      },
    )
    const results = (await offload(parts, session, answers)).map(
      ({ data, error, log_id }, index) => {
        const { tool_slug } = tools[index]!
        return {
          tool_slug,
          index,
          response: { data, error, successful: error === null, log_id },
          error,
        }
      },
    )
    const errors = results.filter(({ error }) => error !== null).length
    return {
      results,
      total_count: results.length,
      success_count: results.length - errors,
      error_count: errors,
      session: { id: session.id },
    }
  },
})
