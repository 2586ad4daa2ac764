import type { Engine } from '@maillon/engine'
import type OpenAI from 'openai'

/** What an agent is made of. */
export interface AgentOptions {
  client: OpenAI
  model: string
  engine: Engine
}
