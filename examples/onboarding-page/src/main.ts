import { start } from './start.ts'

const { url, stop } = await start(4401)
console.log(`Open ${url}`)
process.once('SIGINT', () => void stop())
