import { arch, platform } from 'node:process'

/** What runs JavaScript, as an npm package for this machine brings it. */
export interface Runtime {
  name: 'Node' | 'Bun' | 'Deno'
  version: string
  package: string
  /** Its program in there, and the words that stand before the name of what it runs. */
  file: string
  words: readonly string[]
}

const machine = `${platform === 'win32' ? 'win' : platform}-${arch}`

/** The lowest version that our packages take, and the newest one. */
export const lowestNode = node('22.19.0')
const newestNode = node('26.10.0')

/** All that is tried: the Node between them is this repository's own. */
export const runtimes: readonly Runtime[] = [
  lowestNode,
  node('24.21.0'),
  newestNode,
  {
    name: 'Bun',
    version: '1.4.5',
    package: `@oven/bun-${platform}-${arch === 'arm64' ? 'aarch64' : arch}`,
    file: 'bin/bun',
    words: [],
  },
  {
    name: 'Deno',
    version: '2.9.6',
    package: `@deno/${machine}${platform === 'linux' ? '-glibc' : ''}`,
    file: 'deno',
    words: ['run', '--allow-all'],
  },
]

function node(version: string): Runtime {
  return { name: 'Node', version, package: `node-${machine}`, file: 'bin/node', words: [] }
}
