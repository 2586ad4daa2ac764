import { assertKnown } from '../transport/assert-known.ts'
import type { CustomTool } from './custom-tool.ts'
import { lengthErrors, namingErrors, notUsable } from './definition-errors.ts'

/** What a custom toolkit is called, and the tools in it. */
export interface CustomToolkitOptions {
  /** For people. */
  name: string
  /** For the model: what its tools are about. */
  description: string
  /** At least one; none that extends another toolkit. */
  tools: readonly CustomTool[]
  /** Whether `session.tools()` lists its tools, unless a tool says otherwise. */
  preload?: boolean | undefined
}

/** Tools of the app's own that belong together. */
export interface CustomToolkit {
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly preload?: boolean | undefined
  readonly tools: readonly CustomTool[]
}

/**
 * A toolkit of custom tools, for `experimental.customToolkits` of a session, which knows them as `LOCAL_TOOLKIT_SLUG`.
 * Throws `invalid_request`.
 */
export function createCustomToolkit(slug: string, options: CustomToolkitOptions): CustomToolkit {
  assertKnown(`The custom toolkit ${JSON.stringify(slug)}`, options, optionNames)
  const { name, description, tools, preload } = options
  const errors = [
    ...namingErrors(slug, options),
    ...(Array.isArray(tools) && tools.length > 0 ? [] : ['It has no tools.']),
  ]
  if (errors.length > 0) throw notUsable('toolkit', slug, errors)
  const faults = tools.flatMap((tool) => toolErrors(slug, tool))
  if (faults.length > 0) throw notUsable('toolkit', slug, faults)
  return { slug, name, description, preload, tools: [...tools] }
}

const optionNames = ['name', 'description', 'tools', 'preload']

function toolErrors(toolkit: string, tool: CustomTool): string[] {
  if (typeof tool?.execute !== 'function')
    return ['One of its tools is not made by createCustomTool.']
  if (tool.extendsToolkit === undefined) return lengthErrors(tool.slug, toolkit)
  return [`The tool ${tool.slug} extends ${tool.extendsToolkit}; in a toolkit it cannot.`]
}
