#!/usr/bin/env node
import module from 'node:module'
import { main } from './main.ts'
import { quietSqlite } from './quiet-sqlite.ts'

// What one start compiles, the next one reads. Deno has no such thing, nor its name.
if ('enableCompileCache' in module) module.enableCompileCache()
process.emitWarning = quietSqlite(process.emitWarning)
process.exitCode = await main(process.argv.slice(2))
