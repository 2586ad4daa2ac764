import {
  type JsonSchema,
  type SessionTool,
  strictSchema,
  toolName,
  toolParameters,
} from '@maillon/core/provider'

/** A tool as OpenAI takes it: strict where asked and where its schema can be, else with its schema as it is. */
export function functionDefinition(
  { slug, description, inputParameters }: SessionTool,
  strict: boolean,
): { name: string; description: string; parameters: JsonSchema; strict: boolean } {
  const converted = strict ? strictSchema(inputParameters) : undefined
  return {
    name: toolName(slug),
    description,
    parameters: converted?.schema ?? toolParameters(inputParameters),
    strict: converted !== undefined,
  }
}
