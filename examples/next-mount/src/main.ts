import { serveNext } from './serve-next.ts'
import { start } from './start.ts'

const { url, users, stop } = await start(serveNext, 4403)
console.log(`Open ${url}, and choose ${users.ada.name} on GitHub's page.`)
process.once('SIGINT', () => void stop())
