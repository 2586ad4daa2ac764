import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, matchesGlob } from 'node:path'
import { createInterface } from 'node:readline'
import {
  deployFolder,
  describedImage,
} from '../../../packages/cli/src/deploy/described.contract.ts'
import type { Part } from '../part.ts'
import { freePort } from '../free-port.ts'
import { run } from '../run.ts'

/**
 * Makes the image as its Dockerfile says, in folders in place of containers: what it copies is copied, what it runs is run,
 * and then it is started as a container would be, in production's own form.
 */
export const part: Part = async ({ folder }) => {
  const image = describedImage()
  const context = join(folder, 'context')
  await copyContext(context)
  const roots = new Map<string | undefined, string>()
  for (const [index, stage] of image.stages.entries()) {
    const root = join(folder, `stage-${index}`)
    roots.set(stage.name ?? String(index), root)
    let workingDirectory = root
    for (const { name, rest, flags } of stage.instructions) {
      mkdirSync(workingDirectory, { recursive: true })
      if (name === 'WORKDIR') workingDirectory = join(root, rest)
      if (name === 'RUN') await run('sh', ['-ec', rest], { cwd: workingDirectory })
      if (name !== 'COPY') continue
      const [from = '', to = ''] = rest.split(' ')
      const source = join(roots.get(flags.from) ?? context, from)
      const target = to.startsWith('/') ? join(root, to) : join(workingDirectory, to)
      cpSync(source, target, { recursive: true, verbatimSymlinks: true })
    }
  }
  const root = join(folder, `stage-${image.stages.length - 1}`)
  const size = (await run('du', ['-sk', root])).split('\t')[0]
  console.log(`image: ${Math.round(Number(size) / 1000)} MB beside Node's own`)
  return tryImage(root, image)
}

/** What `docker build` would send: the repository without what is ignored. */
async function copyContext(context: string): Promise<void> {
  const ignored = readFileSync(`${deployFolder}Dockerfile.dockerignore`, 'utf8').trim().split('\n')
  const listed = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard'])
  for (const file of listed.trim().split('\n')) {
    if (ignored.some((glob) => matchesGlob(file, glob) || matchesGlob(file, `${glob}/**`))) continue
    mkdirSync(dirname(join(context, file)), { recursive: true })
    cpSync(file, join(context, file))
  }
}

async function tryImage(
  root: string,
  { command, environment, workingDirectory, healthCheck }: ReturnType<typeof describedImage>,
): Promise<string[]> {
  const port = String(await freePort())
  const [, entry = '', ...words] = command
  const env = {
    ...environment,
    MAILLON_LISTEN_PORT: port,
    MAILLON_METRICS_PORT: '0',
    MAILLON_DATABASE_URL: ':memory:',
    MAILLON_ENCRYPTION_KEY: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    MAILLON_PUBLIC_URL: `http://localhost:${port}`,
    MAILLON_VERIFICATION: 'browser',
    MAILLON_DRAIN_SECONDS: '0',
  }
  const cwd = join(root, workingDirectory)
  const server = spawn(process.execPath, [join(root, entry), ...words], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'close')
  const lines = createInterface({ input: server.stdout })
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [unknown]
  if (typeof line !== 'string') return [`What the image runs ended with ${String(line)}.`]
  const check = spawn(process.execPath, healthCheck.slice(1), { cwd, env })
  const [health] = (await once(check, 'close')) as [number]
  const { metrics } = JSON.parse(line) as { metrics: string }
  const scraped = await (await fetch(metrics)).text()
  server.kill('SIGTERM')
  const [code] = (await ended) as [number]
  return [
    ...(health === 0 ? [] : [`Its health check ended with ${health}.`]),
    ...(scraped.includes('maillon_request_duration') ? [] : ['Prometheus reads nothing there.']),
    ...(code === 0 ? [] : [`It ended with ${code}.`]),
  ]
}
