import type { Engine } from '@maillon/engine'
import type OpenAI from 'openai'

/** What an agent is made of. */
export interface AgentOptions {
  client: OpenAI
  model: string
  engine: Engine
  /** Told about each call that the model makes. */
  onCall: (name: string, args: string) => void
}

/** Says something to the agent; resolves with its answer, once no tool has to be called any more. */
export type Agent = (said: string) => Promise<string>
