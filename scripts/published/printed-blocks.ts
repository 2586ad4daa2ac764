import { readFileSync } from 'node:fs'

/** The code blocks that a document prints below a heading, up to the next one, in their order. */
export function printedBlocks(file: string, heading: string): { language: string; text: string }[] {
  const sections = readFileSync(file, 'utf8').split(/^(?=#+ )/m)
  const section = sections.find((text) => new RegExp(`^#+ ${heading}\n`).test(text))
  if (section === undefined) throw new Error(`${file} has no section "${heading}".`)
  return [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', text = '']) => ({ language, text }),
  )
}
