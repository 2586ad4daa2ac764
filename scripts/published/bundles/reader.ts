import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Registry } from '../registry.ts'
import { run } from '../run.ts'

/** What readers have beside our packages: the newest that adapters are run with. */
const beside = [
  '@anthropic-ai/sdk',
  '@google/genai',
  '@langchain/core',
  '@langchain/langgraph',
  '@mastra/core',
  '@openai/agents',
  'ai',
  'next',
  'openai',
  'react',
  'react-dom',
  'zod',
]

/** Those of check peers, each a call of a model through an adapter, beside its framework. */
const smoke = 'scripts/check-peers/smoke'

/** The programs that are bundled, by name: they need no argument, but `engine`, which takes the address of an upstream. */
export interface Reader {
  folder: string
  programs: Readonly<Record<string, string>>
}

/** Installs everything once, and writes the programs of a reader. */
export async function createReader(registry: Registry, folder: string): Promise<Reader> {
  mkdirSync(folder, { recursive: true })
  const ours = readdirSync('packages').filter(
    (name) => !/^(cli|create-maillon|testkit)$/.test(name),
  )
  const dependencies = {
    ...Object.fromEntries(ours.map((name) => [`@maillon/${name}`, '*'])),
    ...Object.fromEntries(beside.map((name) => [name, versionOf(name)])),
  }
  const manifest = { name: 'reader', private: true, type: 'module', dependencies }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  // All that is public comes as ever, from where this machine has it already.
  writeFileSync(join(folder, '.npmrc'), `@maillon:registry=${registry.url}\n`)
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), 'packages: []\n')
  await run('pnpm', ['install', '--ignore-scripts', '--prefer-offline'], { cwd: folder })

  const apps = join(import.meta.dirname, 'app')
  for (const file of readdirSync(apps)) copyFileSync(join(apps, file), join(folder, file))
  const names = readdirSync(smoke).map((file) => file.slice(0, -3))
  copyFileSync(join(smoke, 'session.ts'), join(folder, 'session.ts'))
  const adapters = names.filter((name) => name !== 'session')
  for (const name of adapters) {
    const text = readFileSync(join(smoke, `${name}.ts`), 'utf8')
    writeFileSync(join(folder, `${name}.ts`), withoutTopLevelAwait(text))
  }
  const files = ['run-engine', ...adapters].map((name) => [
    name.replace('run-', ''),
    join(folder, `${name}.ts`),
  ])
  return { folder, programs: Object.fromEntries(files) }
}

/** CommonJS has none. The app's own schemas come before all else. */
function withoutTopLevelAwait(text: string): string {
  const [, imports = '', body = ''] = /^((?:import [^;]*? from '[^']+'\n)+)(.*)$/s.exec(text) ?? []
  const end = `main().catch((error) => {\n  console.error(error)\n  process.exitCode = 1\n})\n`
  return `import './early-schemas.ts'\n${imports}\nasync function main() {${body}}\n${end}`
}

/** As the workspace has it, so that it is here already. */
function versionOf(name: string): string {
  const text = readFileSync('pnpm-workspace.yaml', 'utf8')
  const [, version = '*'] = new RegExp(`^    '?${name}'?: (\\d.*)$`, 'm').exec(text) ?? []
  return version
}
