import { join } from 'node:path'
import type { Part } from '../part.ts'
import { walk } from './walk.ts'

/** Walks one path from an empty folder to the first connected tool call; `pnpm first-steps` walks them all. */
export const part: Part = async ({ registry, folder }) => {
  const cache = registry.env.npm_config_cache ?? join(folder, 'cache')
  const { path, steps, seconds, faults } = await walk('vercel', {
    registry,
    folder: join(folder, 'app'),
    cache,
  })
  console.log(`first-steps: ${path} took ${steps} steps and ${seconds} s`)
  return faults
}
