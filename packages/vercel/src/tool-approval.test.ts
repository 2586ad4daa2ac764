import type { ApprovalRequired, ProviderContext } from '@maillon/core/provider'
import { sampleTool } from '@maillon/testkit'
import { generateText, isStepCount, jsonSchema, type ModelMessage, tool } from 'ai'
import { expect, test } from 'vitest'
import { scriptedModel, told } from './scripted-model.contract.ts'
import { toolApproval } from './tool-approval.ts'
import { VercelProvider } from './vercel-provider.ts'

/** A session where deleting has to be approved, and what of it has run. */
function start() {
  const ran: string[] = []
  const required = (slug: string, input: Record<string, unknown>): ApprovalRequired[] =>
    slug !== 'NOTES_DELETE'
      ? []
      : [
          {
            code: 'approval_required',
            message: `${slug} has to be approved first.`,
            approvalId: `pc_${String(input.id)}`,
            toolSlug: slug,
            arguments: input,
            effect: 'destroy',
            expiresAt: '2026-11-23T10:10:00.000Z',
          },
        ]
  const result = (data: Record<string, unknown>, error: string | null = null) => {
    return { data, error, logId: 'log_1' }
  }
  const run = (slug: string, { id }: Record<string, unknown>) => {
    ran.push(`${slug} ${String(id)}`)
    return result({ id })
  }
  const never = async (): Promise<never> => Promise.reject(new Error('Not asked for.'))
  const context: ProviderContext = {
    review: async (slug: string, input: Record<string, unknown>) => required(slug, input),
    approve: never,
    resume: never,
    deny: never,
  }
  const tools = new VercelProvider().wrapTools(
    [sampleTool('NOTES_READ'), sampleTool('NOTES_DELETE')],
    async (slug, input, { decision } = {}) => {
      const [approval] = required(slug, input)
      if (!approval || decision?.approved) return run(slug, input)
      const { code, message, approvalId: approval_id } = approval
      return result({ code, message, approval_id, tool_slug: slug, arguments: input }, message)
    },
    context,
  )
  return { tools, ran }
}

test('the session says which calls the SDK asks about, and the answer of the user runs them', async () => {
  const { tools, ran } = start()
  const messages: ModelMessage[] = [{ role: 'user', content: 'Tidy up.' }]
  const calls = [
    ['NOTES_READ', { id: 1 }],
    ['NOTES_DELETE', { id: 1 }],
    ['NOTES_DELETE', { id: 2 }],
  ] as const
  const go = (model: ReturnType<typeof scriptedModel>) =>
    generateText({ model, tools, messages, toolApproval, stopWhen: isStepCount(3) })
  const first = await go(scriptedModel(calls))
  const asked = first.content.filter((part) => part.type === 'tool-approval-request')
  expect(asked.map(({ reason, toolCall }) => [reason, toolCall.input])).toEqual([
    ['NOTES_DELETE has to be approved first.', { id: 1 }],
    ['NOTES_DELETE has to be approved first.', { id: 2 }],
  ])
  expect(ran).toEqual(['NOTES_READ 1'])

  messages.push(...first.responseMessages, {
    role: 'tool',
    content: asked.map(({ approvalId }, index) => {
      return { type: 'tool-approval-response' as const, approvalId, approved: index === 0 }
    }),
  })
  const model = scriptedModel('Tidied up.')
  expect((await go(model)).text).toBe('Tidied up.')
  expect(told(model).slice(0, 2)).toEqual([{ id: 1 }, { id: 1 }])
  expect(ran).toEqual(['NOTES_READ 1', 'NOTES_DELETE 1'])
})

test('tools of the app are not asked about', async () => {
  const own = tool({ inputSchema: jsonSchema({ type: 'object' }), execute: async () => 'own' })
  const { tools } = start()
  const model = scriptedModel([['own', {}]], [['constructor', {}]], 'Well.')
  const all = { ...tools, own }
  const { steps } = await generateText({
    model,
    tools: all,
    toolApproval,
    prompt: 'Go on.',
    stopWhen: isStepCount(4),
  })
  expect(steps[0]?.toolResults[0]?.output).toBe('own')
})

test('a session that cannot tell beforehand asks when the call is made', async () => {
  const tools = new VercelProvider().wrapTools([sampleTool('NOTES_READ')], async () => {
    return { data: { id: 1 }, error: null, logId: 'log_1' }
  })
  const model = scriptedModel([['NOTES_READ', {}]], 'Well.')
  await generateText({ model, tools, toolApproval, prompt: 'Go on.', stopWhen: isStepCount(3) })
  expect(told(model)).toEqual([{ id: 1 }])
})
