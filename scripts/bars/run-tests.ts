import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Measured } from './row.ts'

interface Report {
  numPassedTests: number
  numFailedTests: number
  success: boolean
}

/** A bar that is a set of tests: runs those of the files whose paths have this in them, and counts. */
export async function runTests(filter: string): Promise<{ pass: boolean; measured: Measured }> {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-bars-'))
  const outputFile = join(folder, 'report.json')
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.workspace.ts']
  // At full scale a property takes as long as it takes.
  const report = ['--reporter=json', `--outputFile=${outputFile}`, '--testTimeout=0']
  try {
    // A failure is told by the report.
    await promisify(execFile)(process.execPath, [...vitest, ...report, filter]).catch(
      () => undefined,
    )
    const { success, numPassedTests, numFailedTests } = JSON.parse(
      await readFile(outputFile, 'utf8'),
    ) as Report
    const measured = { tests: filter, passed: numPassedTests, failed: numFailedTests }
    return { pass: success && numPassedTests > 0, measured }
  } finally {
    await rm(folder, { recursive: true })
  }
}
