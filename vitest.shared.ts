import { defineConfig } from 'vitest/config'

/** What every package's tests share: workspace packages are read from their source, so nothing is built first. */
export default defineConfig({
  ssr: { resolve: { conditions: ['@maillon/source'] } },
  test: {
    include: ['src/**/*.test.ts'],
    // What a file imports, the next one finds loaded. A test that changes something of its process puts it back.
    isolate: false,
    // Left to itself, the runner keeps a core free. The workspace's own number would not reach its projects.
    maxWorkers: '100%',
    // A limit for what hangs: tests wait for events, on a busy machine for longer.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
