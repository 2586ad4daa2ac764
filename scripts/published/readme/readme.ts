import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { clickLink } from '@maillon/testkit/browser'
import type { Part } from '../part.ts'
import { printedBlocks } from '../printed-blocks.ts'
import { run } from '../run.ts'

/** Does what the README says under "The first code", word for word: installs it, runs it, and plays the person. */
export const part: Part = async ({ registry, folder }) => {
  mkdirSync(folder, { recursive: true })
  const [install, { text: code } = none, { text: told } = none] = printedBlocks(
    'README.md',
    'The first code',
  )
  const [, file = ''] = /^\/\/ (\S+)$/m.exec(code) ?? []
  const [, summary = ''] = /^(Here is a summary .*)$/m.exec(told) ?? []
  writeFileSync(join(folder, file), code)
  const [command = '', ...words] = install?.text.trim().split(' ') ?? []
  await run(command, words, { cwd: folder, env: registry.env })

  const started = performance.now()
  const program = spawn(process.execPath, [file], { cwd: folder })
  const ended = new Promise<number | null>((resolve) => program.once('close', resolve))
  const heard: string[] = []
  program.stderr.on('data', (chunk) => heard.push(String(chunk)))
  for await (const line of createInterface(program.stdout)) {
    heard.push(line)
    const link = /https?:\/\/\S+\/link\/ln_\w+/.exec(line)?.[0]
    if (line.startsWith('Say: ')) program.stdin.write(`${line.slice('Say: '.length)}\n`)
    if (link) {
      await clickLink(link, { user: 'ada@example.com' })
      program.stdin.write('Done\n')
    }
    if (line.startsWith('Here is a summary')) program.stdin.end()
  }
  const seconds = Math.round((performance.now() - started) / 1000)
  const ok = (await ended) === 0 && heard.includes(summary)
  console.log(`readme: the first code was played in ${seconds} s`)
  return ok ? [] : [`the first code said: ${heard.join('\n')}`]
}

const none = { text: '' }
