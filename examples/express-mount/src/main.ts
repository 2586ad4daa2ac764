import { start } from './start.ts'

const { url, stop } = await start(4402)
console.log(`Listening at ${url}

  curl -X POST ${url}/github/connect     a Connect Link: open it, and choose Ada
  curl ${url}/github/me                  who you are on GitHub
`)
process.once('SIGINT', () => void stop())
