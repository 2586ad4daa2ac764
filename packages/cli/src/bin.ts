#!/usr/bin/env node
import { MaillonError } from '@maillon/core'
import { fileProblem } from './file-problem.ts'
import { run } from './run.ts'
import { visible } from './visible.ts'

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (thrown) {
  const error = fileProblem(thrown) ?? thrown
  if (!MaillonError.is(error)) throw error
  console.error(visible(error.message))
  for (const one of error.errors) console.error(`\n  ${visible(one)}`)
  if (error.hint) console.error(error.errors.length > 0 ? `\n${error.hint}` : error.hint)
  process.exitCode = 1
}
