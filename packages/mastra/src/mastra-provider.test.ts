import { createAnthropic } from '@ai-sdk/anthropic'
import { createGoogleGenerativeAI } from '@ai-sdk/google'
import { createOpenAI } from '@ai-sdk/openai'
import { sampleTool, schemaCorpus, scriptedSession } from '@maillon/testkit'
import { type ModelFetch, modelFetch, type ModelVendor } from '@maillon/testkit/models'
import { describe, expect, test } from 'vitest'
import { MastraProvider } from './mastra-provider.ts'
import { agentOn } from './scripted-agent.contract.ts'

/** The real package of a vendor, on its stand-in. */
const vendors: [ModelVendor, (fetch: ModelFetch) => unknown][] = [
  ['openai', (fetch) => createOpenAI({ apiKey: 'none', fetch })('m')],
  ['anthropic', (fetch) => createAnthropic({ apiKey: 'none', fetch })('m')],
  ['gemini', (fetch) => createGoogleGenerativeAI({ apiKey: 'none', fetch })('m')],
]

describe.each(vendors)('%s', (vendor, modelOn) => {
  test('takes every schema of the corpus, and tools get what they should', async () => {
    const tools = schemaCorpus.map(({ name, schema }) =>
      sampleTool(name, { inputParameters: schema }),
    )
    const session = scriptedSession({ tools })
    const calls = schemaCorpus.flatMap(({ name, valid }) =>
      valid.map((input) => ({ name, arguments: input })),
    )
    const fetch = modelFetch({ vendor, replies: [{ calls }, { text: 'done' }] })
    const wrapped = new MastraProvider().wrapTools(session.tools, session.execute)
    const { text } = await agentOn(modelOn(fetch), wrapped).generate('Go on.')
    expect(text).toBe('done')
    expect(fetch.requests.map(({ refusal }) => refusal)).toEqual([undefined, undefined])
    const ran = calls.map(({ name, arguments: input }) => ({ slug: name, input }))
    expect(session.ran).toEqual(ran)
    expect(fetch.requests[1]?.results).toHaveLength(ran.length)
  })

  test('a streamed run calls the tools as a whole one does', async () => {
    const session = scriptedSession()
    const call = { name: 'GMAIL_SEND_EMAIL', arguments: { to: 'zoë 🙂', body: '' } }
    const fetch = modelFetch({ vendor, replies: [{ calls: [call] }, { text: 'done' }] })
    const wrapped = new MastraProvider().wrapTools(session.tools, session.execute)
    const stream = await agentOn(modelOn(fetch), wrapped).stream('Go on.')
    expect(await stream.text).toBe('done')
    expect(session.ran).toEqual([{ slug: call.name, input: call.arguments }])
  })
})

test('schemas, names and descriptions reach the model as the profile has them', async () => {
  const session = scriptedSession()
  const fetch = modelFetch({ vendor: 'openai', replies: [{ text: 'done' }] })
  const wrapped = new MastraProvider().wrapTools(session.tools, session.execute)
  await agentOn(createOpenAI({ apiKey: 'none', fetch })('gpt-5'), wrapped).generate('Go on.')
  const [sent] = fetch.requests[0]?.tools ?? []
  expect(sent).toMatchObject({
    name: 'GMAIL_SEND_EMAIL',
    description: 'Sends an e-mail.',
    parameters: { required: ['to'], properties: { body: { type: 'string' } } },
  })
})

test('in the strict profile, what was left out is taken out again', async () => {
  const session = scriptedSession()
  const call = { name: 'GMAIL_SEND_EMAIL', arguments: { to: 'a', body: null, priority: null } }
  const fetch = modelFetch({ vendor: 'openai', replies: [{ calls: [call] }, { text: 'done' }] })
  const provider = new MastraProvider({ profile: 'openai-strict' })
  const wrapped = provider.wrapTools(session.tools, session.execute)
  await agentOn(createOpenAI({ apiKey: 'none', fetch })('gpt-5'), wrapped).generate('Go on.')
  expect(fetch.requests[0]?.tools[0]?.parameters.required).toEqual(['to', 'body', 'priority'])
  expect(session.ran).toEqual([{ slug: call.name, input: { to: 'a' } }])
})

test('a slug as long as models take is a name as long as Mastra takes', async () => {
  const slugs = [`${'X'.repeat(63)}A`, `${'X'.repeat(63)}B`]
  const session = scriptedSession({ tools: slugs.map((slug) => sampleTool(slug)) })
  const wrapped = new MastraProvider().wrapTools(session.tools, session.execute)
  const names = Object.keys(wrapped)
  const calls = names.map((name) => ({ name, arguments: {} }))
  const fetch = modelFetch({ vendor: 'openai', replies: [{ calls }, { text: 'done' }] })
  await agentOn(createOpenAI({ apiKey: 'none', fetch })('m'), wrapped).generate('Go on.')
  expect(fetch.requests[0]?.tools.map(({ name }) => name)).toEqual(names)
  expect(session.ran.map(({ slug }) => slug)).toEqual(slugs)
})
