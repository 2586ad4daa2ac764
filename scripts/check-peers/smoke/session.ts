import type { ExecuteTool, ProviderContext, SessionTool } from '@maillon/core/provider'

/** A session with one tool, which answers with what it was given. */
export const tools: SessionTool[] = [
  {
    slug: 'MAIL_SEND',
    name: 'Send',
    description: 'Sends a mail.',
    toolkit: { slug: 'mail', name: 'Mail', logo: '' },
    inputParameters: {
      type: 'object',
      properties: { to: { type: 'string' } },
      required: ['to'],
    },
    outputParameters: {},
    tags: [],
    version: '1',
  },
]

export const execute: ExecuteTool = async (_, { to }) => ({
  data: { sent: `to ${String(to)}` },
  error: null,
  logId: 'log_1',
})

export const context: ProviderContext = {
  resume: async () => ({ data: { sent: 'at last' }, error: null, logId: 'log_2' }),
  approve: async () => Promise.reject(new Error('Nothing waits.')),
  deny: async () => Promise.reject(new Error('Nothing waits.')),
}

/** A call as a model writes it. */
export const call = { id: 'call_1', name: 'MAIL_SEND', arguments: '{"to":"ada@example.com"}' }

/** Fails unless the model was told what the tool answered. */
export function assertTold(told: unknown): void {
  const text = JSON.stringify(told)
  if (!text?.includes('to ada@example.com')) throw new Error(`The model was told: ${text}`)
}
