import type { Tool } from '@maillon/core/contract'
import {
  type JsonSchema,
  offerTool,
  type ProfileName,
  type SessionTool,
} from '@maillon/core/provider'

/** A tool as a model is told of it. */
export interface OfferedView {
  name: string
  description: string
  parameters: JsonSchema
  /** Of all that as JSON, as it goes to the vendor. */
  characters: number
  tokens: number
}

/** What a model of a profile is told of a tool, made by what adapters make it of. */
export function offeredView(tool: Tool, profile: ProfileName): OfferedView {
  const { name, description, parameters } = offerTool(sessionTool(tool), profile)
  const text = JSON.stringify({ name, description, parameters })
  return { name, description, parameters, characters: text.length, tokens: tokensOf(text) }
}

/** About how many tokens a text takes: a third of its bytes, as the session's own budget counts. */
export function tokensOf(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).length / 3)
}

function sessionTool(tool: Tool): SessionTool {
  const { slug, name, description, toolkit, tags, version } = tool
  const { input_parameters: inputParameters, output_parameters: outputParameters } = tool
  return { slug, name, description, toolkit, inputParameters, outputParameters, tags, version }
}
