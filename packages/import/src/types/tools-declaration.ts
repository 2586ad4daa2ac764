import type { JsonSchema } from '@maillon/core/provider'
import type { Tool, Toolkit } from '@maillon/core/toolkit'
import { typeText } from './type-text.ts'

/**
 * The source of a TypeScript file that makes tools known to `session.execute`: it adds the arguments and the output of
 * each to core's `interface Tools`. The same toolkits give the same text.
 */
export async function toolsDeclaration(
  toolkits: readonly Toolkit[],
  madeBy: string,
): Promise<string> {
  const { toJsonSchema } = await import('@maillon/core/provider')
  const tools = toolkits
    .flatMap(({ tools: own }) => own)
    .toSorted((one, other) => (one.slug < other.slug ? -1 : 1))
  return [
    `// Made by \`${madeBy}\`; not to be changed by hand.`,
    "declare module '@maillon/core' {",
    '  interface Tools {',
    ...tools.map((tool) => entry(tool, toJsonSchema)),
    '  }',
    '}',
    '',
    'export {}',
    '',
  ].join('\n')
}

type ToJsonSchema = (schema: unknown) => JsonSchema

function entry({ slug, description, input, output }: Tool, toJsonSchema: ToJsonSchema): string {
  const schema = '_zod' in input ? toJsonSchema(input) : input
  const doc = description.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')
  return [
    `    /** ${doc} */`,
    `    ${slug}: {`,
    `      input: ${typeText(schema)}`,
    `      output: ${typeText(toJsonSchema(output))}`,
    '    }',
  ].join('\n')
}
