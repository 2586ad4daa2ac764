import { expect, test } from 'vitest'
import { offerTool } from './offer-tool.ts'
import { type ProfileName, profileNames } from './profiles/profile-name.ts'
import type { SessionTool } from './provider.ts'
import { runToolCalls } from './run-tool-calls.ts'

const tool: SessionTool = {
  slug: 'CRM_LIST',
  name: 'CRM_LIST',
  description: 'Lists contacts.',
  toolkit: { slug: 'crm', name: 'CRM', logo: '' },
  inputParameters: {
    type: 'object',
    properties: {
      $filter: { type: 'string' },
      limit: { type: 'integer' },
      note: { type: 'string' },
    },
    required: ['$filter'],
    additionalProperties: false,
  },
  outputParameters: {},
  tags: [],
  version: '20261101_00',
}

/** What the tool is called with, when a model writes this for a tool that was offered by a profile. */
async function arrived(offered: ProfileName, reads: ProfileName, written: object) {
  const session = {
    profiles: new Set([offered]),
    rawTools: async () => [tool],
    execute: async (_: string, input: Record<string, unknown>) => ({
      data: { input },
      error: null,
      logId: 'log_1',
    }),
  }
  const calls = [{ name: tool.slug, arguments: written }]
  const [answer] = await runToolCalls(session, calls, { profile: reads })
  return answer?.output.input ?? answer?.output.code
}

test.each(profileNames)(
  'a call is understood by whatever profile the session offered its tool, where the provider has %s',
  async (reads) => {
    const strict = new Set<boolean>()
    for (const offered of profileNames) {
      const { properties, required } = offerTool(tool, offered).parameters
      const filter = Object.keys(Object(properties)).find((name) => name.includes('filter')) ?? ''
      const isStrict = (required as string[]).includes('limit')
      strict.add(isStrict)
      const written = { [filter]: 'new', ...(isStrict && { limit: null, note: 'x' }) }
      const own = { $filter: 'new', ...(isStrict && { note: 'x' }) }
      expect(await arrived(offered, reads, written)).toEqual(own)
      expect(await arrived(offered, reads, { limit: 'many' })).toBe('invalid_arguments')
    }
    expect(strict).toEqual(new Set([false, true]))
  },
)
