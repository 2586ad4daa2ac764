import { countTokens } from 'gpt-tokenizer'

/** What a text weighs in a model's context: OpenAI's public encoding, o200k, counts the tokens. */
export interface Weight {
  bytes: number
  tokens: number
}

/** Weighs a text, or the JSON of what is none. */
export function weigh(value: unknown): Weight {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return { bytes: Buffer.byteLength(text), tokens: countTokens(text) }
}
