import { type AdapterDriver, adapterCases } from '@maillon/testkit'
import { generateText, isStepCount } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { test } from 'vitest'
import { VercelProvider } from './vercel-provider.ts'

type Generated = Awaited<ReturnType<MockLanguageModelV4['doGenerate']>>

const driver: AdapterDriver = ({ tools, execute, context }) => {
  const wrapped = new VercelProvider().wrapTools(tools, execute, context)

  /** A model that has this content in its first step, and nothing more to say in its second. */
  async function generate(content: Generated['content'], signal?: AbortSignal) {
    const model = new MockLanguageModelV4({
      doGenerate: [step(content, 'tool-calls'), step([{ type: 'text', text: 'done' }], 'stop')],
    })
    await generateText({
      model,
      tools: wrapped,
      prompt: 'Go on.',
      stopWhen: isStepCount(2),
      maxRetries: 0,
      ...(signal && { abortSignal: signal }),
    })
    return model.doGenerateCalls
  }

  return {
    async offered() {
      const [first] = await generate([])
      return (first?.tools ?? []).flatMap((tool) => {
        if (tool.type !== 'function') return []
        const { name, description = '', inputSchema } = tool
        return [{ name, description, schema: inputSchema }]
      })
    },
    async call(calls, { signal } = {}) {
      const content = calls.map(({ name, arguments: input }, index) => {
        return { type: 'tool-call' as const, toolCallId: `call_${index}`, toolName: name, input }
      })
      const [, second] = await generate(content, signal)
      const told = (second?.prompt ?? []).flatMap((message) =>
        message.role === 'tool' ? message.content : [],
      )
      return calls.map((_, index) => {
        const part = told.find((one) => 'toolCallId' in one && one.toolCallId === `call_${index}`)
        if (part?.type !== 'tool-result' || !('value' in part.output)) return undefined
        const { type, value } = part.output
        return { text: type.endsWith('text') ? (value as string) : JSON.stringify(value) }
      })
    },
  }
}

function step(content: Generated['content'], reason: 'stop' | 'tool-calls'): Generated {
  return {
    content,
    finishReason: { unified: reason, raw: undefined },
    usage: {
      inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 1, text: 1, reasoning: 0 },
    },
    warnings: [],
  }
}

for (const { name, run } of adapterCases) test(name, () => run(driver))
