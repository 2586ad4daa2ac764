import {
  type JsonSchema,
  offerTool,
  type ProfileName,
  type SessionTool,
} from '@maillon/core/provider'

/** A tool as OpenAI's APIs spell it. */
export function functionDefinition(
  tool: SessionTool,
  profile: ProfileName,
): { name: string; description: string; parameters: JsonSchema; strict: boolean } {
  const { name, description, parameters, strict } = offerTool(tool, profile)
  return { name, description, parameters, strict }
}
