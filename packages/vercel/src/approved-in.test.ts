import type { ModelMessage, ToolContent } from 'ai'
import { expect, test } from 'vitest'
import { approvedIn } from './approved-in.ts'

const asked: ModelMessage = {
  role: 'assistant',
  content: [
    { type: 'tool-call', toolCallId: 'call_1', toolName: 'SEND', input: {} },
    { type: 'tool-call', toolCallId: 'call_2', toolName: 'SEND', input: {} },
    { type: 'tool-approval-request', approvalId: 'a1', toolCallId: 'call_1' },
    { type: 'tool-approval-request', approvalId: 'a2', toolCallId: 'call_2' },
  ],
}
const answer = (approvalId: string, approved: boolean): ToolContent[number] => {
  return { type: 'tool-approval-response', approvalId, approved }
}
const result: ToolContent[number] = {
  type: 'tool-result',
  toolCallId: 'call_1',
  toolName: 'SEND',
  output: { type: 'text', value: 'Sent.' },
}
const tool = (...content: ToolContent): ModelMessage => ({ role: 'tool', content })
const user: ModelMessage = { role: 'user', content: 'Send them.' }

const cases: [name: string, messages: ModelMessage[], approved: string[]][] = [
  ['nobody was asked', [user], []],
  ['nobody has answered', [user, asked], []],
  ['one is approved', [user, asked, tool(answer('a1', true), answer('a2', false))], ['call_1']],
  [
    'both are approved',
    [asked, tool(answer('a1', true), answer('a2', true))],
    ['call_1', 'call_2'],
  ],
  ['the answer is for a request that there is not', [asked, tool(answer('a3', true))], []],
  ['the request is not there', [user, tool(answer('a1', true))], []],
  ['the call has its result', [asked, tool(answer('a1', true), result)], []],
  ['the chat went on since', [asked, tool(answer('a1', true)), user], []],
  ['a result came since', [asked, tool(answer('a1', true)), tool(result)], []],
]

test.each(cases)('%s', (_, messages, approved) => {
  const calls = ['call_1', 'call_2', 'call_3']
  expect(calls.filter((toolCallId) => approvedIn({ toolCallId, messages }))).toEqual(approved)
})
