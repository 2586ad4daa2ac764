import type { BoundTool, BoundToolkit } from './bound-tool.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import type { SessionTool } from '../provider/provider.ts'
import { judgeInput } from './check-input.ts'
import type { CustomTool } from './custom-tool.ts'
import type { CustomToolkit } from './custom-toolkit.ts'
import { type CustomDefinitions, toDefinitions } from './custom-definitions.ts'
import { localSlug } from './local-slug.ts'
import { toolSchemas } from './tool-schema.ts'

/** The app's own tools, as `createCustomTool` and `createCustomToolkit` made them. */
export interface CustomToolsOptions {
  customTools?: readonly CustomTool[] | undefined
  customToolkits?: readonly CustomToolkit[] | undefined
}

/** The custom tools of a session. */
export interface CustomTools {
  readonly bound: readonly BoundTool[]
  readonly toolkits: readonly BoundToolkit[]
  /** Undefined when there are none. */
  readonly definitions: CustomDefinitions | undefined
  /** The tool of a `LOCAL_…` slug, in any case. */
  find(slug: string): BoundTool | undefined
  /** The tool that was made with this slug, in any case. Throws `invalid_request` when several were. */
  findByOwnSlug(slug: string): BoundTool | undefined
}

/** Readies custom tools for a session. Throws `invalid_request` for two with one slug, and for schemas that cannot be told. */
export async function bindCustomTools(options: CustomToolsOptions): Promise<CustomTools> {
  const isTool = (tool: CustomTool) => typeof tool?.execute === 'function'
  const isToolkit = ({ tools }: CustomToolkit) => Array.isArray(tools) && tools.every(isTool)
  const tools = listed('customTools', options.customTools, isTool)
  const customToolkits = listed('customToolkits', options.customToolkits, isToolkit)
  const alone = await Promise.all(
    tools.map((tool) => {
      const { extendsToolkit: slug } = tool
      return bind(tool, slug === undefined ? undefined : { slug, name: slug })
    }),
  )
  const toolkits = await Promise.all(
    customToolkits.map(async (toolkit) => ({
      toolkit,
      tools: await Promise.all(toolkit.tools.map((tool) => bind(tool, toolkit))),
    })),
  )
  const bound = [...alone, ...toolkits.flatMap((toolkit) => toolkit.tools)]
  const bySlug = new Map(bound.map((one) => [one.slug, one]))
  if (bySlug.size < bound.length) throw twice(bound)
  return {
    bound,
    toolkits,
    definitions: bound.length > 0 ? toDefinitions(alone, toolkits) : undefined,
    find: (slug) => bySlug.get(slug.toUpperCase()),
    findByOwnSlug(slug) {
      const own = bound.filter(({ tool }) => tool.slug.toUpperCase() === slug.toUpperCase())
      if (own.length > 1) throw ambiguous(slug, own)
      return own[0]
    },
  }
}

/** A custom tool as sessions list tools. */
export function listedTool(bound: BoundTool): SessionTool {
  const { tool, slug, toolkit, inputSchema, outputSchema } = bound
  return {
    slug,
    name: tool.name,
    description: tool.description,
    toolkit: { slug: toolkit?.slug ?? 'custom', name: toolkit?.name ?? 'Custom', logo: '' },
    inputParameters: inputSchema,
    outputParameters: outputSchema ?? {},
    tags: [],
    version: '',
    check: (input) => judgeInput(tool.inputParams, inputSchema, input),
  }
}

async function bind(
  tool: CustomTool,
  toolkit: { slug: string; name: string; preload?: boolean | undefined } | undefined,
): Promise<BoundTool> {
  return {
    tool,
    slug: localSlug(tool.slug, toolkit?.slug),
    toolkit: toolkit && { slug: toolkit.slug, name: toolkit.name },
    preload: tool.preload ?? toolkit?.preload,
    ...(await toolSchemas(tool)),
  }
}

function listed<Item extends object>(
  what: string,
  items: readonly Item[] | undefined,
  isOne: (item: Item) => boolean,
): readonly Item[] {
  if (items === undefined) return []
  if (Array.isArray(items) && items.every((item: Item | null) => item && isOne(item))) return items
  throw new MaillonError('invalid_request', {
    message: `${what} is not a list of them.`,
    hint: `Pass what ${what === 'customTools' ? 'createCustomTool' : 'createCustomToolkit'} gave, in a list.`,
  })
}

function twice(bound: readonly BoundTool[]): MaillonError {
  const slugs = bound.map(({ slug }) => slug)
  const double = slugs.find((slug, index) => slugs.indexOf(slug) < index)
  return new MaillonError('invalid_request', {
    message: `Two custom tools would both be ${double} in the session.`,
    hint: 'Give one of them another slug.',
  })
}

function ambiguous(slug: string, own: readonly BoundTool[]): MaillonError {
  return new MaillonError('invalid_request', {
    message: `Several custom tools were made as ${slug}.`,
    hint: `Name one of ${own.map((one) => one.slug).join(', ')}.`,
  })
}
