import type Anthropic from '@anthropic-ai/sdk'
import type { Engine } from '@maillon/engine'

/** What an agent is made of. */
export interface AgentOptions {
  client: Anthropic
  model: string
  engine: Engine
}
