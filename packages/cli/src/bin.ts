#!/usr/bin/env node
import { MaillonError } from '@maillon/core'
import { run } from './run.ts'

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!MaillonError.is(error)) throw error
  console.error(error.message)
  if (error.hint) console.error(error.hint)
  process.exitCode = 1
}
