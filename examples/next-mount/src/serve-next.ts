import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Serve } from './start.ts'

/** Runs `next dev`, and resolves when it is ready. */
export const serveNext: Serve = async (port, environment) => {
  buildPackages()
  const command = fileURLToPath(import.meta.resolve('next/dist/bin/next'))
  const args = [command, 'dev', '--hostname', '127.0.0.1', '--port', String(port)]
  const next = spawn(process.execPath, args, {
    cwd: folder('..'),
    env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(next, 'exit')
  if (!(await isReady(next.stdout))) throw new Error('Next did not start.')
  return {
    async stop() {
      next.kill()
      await exited
    },
  }
}

/** Next reads the packages as npm ships them, built: it takes no export condition of another's. */
function buildPackages(): void {
  const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')))
  const packages = ['engine', 'toolkits'].map((name) => folder(`../../../packages/${name}`))
  execFileSync(process.execPath, [tsc, '--build', ...packages], { stdio: 'inherit' })
}

/** Whether it says so before it ends; what it says later is read, and dropped. */
async function isReady(output: NodeJS.ReadableStream): Promise<boolean> {
  for await (const line of createInterface({ input: output })) {
    if (!line.includes('Ready')) continue
    output.resume()
    return true
  }
  return false
}

function folder(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
