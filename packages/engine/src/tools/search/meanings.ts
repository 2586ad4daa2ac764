import { type EmbeddingModel, embedTexts, likeness, type Vector } from './embedding-model.ts'
import type { SearchableTool, ToolFilter } from './searchable-tool.ts'

/** Finds tools by what texts mean, with an embedding model. */
export interface Meanings {
  /** Embeds tools, unless that was done before; those whose texts stay are not embedded again. */
  learn(tools: readonly SearchableTool[], signal: AbortSignal): Promise<void>
  /** For each query the slugs of the tools, among those learned and guests, that are closest to it. */
  nearest(queries: readonly string[], options: NearestOptions): Promise<string[][]>
}

interface NearestOptions {
  filter?: ToolFilter
  guests: readonly SearchableTool[]
  limit: number
  signal: AbortSignal
}

/** Queries and guests that are remembered, so that the same one is not embedded again. */
const remembered = 500

/**
 * Vectors are kept in memory, by their texts: a process embeds the catalogue once, and after a change only what changed.
 */
export function createMeanings(model: EmbeddingModel): Meanings {
  let known = new Map<string, Vector>()
  let learned: (Pick<SearchableTool, 'slug' | 'toolkitSlug'> & { vector: Vector })[] = []
  const recent = new Map<string, Vector>()
  const embed = (
    texts: readonly string[],
    signal: AbortSignal,
    keep: (text: string, vector: Vector) => void,
  ) => {
    const [first] = known.values()
    return embedTexts(model, texts, { signal, length: first?.length }, (batch, vectors) =>
      batch.forEach((text, index) => keep(text, vectors[index]!)),
    )
  }

  async function vectorsOf(texts: readonly string[], signal: AbortSignal): Promise<Vector[]> {
    const vectors = new Map<string, Vector>()
    for (const text of texts) {
      const vector = known.get(text) ?? recent.get(text)
      if (vector) vectors.set(text, vector)
    }
    const missing = [...new Set(texts)].filter((text) => !vectors.has(text))
    await embed(missing, signal, (text, vector) => {
      vectors.set(text, vector)
      recent.set(text, vector)
    })
    for (const [text] of recent) {
      if (recent.size <= remembered) break
      recent.delete(text)
    }
    return texts.map((text) => vectors.get(text)!)
  }

  return {
    async learn(tools, signal) {
      const texts = tools.map(textOf)
      const missing = [...new Set(texts)].filter((text) => !known.has(text))
      await embed(missing, signal, (text, vector) => known.set(text, vector))
      learned = tools.map(({ slug, toolkitSlug }, index) => {
        return { slug, toolkitSlug, vector: known.get(texts[index]!)! }
      })
      known = new Map(texts.map((text, index) => [text, learned[index]!.vector]))
    },
    async nearest(queries, { filter, guests, limit, signal }) {
      const vectors = await vectorsOf([...queries, ...guests.map(textOf)], signal)
      const visiting = guests.map(({ slug, toolkitSlug }, index) => {
        return { slug, toolkitSlug, vector: vectors[queries.length + index]! }
      })
      const all = [...learned, ...visiting]
      const allowed = filter ? all.filter(filter) : all
      return vectors.slice(0, queries.length).map((target) =>
        allowed
          .map(({ slug, vector }) => ({ slug, score: likeness(target, vector) }))
          .toSorted((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1))
          .slice(0, limit)
          .map(({ slug }) => slug),
      )
    },
  }
}

/** What a model reads of a tool. */
function textOf({ toolkit, name, description, keywords = [] }: SearchableTool): string {
  return [`${toolkit}: ${name}.`, description, keywords.join(', ')].filter(Boolean).join(' ')
}
