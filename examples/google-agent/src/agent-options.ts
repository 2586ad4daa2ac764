import type { GoogleGenAI } from '@google/genai'
import type { Engine } from '@maillon/engine'

/** What an agent is made of. */
export interface AgentOptions {
  client: GoogleGenAI
  model: string
  engine: Engine
}
