/** Which versions of a peer an adapter is run with: the lowest and the newest of each range that its package names. */
export interface Peer {
  /** The package of ours, and the file in `smoke` that uses it. */
  package: string
  smoke?: string
  /** The peer, and what is installed beside it. */
  peer: string
  versions: readonly string[]
  beside?: Record<string, Record<string, string>>
  /** A version that is refused, and the words of the refusal. */
  refused?: { version: string; sentence: string }
}

export const peers: readonly Peer[] = [
  {
    package: 'vercel',
    peer: 'ai',
    versions: ['6.0.0', '6.0.326', '7.0.0', '7.0.173'],
    refused: { version: '5.0.277', sentence: 'needs version 6 or 7 of the package ai' },
  },
  { package: 'anthropic', peer: '@anthropic-ai/sdk', versions: ['1.0.0', '1.14.0'] },
  { package: 'google', peer: '@google/genai', versions: ['3.1.0', '3.3.0'] },
  { package: 'openai', peer: 'openai', versions: ['6.26.0', '6.49.0', '7.0.0', '7.59.0'] },
  {
    package: 'langchain',
    peer: '@langchain/core',
    versions: ['0.3.0', '0.3.80', '1.1.0', '1.4.0'],
  },
  {
    package: 'langchain',
    smoke: 'langgraph',
    peer: '@langchain/langgraph',
    versions: ['1.0.0', '1.7.3'],
    beside: {
      '1.0.0': { '@langchain/core': '1.4.0' },
      '1.7.3': { '@langchain/core': '1.4.0' },
    },
  },
  { package: 'openai-agents', peer: '@openai/agents', versions: ['0.20.0'] },
  { package: 'mastra', peer: '@mastra/core', versions: ['1.20.0', '1.71.0'] },
  { package: 'core', smoke: 'zod', peer: 'zod', versions: ['4.2.0', '4.6.7'] },
]
