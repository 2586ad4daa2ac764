import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

// The tests that docs/testkit.md prints, as they are printed.
const page = readFileSync(new URL('../../../docs/testkit.md', import.meta.url), 'utf8')
const folder = new URL('../.vitest/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [index, [, code = '']] of [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].entries()) {
  const file = new URL(`testkit-${index}.ts`, folder)
  writeFileSync(file, code)
  await import(file.href)
}
