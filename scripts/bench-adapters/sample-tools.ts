import { type SessionTool, toJsonSchema } from '@maillon/core/provider'
import { allToolkits } from '@maillon/toolkits'
import { awkwardSchemas } from './awkward-schemas.ts'

/**
 * That many tools: the catalogue's and the awkward ones, over and over under new slugs. Each call answers
 * objects that nothing has seen before, as an answer of the engine would, so that no cache helps.
 */
export function sampleTools(count: number): SessionTool[] {
  const tools = Array.from({ length: Math.ceil(count / kinds.length) }, (_, round) =>
    kinds.map((tool) => ({ ...tool, slug: `${tool.slug}_${round}` })),
  )
  return JSON.parse(JSON.stringify(tools.flat().slice(0, count))) as SessionTool[]
}

const real: SessionTool[] = allToolkits.flatMap(({ slug, name, version, tools }) =>
  tools.map((tool) => ({
    slug: tool.slug,
    name: tool.name,
    description: tool.description,
    toolkit: { slug, name, logo: '' },
    inputParameters: { type: 'object', properties: {}, ...toJsonSchema(tool.input) },
    outputParameters: toJsonSchema(tool.output),
    tags: ['openWorldHint'],
    version,
  })),
)

const awkward: SessionTool[] = Object.entries(awkwardSchemas).map(([name, inputParameters]) => ({
  slug: `AWKWARD_${name}`,
  name,
  description: 'A tool with a schema that is hard to convert.',
  toolkit: { slug: 'awkward', name: 'Awkward', logo: '' },
  inputParameters,
  outputParameters: { type: 'object', properties: {} },
  tags: ['openWorldHint'],
  version: '20261123_00',
}))

const kinds: readonly SessionTool[] = spread(real, awkward)

/** How many different schemas there are. */
export const kindsOfTools: number = kinds.length

/** The awkward ones among the others, so that ten tools have some as well. */
function spread(many: readonly SessionTool[], few: readonly SessionTool[]): SessionTool[] {
  const gap = Math.min(4, Math.ceil(many.length / few.length))
  return many.flatMap((tool, index) => {
    const other = index % gap === gap - 1 ? few[(index + 1) / gap - 1] : undefined
    return other ? [tool, other] : [tool]
  })
}
