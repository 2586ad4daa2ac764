import { GoogleGenAI } from '@google/genai'
import { GoogleProvider } from '@maillon/google'
import { assertTold, call, execute, tools } from './session.ts'

const session = { execute, rawTools: async () => tools }
const functionCall = { name: call.name, args: JSON.parse(call.arguments) }
const replies = [{ functionCall }, { text: 'Done.' }].map((part) => ({
  candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP' }],
}))
const asked: unknown[] = []
globalThis.fetch = async (_, init) => Response.json(replies[(asked.push(init?.body) - 1) % 2])
const { models } = new GoogleGenAI({ apiKey: 'none' })
const request = { model: 'any', contents: 'Send it.' }

const provider = new GoogleProvider()
const config = { tools: provider.wrapTools(tools) }
assertTold(
  await provider.handleToolCalls(session, await models.generateContent({ ...request, config })),
)

asked.length = 0
const tool = await provider.callableTool(session)
await models.generateContent({ ...request, config: { tools: [tool] } })
assertTold(asked[1])
