// Type-checks every ```ts block of the README and the docs, each as a module of its own: one that begins with the name of a
// file (`// src/engine.ts`) under that name, so that the blocks of a page can import each other.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, join } from 'node:path'

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
    const page = file.replaceAll(/[^\w]+/g, '-')
    const line = text.slice(0, match.index).split('\n').length
    const [, named] = /^\/\/ ([\w./[\]-]+\.m?ts)\n/.exec(match[1]) ?? []
    const path = join(folder, named ? `${page}/${named}` : `${page}-line-${line}.ts`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${match[1]}\nexport {}\n`, { flag: 'wx' })
    count += 1
  }
}
try {
  execFileSync('tsc', ['-p', 'examples/docs/tsconfig.json'], { stdio: 'inherit' })
  console.log(`${count} code blocks of the docs type-check`)
} catch {
  process.exitCode = 1
}
