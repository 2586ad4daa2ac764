import { defineConfig } from 'vitest/config'

/** What every package's tests share: workspace packages are read from their source, so nothing is built first. */
export default defineConfig({
  ssr: { resolve: { conditions: ['@maillon/source'] } },
  test: {
    include: ['src/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
