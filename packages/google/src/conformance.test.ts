import { type Content, GoogleGenAI, type HttpOptions, type Part } from '@google/genai'
import { type AdapterDriver, adapterCases, drivenByModel } from '@maillon/testkit'
import { describe, test } from 'vitest'
import { GoogleProvider } from './google-provider.ts'

const model = 'gemini-3-flash'
const connect = (fetch: NonNullable<HttpOptions['fetch']>) =>
  new GoogleGenAI({ apiKey: 'test', httpOptions: { fetch } })

const generate: AdapterDriver = ({ tools, execute }) => {
  const provider = new GoogleProvider()
  const session = { execute, rawTools: async () => tools }
  return drivenByModel('gemini', async (fetch, options) => {
    const { models } = connect(fetch)
    const config = { tools: provider.wrapTools(tools) }
    const contents: Content[] = [{ role: 'user', parts: [{ text: 'Go on.' }] }]
    for (;;) {
      const response = await models.generateContent({ model, contents, config })
      const said = response.candidates?.[0]?.content
      if (!said || !response.functionCalls) return
      const parts = await provider.handleToolCalls(session, response, options)
      contents.push(said, { role: 'user', parts })
    }
  })
}

const streaming: AdapterDriver = ({ tools, execute }) => {
  const provider = new GoogleProvider()
  const session = { execute, rawTools: async () => tools }
  return drivenByModel('gemini', async (fetch, options) => {
    const { models } = connect(fetch)
    const config = { tools: provider.wrapTools(tools) }
    const contents: Content[] = [{ role: 'user', parts: [{ text: 'Go on.' }] }]
    for (;;) {
      const said: Part[] = []
      for await (const chunk of await models.generateContentStream({ model, contents, config })) {
        said.push(...(chunk.candidates?.[0]?.content?.parts ?? []))
      }
      const functionCalls = said.flatMap(({ functionCall }) => functionCall ?? [])
      if (functionCalls.length === 0) return
      const parts = await provider.handleToolCalls(session, { functionCalls }, options)
      contents.push({ role: 'model', parts: said }, { role: 'user', parts })
    }
  })
}

const chat: AdapterDriver = ({ tools, execute }) => {
  const provider = new GoogleProvider({ profile: 'gemini' })
  const session = { execute, rawTools: async () => tools }
  return drivenByModel('gemini', async (fetch, options) => {
    const config = { tools: provider.wrapTools(tools) }
    const talk = connect(fetch).chats.create({ model, config })
    let response = await talk.sendMessage({ message: 'Go on.' })
    while (response.functionCalls) {
      const message = await provider.handleToolCalls(session, response, options)
      response = await talk.sendMessage({ message })
    }
  })
}

const automatic: AdapterDriver = ({ tools, execute }) => {
  const session = { execute, rawTools: async () => tools }
  return drivenByModel('gemini', async (fetch, { signal }) => {
    const tool = await new GoogleProvider().callableTool(session, { signal })
    const config = { tools: [tool], ...(signal && { abortSignal: signal }) }
    await connect(fetch).models.generateContent({ model, contents: 'Go on.', config })
  })
}

describe('generateContent', () => {
  const driver = generate
  for (const { name, run } of adapterCases) test(name, () => run(driver))
})

/** An engine for each takes its time, and behind `execute` there is no difference. */
const others = adapterCases.filter(({ name }) => !name.startsWith('with a real engine'))

describe.each([
  ['generateContentStream', streaming],
  ['a chat', chat],
  ['automatic function calling', automatic],
] as const)('%s', (_, driver) => {
  for (const { name, run } of others) test(name, () => run(driver))
})
