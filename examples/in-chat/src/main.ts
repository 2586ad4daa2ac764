// An agent is asked for something that needs an account, and hands out a Connect Link in the chat.
import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { VercelProvider } from '@maillon/vercel'
import { ToolLoopAgent } from 'ai'
import { automaticPerson } from './automatic-person.ts'
import { chat } from './chat.ts'
import { scriptedModel } from './scripted-model.ts'
import { terminalPerson } from './terminal-person.ts'

const automatic = process.argv.includes('--auto') || !process.stdin.isTTY || !process.stdout.isTTY

// Emulated third parties, and an engine in this process. An app would name its own database and key here.
const upstreams = await startUpstreams({ services: ['google', 'github', 'slack'] })
const { engine, stop } = await startTestEngine({
  appName: 'Inbox demo',
  routes: upstreams.routes,
  authConfigs: upstreams.authConfigs,
})

// What an app writes: a session for its user, and its tools in the framework's own format.
const maillon = new Maillon({ engine, provider: new VercelProvider() })
const session = await maillon.create('user_123', { toolkits: ['gmail', 'github', 'slack'] })
const agent = new ToolLoopAgent({ model: scriptedModel(), tools: await session.tools() })

console.log(
  'The model here is a scripted stand-in: it reacts to what the tools return, and needs no key.\n',
)
const person = automatic ? automaticPerson(upstreams.users.ada.email) : terminalPerson()
try {
  await chat(agent, person)
} finally {
  await person.leave()
  await stop()
  await upstreams.stop()
}
