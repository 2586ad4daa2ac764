import { literal, quoted } from './literal.ts'
import type { SnippetCall } from './snippet-call.ts'

/** The lines of a snippet up to its session, with the tool and its arguments at hand as `tools` and `input`. */
export function sessionLines(
  call: SnippetCall,
  { provider, lists = true }: { provider?: string; lists?: boolean } = {},
): string[] {
  const { baseURL, userId, config, arguments: input } = call
  return [
    'const maillon = new Maillon({',
    `  baseURL: ${quoted(baseURL)},`,
    '  apiKey: process.env.MAILLON_API_KEY,',
    ...(provider ? [`  provider: new ${provider}(),`] : []),
    '})',
    `const session = await maillon.create(${quoted(userId)}, ${literal(config)})`,
    ...(lists ? ['const tools = await session.tools()'] : []),
    `const input = ${literal(input)}`,
  ]
}

/** What a model is asked for, so that it makes the very call. */
export function prompt({ name }: SnippetCall): string {
  return `\`Call ${name} with \${JSON.stringify(input)}\``
}
