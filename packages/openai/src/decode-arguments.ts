import { type SessionTool, strictSchema, stripNulls } from '@maillon/core/provider'

/** The arguments that a model wrote for a tool in strict mode, as the tool's own schema has them. */
export function decodeArguments({ inputParameters }: SessionTool, input: unknown): unknown {
  const converted = strictSchema(inputParameters)
  return converted ? stripNulls(converted, input) : input
}
