import type { JsonSchema } from '../../schema/json-schema.ts'

/**
 * A description of at most so many characters: what is over stands in that of the parameters, cut at a sentence or a
 * word. One that says nothing is the tool's name.
 */
export function splitDescription(
  { slug, description: text }: { slug: string; description: unknown },
  parameters: JsonSchema,
  most: number,
): { description: string; parameters: JsonSchema } {
  const description = (typeof text === 'string' && text !== '' ? text : slug).toWellFormed()
  if (description.length <= most) return { description, parameters }
  const start = description.slice(0, most - 2)
  const sentence = Math.max(start.lastIndexOf('. ') + 1, start.lastIndexOf('\n'))
  const word = start.lastIndexOf(' ')
  const at = sentence > most / 2 ? sentence : word > most / 2 ? word : start.length
  const rest = description.slice(at).trim()
  const own = typeof parameters.description === 'string' ? `\n${parameters.description}` : ''
  return {
    description: `${description.slice(0, at).trimEnd()} …`.toWellFormed(),
    parameters: { ...parameters, description: `… ${rest}${own}`.slice(0, longest).toWellFormed() },
  }
}

/** Characters of what the description of the parameters may hold. */
const longest = 20_000
