import type { Reach } from './run-tool.ts'

const never = () => Promise.reject(new Error('Nothing is reached here.'))

/** For tools that are not run, or reach what a test puts in place of it. */
export const nowhere: Reach = {
  connections: { send: never, forward: never, download: never },
  files: { find: never, store: never, delete: never, read: () => ReadableStream.from([]) },
}
