import type { ExecuteTool, SessionTool } from '@maillon/core/provider'

/** A tool of a session, as little as it can be. */
export function sampleTool(
  slug: string,
  inputParameters: SessionTool['inputParameters'] = { type: 'object', properties: {} },
  toolkit = 'gmail',
): SessionTool {
  return {
    slug,
    name: slug,
    description: `Runs ${slug}.`,
    toolkit: { slug: toolkit, name: toolkit, logo: '' },
    inputParameters,
    outputParameters: {},
    tags: [],
    version: '20261101_00',
  }
}

/** A slug too long for a model. */
export const longSlug: string = `CRM_${'VERY_'.repeat(20)}LONG`

/** One that can be strict, with something optional; one without arguments; one that cannot be strict. */
export const sampleTools: readonly SessionTool[] = [
  sampleTool('GMAIL_SEND_EMAIL', {
    type: 'object',
    properties: {
      to: { type: 'string' },
      cc: { type: 'array', items: { type: 'string' } },
      draft: { type: 'object', properties: { subject: { type: 'string' } } },
    },
    required: ['to'],
  }),
  sampleTool(longSlug),
  sampleTool('GMAIL_SET_LABELS', {
    type: 'object',
    properties: { labels: { type: 'object', additionalProperties: { type: 'string' } } },
    required: ['labels'],
  }),
]

/** Answers what it was asked. */
export const echo: ExecuteTool = async (slug, input) => ({
  data: { slug, input },
  error: null,
  logId: 'log_1',
})

/** What a model was told. */
export function read(text: unknown): Record<string, unknown> {
  if (typeof text !== 'string') throw new Error('This is no text.')
  return JSON.parse(text) as Record<string, unknown>
}
