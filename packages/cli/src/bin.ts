#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { main } from './main.ts'

// What one start compiles, the next one reads.
enableCompileCache()
process.exitCode = await main(process.argv.slice(2))
