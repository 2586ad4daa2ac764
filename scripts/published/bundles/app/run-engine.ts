import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { told } from './engine.ts'

const [, program = '', upstream = ''] = process.argv
// Where whoever bundled it may have copied the data of services to.
const folder = join(dirname(program), 'services/')

told(upstream, existsSync(folder) ? pathToFileURL(folder) : undefined).then(
  (facts) => console.log(JSON.stringify(facts)),
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)
