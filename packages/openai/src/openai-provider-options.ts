import type { ProfileName } from '@maillon/core/provider'

/** What both of OpenAI's APIs have in common. */
export interface OpenAIProviderOptions {
  /**
   * Whether a tool is strict where its schema can be, so that a model cannot write arguments of another
   * shape; false when left out, as in the API itself. Servers that copy OpenAI's API often lack it.
   */
  strict?: boolean | undefined
  /** Whose limits tools fit, where another vendor's model answers behind OpenAI's API, as Gemini's can. */
  profile?: ProfileName | undefined
  /** How many tools a request may have: 128 when left out, as at OpenAI. */
  maxTools?: number | undefined
}

/** By whose limits these options offer tools. */
export function profileOf({ strict = false, profile }: OpenAIProviderOptions): ProfileName {
  return profile ?? (strict ? 'openai-strict' : 'openai')
}
