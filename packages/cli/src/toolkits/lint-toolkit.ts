import { toJsonSchema } from '@maillon/core/provider'
import type { Tool, Toolkit } from '@maillon/core/toolkit'

/** What makes a tool hard to find or to call for a model. */
export interface LintFinding {
  tool: string
  what: 'no description' | 'unknown argument' | 'large input' | 'large answer'
  /** The argument, how many characters, or about how long an answer is and what that is reckoned from. */
  detail: string
}

const largeInput = 20_000

/** Looks at each tool of a toolkit as a model does. */
export function lintToolkit({ tools }: Pick<Toolkit, 'tools'>): LintFinding[] {
  return tools.flatMap((tool) => {
    const schema = toJsonSchema(tool.input)
    const size = JSON.stringify(schema).length
    const found: LintFinding[] = unknownArguments(schema).map((detail) => ({
      tool: tool.slug,
      what: 'unknown argument',
      detail,
    }))
    if (saysNothing(tool))
      found.push({ tool: tool.slug, what: 'no description', detail: tool.description })
    if (tool.answers)
      found.push({ tool: tool.slug, what: 'large answer', detail: lengthOf(tool.answers) })
    if (size > largeInput) found.push({ tool: tool.slug, what: 'large input', detail: `${size}` })
    return found
  })
}

/** What people read of it: how many tools, and a few of them. */
export function lintText(findings: readonly LintFinding[], count: number): string[] {
  const groups = Map.groupBy(findings, ({ what }) => what)
  return [...groups].map(([what, all]) => {
    const tools = [...new Set(all.map(({ tool }) => tool))]
    const shown = all
      .slice(0, 3)
      .map(({ tool, detail }) => (what === 'no description' ? tool : `${tool} (${detail})`))
    return `${tools.length} of ${count} tools: ${told[what]}: ${shown.join(', ')}${all.length > shown.length ? ' …' : ''}`
  })
}

const told = {
  'no description': 'nothing says what they do',
  'unknown argument': 'they need what no description explains',
  'large input': 'their arguments take much to read',
  'large answer': 'they answer more than 20 kB, by their document’s schemas and examples',
} as const

function lengthOf({ characters, items }: NonNullable<Tool['answers']>): string {
  const long = `about ${Math.round(characters / 1000)} kB`
  return items === undefined ? long : `${long} for ${items}, and no argument asks for fewer`
}

/** A description of the slug's own words, or that an import made of name, method and path. */
function saysNothing({ slug, description, name }: Tool): boolean {
  const text = description.trim()
  if (/^[^.]*: (GET|QUERY|POST|PUT|PATCH|DELETE) \/\S*( \(.*\))?$/.test(text)) return true
  const known = new Set(slug.toLowerCase().split('_'))
  return text === name && wordsOf(text).every((word) => known.has(word))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Required arguments without a word of their own whose names are ids, which no model can know. */
function unknownArguments(schema: object): string[] {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, { description?: string; enum?: unknown }>
    required?: string[]
  }
  return required.filter((name) => {
    const { description, enum: choices } = properties[name] ?? {}
    return (
      /(^|_|[a-z])(id|sid|uuid|guid|key|ref)$/i.test(name) && !description && choices === undefined
    )
  })
}
