import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answered } from '../run.ts'
import type { Client } from './clients.ts'
import { installLine } from './install-line.ts'
import type { Place } from './place.ts'

const expected = JSON.stringify({
  tools: [
    'COMPOSIO_SEARCH_TOOLS',
    'COMPOSIO_GET_TOOL_SCHEMAS',
    'COMPOSIO_MANAGE_CONNECTIONS',
    'COMPOSIO_MULTI_EXECUTE_TOOL',
  ],
  found: true,
  links: ['https://connect.example.test', 'https://connect.example.test'],
})

/** Installs by one package manager what the README of `@maillon/vercel` says, and runs an app of both kinds of modules. */
export async function tryClient(client: Client, { registry, folder }: Place): Promise<string[]> {
  const place = join(folder, client.name.replaceAll(/\W+/g, '-'))
  mkdirSync(place, { recursive: true })
  cpSync(join(import.meta.dirname, 'reader'), place, { recursive: true })
  const files = { 'package.json': '{ "name": "reader", "private": true }\n', ...client.files }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text)

  const options = { cwd: place, env: { ...registry.env, ...client.env } }
  const [command = '', ...add] = client.add
  const started = performance.now()
  const packages = [...installLine('vercel'), '@maillon/services']
  const installed = await answered(command, [...add, ...packages], options)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`install: ${client.name} in ${seconds} s`)
  if (!installed.ok) return [`${client.name} does not install: ${installed.told}`]
  const warned = installed.told.split('\n').filter((line) => /peer|YN0002|YN0060/i.test(line))
  const faults = warned.map((line) => `${client.name} says: ${line.trim()}`)

  const [node = '', ...before] = client.node
  for (const file of ['imports.mjs', 'requires.cjs']) {
    const { ok, stdout, told } = await answered(node, [...before, file], options)
    if (!ok || stdout.trim() !== expected) faults.push(`${client.name}, ${file}: ${told}`)
  }
  return faults
}
