import { agent } from './agent.ts'
import { converse } from './converse.ts'
import { start } from './start.ts'

await converse(await agent(await start()))
process.exit()
