import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFixture } from './start-fixture.contract.ts'

let fixture: Awaited<ReturnType<typeof startFixture>>
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.stop())

/** The suite's exit code is 0 when exactly what the file lists fails. */
test.each([
  { suite: 'mcp-conformance-2025', failures: 'expected-failures-2025.yml', options: [] },
  {
    suite: 'mcp-conformance-2026',
    failures: 'expected-failures-2026.yml',
    options: ['--spec-version', '2026-07-28'],
  },
])(
  '$suite: every scenario passes but those with a written reason',
  async ({ suite, failures, options }) => {
    const main = join(
      dirname(createRequire(import.meta.url).resolve(`${suite}/package.json`)),
      'dist/index.js',
    )
    const expected = fileURLToPath(new URL(failures, import.meta.url))
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        main,
        'server',
        '--url',
        fixture.url,
        '--suite',
        'all',
        '--expected-failures',
        expected,
        ...options,
      ],
      { maxBuffer: 64 * 1024 * 1024 },
    ).catch((error: { stdout?: string; stderr?: string }) => {
      throw new Error(`${error.stdout?.slice(-4_000)}\n${error.stderr?.slice(-2_000)}`)
    })
    expect(stdout).toMatch(/Total: \d\d+ passed/)
  },
)
