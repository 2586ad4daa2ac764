import { MaillonError } from '@maillon/core'

/** A direction of length 1: the closer in meaning two texts are, the closer to 1 is the product of theirs. */
export type Vector = Float32Array

/** Turns texts into vectors of one length, in their order. */
export type EmbedTexts = (
  texts: string[],
  options: { abortSignal: AbortSignal },
) => PromiseLike<readonly (readonly number[])[]>

/** An embedding model as the AI SDK's providers make them, e.g. `openai.embedding('text-embedding-3-small')`. */
export interface SdkEmbeddingModel {
  readonly modelId: string
  readonly maxEmbeddingsPerCall: PromiseLike<number | undefined> | number | undefined
  doEmbed(options: {
    values: string[]
    abortSignal: AbortSignal
  }): PromiseLike<{ embeddings: readonly (readonly number[])[] }>
}

/** What turns texts into vectors: a function, or a model of the AI SDK's providers. */
export type EmbeddingModel = EmbedTexts | SdkEmbeddingModel

/** What models take at once that do not say. */
const usualBatch = 100

/**
 * Embeds texts, as many at once as the model takes. Each batch is told of when it is there: a failure loses only what follows.
 * Throws what the model throws, and `unavailable` for an answer that is none; `length` is that of vectors made before.
 */
export async function embedTexts(
  model: EmbeddingModel,
  texts: readonly string[],
  { signal, length }: { signal: AbortSignal; length: number | undefined },
  onBatch: (texts: readonly string[], vectors: readonly Vector[]) => void,
): Promise<void> {
  const most = typeof model === 'function' ? undefined : await model.maxEmbeddingsPerCall
  const size = Math.max(1, Math.min(most ?? usualBatch, usualBatch))
  let expected = length
  for (let start = 0; start < texts.length; start += size) {
    signal.throwIfAborted()
    const values = texts.slice(start, start + size)
    const options = { abortSignal: signal }
    const embeddings =
      typeof model === 'function'
        ? await model(values, options)
        : (await model.doEmbed({ values, ...options })).embeddings
    if (embeddings.length !== values.length)
      throw malformed(`${embeddings.length} vectors for ${values.length} texts`)
    expected ??= embeddings[0]?.length
    if (embeddings.some((vector) => vector.length !== expected))
      throw malformed('vectors of different lengths')
    onBatch(values, embeddings.map(unit))
  }
}

/** How alike two texts are, by vectors of one length. */
export function likeness(one: Vector, other: Vector): number {
  let sum = 0
  for (let place = 0; place < one.length; place++) sum += one[place]! * other[place]!
  return sum
}

function unit(vector: readonly number[]): Vector {
  const length = Math.hypot(...vector)
  if (!Number.isFinite(length) || length === 0) throw malformed('a vector without a direction')
  return Float32Array.from(vector, (value) => value / length)
}

function malformed(what: string): MaillonError {
  return new MaillonError('unavailable', { message: `The embedding model answered ${what}.` })
}
