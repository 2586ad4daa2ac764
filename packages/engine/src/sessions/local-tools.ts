import { MaillonError } from '@maillon/core'
import { type BoundCustomTools, type CustomTools, localSlug } from '@maillon/core/contract'
import type { JsonSchema } from '@maillon/core/provider'
import { noAuth, type Toolkit } from '@maillon/core/toolkit'
import type { Catalogue } from '../catalogue/catalogue.ts'

/** A custom tool of the app that asks: it runs there, and is only found and shown here. */
export interface LocalTool {
  tool: { slug: string; name: string; description: string }
  /** The catalogue's own when the tool extends one. */
  toolkit: Pick<Toolkit, 'slug' | 'name' | 'description' | 'auth'>
  inputSchema: JsonSchema
  outputSchema: JsonSchema
  /** Whether the session lists it; undefined where the app does not say. */
  preload: boolean | undefined
}

/** The custom tools of one request. */
export interface LocalTools {
  tools: readonly LocalTool[]
  /** As a session answers them. */
  told: BoundCustomTools
}

/** The custom tools that a request tells of; undefined when it tells of none. */
export function readLocalTools(
  catalogue: Catalogue,
  { custom_tools, custom_toolkits }: CustomTools,
): LocalTools | undefined {
  const alone = (custom_tools ?? []).map((one) => {
    const { slug: original_slug, extends_toolkit: extended } = one
    const slug = localSlug(original_slug, extended)
    const toolkit = extended === undefined ? appToolkit : toolkitOf(catalogue, extended)
    return {
      tool: localTool(one, slug, toolkit, one.preload),
      told: { ...one, slug, original_slug },
    }
  })
  const grouped = (custom_toolkits ?? []).map(
    ({ slug: toolkitSlug, name, description, ...rest }) => {
      const toolkit = { slug: toolkitSlug, name, description, auth: noAuth() }
      const tools = rest.tools.map((one) => {
        const slug = localSlug(one.slug, toolkitSlug)
        return {
          tool: localTool(one, slug, toolkit, one.preload ?? rest.preload),
          told: { ...one, slug, original_slug: one.slug },
        }
      })
      return { tools, told: { slug: toolkitSlug, name, description } }
    },
  )
  if (alone.length + grouped.length === 0) return undefined
  return {
    tools: [...alone, ...grouped.flatMap(({ tools }) => tools)].map(({ tool }) => tool),
    told: {
      custom_tools: alone.map(({ told }) => told),
      custom_toolkits: grouped.map(({ told, tools }) => ({
        ...told,
        tools: tools.map((one) => one.told),
      })),
    },
  }
}

/** Throws `invalid_request` for a toolkit that does not fit the catalogue. */
export function checkLocalTools(
  catalogue: Catalogue,
  { custom_tools, custom_toolkits }: CustomTools,
): void {
  for (const { slug, extends_toolkit: toolkit } of custom_tools ?? []) {
    if (toolkit === undefined || catalogue.hasToolkit(toolkit)) continue
    throw new MaillonError('invalid_request', {
      message: `The custom tool ${slug} extends ${toolkit}, which is no toolkit of this engine.`,
      hint: 'Mend the slug; GET /api/v3.1/toolkits lists them.',
    })
  }
  const taken = custom_toolkits?.find(({ slug }) => catalogue.hasToolkit(slug.toLowerCase()))
  if (!taken) return
  throw new MaillonError('invalid_request', {
    message: `The custom toolkit ${taken.slug} has the slug of a toolkit of this engine.`,
    hint: 'Give it another slug, or let its tools extend that toolkit.',
  })
}

/** Where custom tools belong that say nothing else. */
const appToolkit: LocalTool['toolkit'] = {
  slug: 'custom',
  name: 'Custom',
  description: 'Tools of the app itself.',
  auth: noAuth(),
}

function toolkitOf(catalogue: Catalogue, slug: string): LocalTool['toolkit'] {
  return catalogue.hasToolkit(slug) ? catalogue.toolkit(slug) : { ...appToolkit, slug, name: slug }
}

function localTool(
  definition: NonNullable<CustomTools['custom_tools']>[number],
  slug: string,
  toolkit: LocalTool['toolkit'],
  preload: boolean | undefined,
): LocalTool {
  const { name, description, input_schema, output_schema = {} } = definition
  return {
    tool: { slug, name, description },
    toolkit,
    inputSchema: input_schema,
    outputSchema: output_schema,
    preload,
  }
}
