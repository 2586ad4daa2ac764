#!/usr/bin/env node
import module from 'node:module'
import { main } from './main.ts'

// What one start compiles, the next one reads. Deno has no such thing, nor its name.
if ('enableCompileCache' in module) module.enableCompileCache()
process.exitCode = await main(process.argv.slice(2))
