// An agent on Anthropic's Messages API is asked for something that needs an account, and hands out a Connect Link.
import { startTestEngine } from '@maillon/testkit'
import { converse } from '@maillon/testkit/story'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { chatModel } from './chat-model.ts'
import { messagesAgent } from './messages-agent.ts'
import { runnerAgent } from './runner-agent.ts'

const createAgent = process.argv.includes('--runner') ? runnerAgent : messagesAgent

// Emulated third parties, and an engine in this process. An app would name its own database and key here.
const upstreams = await startUpstreams({ services: ['google'] })
const { engine, stop } = await startTestEngine({
  appName: 'Inbox agent',
  routes: upstreams.routes,
  authConfigs: upstreams.authConfigs,
})
const { client, model } = chatModel()

try {
  console.log(`The model is ${model}.\n`)
  await converse(await createAgent({ client, model, engine }), upstreams.users.ada)
} finally {
  await stop()
  await upstreams.stop()
}
