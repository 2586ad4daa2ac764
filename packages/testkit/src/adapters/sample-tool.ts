import type { SessionTool } from '@maillon/core/provider'

/** A tool by its slug; what is left out is plain. */
export function sampleTool(slug: string, parts: Partial<SessionTool> = {}): SessionTool {
  const [toolkit = ''] = slug.toLowerCase().split('_')
  return {
    slug,
    name: slug,
    description: `Runs ${slug}.`,
    toolkit: { slug: toolkit, name: toolkit, logo: '' },
    inputParameters: { type: 'object', properties: {} },
    outputParameters: {},
    tags: [],
    version: '20261101_00',
    ...parts,
  }
}

/** Takes a recipient, and perhaps a body. */
export const sendEmail: SessionTool = sampleTool('GMAIL_SEND_EMAIL', {
  description: 'Sends an e-mail.',
  inputParameters: {
    type: 'object',
    properties: {
      to: { type: 'string', description: 'Address of the recipient.' },
      body: { type: 'string' },
      priority: { enum: ['low', 'high'] },
    },
    required: ['to'],
    additionalProperties: false,
  },
})

/** Takes anything. */
export const anything: SessionTool = sampleTool('ANY_THING', {
  inputParameters: { type: 'object', properties: {}, additionalProperties: true },
})

/** Runs several tools at once. */
export const multiExecute: SessionTool = sampleTool('COMPOSIO_MULTI_EXECUTE_TOOL', {
  inputParameters: {
    type: 'object',
    properties: {
      tools: {
        type: 'array',
        items: {
          type: 'object',
          properties: { tool_slug: { type: 'string' }, arguments: { type: 'object' } },
          required: ['tool_slug'],
        },
      },
    },
    required: ['tools'],
  },
})
