import type { JsonSchema } from '@maillon/core/provider'
import type { Tool, Toolkit } from '@maillon/core/toolkit'
import { docText, keyText, typeText } from './type-text.ts'

/**
 * The source of a TypeScript file that makes toolkits known to core's types, with what editors show of them: it adds the
 * arguments and the output of each tool to `interface Tools`, and the toolkits' slugs to `interface Toolkits`. The same
 * toolkits give the same text.
 */
export async function toolsDeclaration(
  toolkits: readonly Toolkit[],
  madeBy: string,
): Promise<string> {
  const { toJsonSchema } = await import('@maillon/core/provider')
  const tools = toolkits.flatMap((toolkit) =>
    toolkit.tools.map((tool) => [tool.slug, toolText(toolkit, tool, toJsonSchema)] as const),
  )
  return declarationText(madeBy, [
    `  interface Toolkits {`,
    ...inOrder(toolkits.map((toolkit) => [toolkit.slug, toolkitText(toolkit)])),
    '  }',
    '',
    '  interface Tools {',
    ...inOrder(tools),
    '  }',
  ])
}

/** The source of a file that makes the slugs of toolkits known, and none of their tools. */
export function toolkitsDeclaration(
  toolkits: readonly Pick<Toolkit, 'slug' | 'name' | 'description'>[],
  madeBy: string,
): string {
  return declarationText(madeBy, [
    '  interface Toolkits {',
    ...inOrder(toolkits.map((toolkit) => [toolkit.slug, toolkitText(toolkit)])),
    '  }',
  ])
}

function declarationText(madeBy: string, lines: readonly string[]): string {
  return [
    `// Made by \`${madeBy}\`; not to be changed by hand.`,
    // For compilers that take an output file for the module only where it is imported.
    "import type {} from '@maillon/core'",
    '',
    "declare module '@maillon/core' {",
    ...lines,
    '}',
    '',
  ].join('\n')
}

function inOrder(entries: readonly (readonly [slug: string, text: string])[]): string[] {
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => text)
}

function toolkitText({
  slug,
  name,
  description,
}: Pick<Toolkit, 'slug' | 'name' | 'description'>): string {
  const doc = docText([name, description].filter((text) => text !== '').join(': '))
  return [...(doc === '' ? [] : [doc]), `${keyText(slug)}: unknown`]
    .map((line) => `    ${line}`)
    .join('\n')
}

type ToJsonSchema = (schema: unknown) => JsonSchema

function toolText(
  toolkit: Toolkit,
  { slug, description, input, output }: Tool,
  toJsonSchema: ToJsonSchema,
): string {
  const schema = '_zod' in input ? toJsonSchema(input) : input
  return [
    `    ${docText(description)}`,
    `    ${slug}: {`,
    `      toolkit: ${JSON.stringify(toolkit.slug)}`,
    `      input: ${typeText(schema, '      ')}`,
    `      output: ${typeText(toJsonSchema(output), '      ')}`,
    '    }',
  ].join('\n')
}
