// An agent of Mastra is asked for something that needs an account, and hands out a Connect Link.
import { startTestEngine } from '@maillon/testkit'
import { converse } from '@maillon/testkit/story'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { chatModel } from './chat-model.ts'
import { inboxAgent } from './inbox-agent.ts'

// Left out, Mastra sends what is used of it to its makers.
process.env.MASTRA_TELEMETRY_DISABLED ??= '1'

// Emulated third parties, and an engine in this process. An app would name its own database and key here.
const upstreams = await startUpstreams({ services: ['google'] })
const { engine, stop } = await startTestEngine({
  appName: 'Inbox agent',
  routes: upstreams.routes,
  authConfigs: upstreams.authConfigs,
})
const { name, model, close } = await chatModel()

try {
  console.log(`The model is ${name}.\n`)
  await converse(await inboxAgent({ model, engine }), upstreams.users.ada)
} finally {
  close()
  await stop()
  await upstreams.stop()
}
