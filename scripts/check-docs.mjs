// Type-checks every ```ts block of the README and the docs, each as a module of its own: one that begins with the name of a
// file (`// src/engine.ts`) under that name, so that the blocks of a page can import each other. Runs those that say so:
// ```ts run, or ```ts run fresh where nobody has connected anything yet. What a block prints is compared with its
// `// →` comments, or with the ```text block that comes next, where nothing but a line of words stands between.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { snippetCall } from '../examples/docs/src/snippet-call.ts'
import { snippetsOf } from '../packages/console/web/views/playground/snippets/snippets.ts'
import { commandFault } from './docs-commands.mjs'

// Below an example that has every package installed, so that imports resolve as they do for a user.
const folder = 'examples/docs/blocks'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const run = []
const faults = []
let count = 0
for await (const page of glob([
  'README.md',
  'docs/*.md',
  'packages/*/README.md',
  'examples/*/README.md',
])) {
  const text = readFileSync(page, 'utf8')
  for (const match of text.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)) {
    const [whole, language, words, code] = match
    const line = text.slice(0, match.index).split('\n').length
    const at = `${page}:${line}`
    if (language === 'json') checkJson(at, code)
    if (language === 'sh') checkCommands(at, code)
    if (language !== 'ts') continue
    const place = page.replaceAll(/[^\w]+/g, '-')
    const [, named] = /^\/\/ ([\w./[\]-]+\.m?ts)\n/.exec(code) ?? []
    const file = join(folder, named ? `${place}/${named}` : `${place}-line-${line}.ts`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${code}\nexport {}\n`, { flag: 'wx' })
    count += 1
    if (!/ run\b/.test(words)) continue
    const prints = claimed(code, text.slice(match.index + whole.length))
    run.push({ file: resolve(file), at, code, prints, fresh: words.includes('fresh') })
  }
}
// What the console's playground copies is code that people paste, as the docs' is; a test runs it.
const copied = snippetsOf(snippetCall).filter(({ language }) => language === 'ts')
for (const { id, code } of copied) writeFileSync(join(folder, `playground-${id}.ts`), code)
writeFileSync(`${folder}/run.json`, JSON.stringify(run))

function checkJson(at, code) {
  try {
    JSON.parse(code)
  } catch (error) {
    faults.push(`${at} is no JSON: ${error.message}`)
  }
}

function checkCommands(at, code) {
  for (const line of code.replaceAll(/\\\n\s*/g, '').split('\n')) {
    const fault = commandFault(line)
    if (fault) faults.push(`${at}: ${fault}`)
  }
}

/** What a block says that it prints. */
function claimed(code, after) {
  const output = /^\s*(?:prints[^\n]*:\n\n)?```text\n([\s\S]*?)\n```$/m.exec(after)
  if (output?.index === 0) return output[1]
  const comments = [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line)
  return comments.length > 0 ? comments.join('\n') : undefined
}

for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
try {
  execFileSync('tsc', ['-p', 'examples/docs/tsconfig.json'], { stdio: 'inherit' })
  console.log(`${count} code blocks of the docs type-check, and ${copied.length} of the playground`)
  const runner = ['--conditions=@maillon/source', 'examples/docs/src/run-blocks.ts']
  execFileSync(process.execPath, runner, { stdio: 'inherit' })
} catch {
  process.exitCode = 1
}
