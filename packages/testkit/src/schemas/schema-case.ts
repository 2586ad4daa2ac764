import type { JsonSchema } from '@maillon/core/provider'

/** An input schema that has made a framework or a model's API stumble, with arguments to try it by. */
export interface SchemaCase {
  /** Fit to be the slug of a tool. */
  name: string
  schema: JsonSchema
  /** Arguments that must reach the tool as they are. */
  valid: readonly Record<string, unknown>[]
  /** Arguments that must not reach it: the model is told instead. None where only the engine can tell. */
  invalid: readonly Record<string, unknown>[]
}
