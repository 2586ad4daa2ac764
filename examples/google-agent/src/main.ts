// An agent on Google's Gen AI SDK is asked for something that needs an account, and hands out a Connect Link.
import { startTestEngine } from '@maillon/testkit'
import { converse } from '@maillon/testkit/story'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { automaticAgent } from './automatic-agent.ts'
import { chatAgent } from './chat-agent.ts'
import { chatModel } from './chat-model.ts'

const createAgent = process.argv.includes('--automatic') ? automaticAgent : chatAgent

// Emulated third parties, and an engine in this process. An app would name its own database and key here.
const upstreams = await startUpstreams({ services: ['google'] })
const { engine, stop } = await startTestEngine({
  appName: 'Inbox agent',
  routes: upstreams.routes,
  authConfigs: upstreams.authConfigs,
})
const { name, ...model } = chatModel()

try {
  console.log(`The model is ${name}.\n`)
  await converse(await createAgent({ ...model, engine }), upstreams.users.ada)
} finally {
  await stop()
  await upstreams.stop()
}
