// Type-checks every ```ts block of the README and the docs, each as a module of its own.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'

// Below an example that has every package installed, so that imports resolve as they do for a user.
const folder = 'examples/docs/blocks'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
let count = 0
for await (const file of glob([
  'README.md',
  'docs/{*,toolkits/*}.md',
  'packages/*/README.md',
  'examples/*/README.md',
])) {
  const text = readFileSync(file, 'utf8')
  for (const match of text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)) {
    const line = text.slice(0, match.index).split('\n').length
    const name = `${file.replaceAll(/[^\w]+/g, '-')}-line-${line}.ts`
    writeFileSync(`${folder}/${name}`, `${match[1]}\nexport {}\n`)
    count += 1
  }
}
try {
  execFileSync('tsc', ['-p', 'examples/docs/tsconfig.json'], { stdio: 'inherit' })
  console.log(`${count} code blocks of the docs type-check`)
} catch {
  process.exitCode = 1
}
