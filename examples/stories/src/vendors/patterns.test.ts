import type { ProfileName } from '@maillon/core/provider'
import { OpenAIProvider, OpenAIResponsesProvider } from '@maillon/openai'
import { sampleTool } from '@maillon/testkit'
import { modelFetch } from '@maillon/testkit/models'
import OpenAI from 'openai'
import { describe, expect, test } from 'vitest'

function model() {
  const fetch = modelFetch({ vendor: 'openai', replies: [{ text: 'fine' }] })
  return new OpenAI({ apiKey: 'none', maxRetries: 0, fetch })
}
const named = (pattern: string) => [
  sampleTool('NAMED', {
    inputParameters: { type: 'object', properties: { name: { type: 'string', pattern } } },
  }),
]
/** Chat Completions, where a tool is strict when it says so. */
async function chat(pattern: string, profile: ProfileName) {
  const tools = new OpenAIProvider().wrapTools(named(pattern), undefined, { profile })
  const messages = [{ role: 'user' as const, content: 'hi' }]
  const { choices } = await model().chat.completions.create({ model: 'm', messages, tools })
  return choices[0]?.message.content
}
/** Responses, with a tool that says nothing of strict, as `@langchain/openai` has it. */
async function responses(pattern: string, profile: ProfileName) {
  const offered = new OpenAIResponsesProvider().wrapTools(named(pattern), undefined, { profile })
  const tools = offered.map((tool) => ({ ...tool, strict: null }))
  const { output_text } = await model().responses.create({ model: 'm', input: 'hi', tools })
  return output_text
}

// What Python cannot read is refused of any tool (https://github.com/BerriAI/litellm/issues/40485), lookaround of a
// strict one (https://github.com/anomalyco/opencode/issues/32073).
describe.each(['common', 'openai', 'openai-strict'] as const)('by %s', (profile) => {
  test.each(['^\\p{L}+$', '(?<first>a)', '^(?!x)'])('%s is no trouble', async (pattern) => {
    expect(await chat(pattern, profile)).toBe('fine')
    expect(await responses(pattern, profile)).toBe('fine')
  })
})
