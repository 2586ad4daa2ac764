import { sampleTool, schemaCorpus, scriptedSession } from '@maillon/testkit'
import { modelFetch } from '@maillon/testkit/models'
import { Agent, OpenAIResponsesModel, Runner } from '@openai/agents'
import OpenAI from 'openai'
import { expect, test } from 'vitest'
import { OpenAIAgentsProvider } from './openai-agents-provider.ts'

const runner = new Runner({ tracingDisabled: true })

test.for(schemaCorpus)(
  '$name: OpenAI takes it, and the tool gets what it should',
  async ({ name, schema, valid, invalid }) => {
    const session = scriptedSession({ tools: [sampleTool(name, { inputParameters: schema })] })
    const before = structuredClone(schema)
    const calls = [...valid, ...invalid].map((input) => ({ name, arguments: input }))
    const fetch = modelFetch({ vendor: 'openai', replies: [{ calls }, { text: 'done' }] })
    const client = new OpenAI({ apiKey: 'none', fetch, maxRetries: 0 })
    const model = new OpenAIResponsesModel(client, 'm')
    const tools = new OpenAIAgentsProvider().wrapTools(session.tools, session.execute)
    await runner.run(new Agent({ name: 'Agent', model, tools }), 'Go on.')

    const answers = fetch.requests[1]?.results.map((text) => JSON.parse(text)) ?? []
    expect(answers.slice(0, valid.length)).toEqual(valid.map((input) => ({ slug: name, input })))
    const codes = answers.slice(valid.length).map(({ code }) => code)
    expect(codes).toEqual(invalid.map(() => 'invalid_arguments'))
    expect(schema).toEqual(before)
  },
)
