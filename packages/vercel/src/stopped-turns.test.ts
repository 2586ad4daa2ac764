import type { Session } from '@maillon/core'
import type { ToolSet } from 'ai'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { both, type ChatMessage, chatTurn, outline, said } from './chat-turn.contract.ts'
import { type MailWorld, mail, startMailWorld } from './mail-world.contract.ts'
import { scriptedModel, told } from './scripted-model.contract.ts'

let world: MailWorld
let session: Session<ToolSet>
beforeEach(async () => {
  world = await startMailWorld()
  session = await world.client().create('user_1', {
    toolkits: ['resend'],
    sessionPreset: 'direct_tools',
    permissions: { effects: { write: 'ask_always' } },
  })
  await world.connect((await session.authorize('resend')).redirectUrl)
})
afterEach(() => world.stop())

type Part = ChatMessage['parts'][number]
/** What is read of a part of a model's message. */
interface Piece {
  type: string
  toolCallId?: string
}

const send = ['RESEND_SEND_EMAIL', mail] as const
const list = ['RESEND_LIST_DOMAINS', {}] as const
let count = 0

/** A call as a page keeps it. */
function call(
  state: string,
  [toolName, input]: readonly [string, unknown],
  more: object = {},
): Part {
  const toolCallId = `call_${(count += 1)}`
  return { type: 'dynamic-tool', toolName, toolCallId, input, state, ...more } as Part
}
const step: Part = { type: 'step-start' }
const finished = { output: { data: { domains: ['lumen.example'] }, error: null, logId: 'log_1' } }
const asked = () => ({ approval: { id: `q_${(count += 1)}` } })
const approved = () => ({ approval: { id: `q_${(count += 1)}`, approved: true } })
const assistant = (...parts: Part[]): ChatMessage => {
  return { id: `assistant ${(count += 1)}`, role: 'assistant', parts }
}

/** The next request of such a page, and what its model is told of all calls. */
async function next(...messages: ChatMessage[]) {
  const model = scriptedModel('Well.')
  const { sessionId } = session
  const turn = await chatTurn({ world, sessionId, model, messages: [said('Go on.'), ...messages] })
  expect(turn.chunks.filter((chunk) => Object(chunk).type === 'error')).toEqual([])
  return { ...turn, prompt: model.doStreamCalls[0]?.prompt ?? [], told: told(model) }
}

test('a turn that was stopped amid parallel calls goes on: what is done is kept, and what is not is told', async () => {
  const running = { output: { data: { code: 'running' }, error: null }, preliminary: true }
  const stopped = assistant(
    step,
    call('output-available', list, finished),
    call('input-available', send),
    call('output-available', send, running),
  )
  const { told: answers } = await next(stopped, said('What came of it?'))
  expect(answers).toEqual([
    { domains: ['lumen.example'] },
    expect.stringContaining('may have taken effect'),
    expect.stringContaining('may have taken effect'),
  ])
  expect(world.sent).toEqual([])
})

test('an answer that goes on by itself shows what was stopped as over', async () => {
  const { answer } = await next(
    assistant(step, call('input-available', list), call('output-available', list, finished)),
  )
  expect(answer.parts).toContainEqual(expect.objectContaining({ state: 'output-error' }))
  expect(outline(answer).at(-1)).toBe('Well.')
})

test.each([true, false])(
  'the first answer of the user to a question stays, whatever another tab says: %s',
  async (approved) => {
    const card = Object(call('approval-requested', send, asked()))
    const tab = (answer: boolean) => {
      const approval = { ...card.approval, approved: answer }
      return next(assistant(step, { ...card, state: 'approval-responded', approval }))
    }
    const answer = approved ? { id: 'mail_1' } : expect.objectContaining({ type: 'tool-result' })
    expect((await tab(approved)).told).toContainEqual(answer)
    const { told: later } = await tab(true)
    expect(later).toContainEqual(
      approved ? answer : expect.objectContaining({ code: 'approval_denied' }),
    )
    await tab(false)
    expect(world.sent).toEqual(approved ? [mail] : [])
  },
)

test('who writes in place of approving did not approve: the model may ask again, and the old card runs nothing', async () => {
  const card = call('approval-requested', send, asked())
  const { told: answers } = await next(assistant(step, card), said('At noon, please.'))
  expect(answers).toEqual([expect.stringContaining('in place of approving')])
  // Another tab shows the card still.
  const { approval } = Object(card)
  const late = { ...card, state: 'approval-responded', approval: { ...approval, approved: true } }
  const { told: later } = await next(assistant(step, late as Part))
  expect(later).toContainEqual(expect.objectContaining({ code: 'approval_denied' }))
  expect(world.sent).toEqual([])
})

test('so it is with a multi-execute: none of its calls ran, and none does later', async () => {
  session = await world.client().create('user_1', {
    permissions: { effects: { write: 'ask_always' } },
  })
  const card = Object(call('approval-requested', both, asked()))
  const { told: answers } = await next(assistant(step, card), said('At noon, please.'))
  expect(answers).toEqual([expect.stringContaining('in place of approving')])
  const approval = { ...card.approval, approved: true }
  await next(assistant(step, { ...card, state: 'approval-responded', approval }))
  expect(world.sent).toEqual([])
  const other = call('approval-responded', both, approved())
  await next(assistant(step, other))
  const { told: later } = await next(assistant(step, other), said('Was it sent?'))
  expect(later).toEqual([expect.objectContaining({ error_count: 0 })])
  expect(world.sent).toHaveLength(2)
})

test('what was approved and ran while its answer got lost is told, and not run again', async () => {
  const card = call('approval-responded', send, approved())
  await next(assistant(step, card))
  expect(world.sent).toEqual([mail])
  const { told: answers } = await next(assistant(step, card), said('Was it sent?'))
  expect(answers).toEqual([{ id: 'mail_1' }])
  expect(world.sent).toEqual([mail])
})

test('what was approved and never reached the app does not run once the user has said more', async () => {
  const card = call('approval-responded', send, approved())
  const { told: answers } = await next(assistant(step, card), said('No, wait!'))
  expect(answers).toEqual([expect.stringContaining('counts no longer')])
  expect((await next(assistant(step, card))).told).toContainEqual(
    expect.objectContaining({ code: 'approval_denied' }),
  )
  expect(world.sent).toEqual([])
})

test('an approval whose answer went on meanwhile is acted on, and its call runs once', async () => {
  const card = call('approval-responded', send, approved())
  const text: Part = { type: 'text', text: 'It waits for you.' }
  const { told: answers } = await next(assistant(step, card, step, text))
  expect(answers).toContainEqual({ id: 'mail_1' })
  expect(world.sent).toEqual([mail])
})

test('what a stop left half written is left out', async () => {
  const reasoning = { type: 'reasoning', text: 'Hm', state: 'streaming' } as const
  const stopped = assistant(
    step,
    reasoning,
    call('output-available', list, finished),
    step,
    reasoning,
    call('input-streaming', ['RESEND_SEND_EMAIL', { to: 'z' }]),
    { type: 'text', text: '' },
  )
  const { prompt } = await next(stopped, said('Again.'))
  expect(prompt.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'user'])
  expect(prompt[1]?.content).toMatchObject([{ type: 'reasoning' }, { type: 'tool-call' }])
})

test('whatever a page has kept, each call has one answer, finished ones have theirs, and nothing runs unless it was approved', async () => {
  const states: [string, () => Part][] = [
    ['done', () => call('output-available', list, finished)],
    ['failed', () => call('output-error', send, { errorText: 'No.' })],
    ['cut', () => call('input-available', send)],
    ['preliminary', () => call('output-available', send, { output: {}, preliminary: true })],
    ['writing', () => call('input-streaming', send)],
    ['asked', () => call('approval-requested', send, asked())],
    ['approved', () => call('approval-responded', send, approved())],
    [
      'denied',
      () =>
        call('approval-responded', send, {
          approval: { id: `q_${(count += 1)}`, approved: false },
        }),
    ],
    ['was denied', () => call('output-denied', send, { approval: { id: 'q', approved: false } })],
    ['text', () => ({ type: 'text', text: 'Let me see.' })],
    ['reasoning', () => ({ type: 'reasoning', text: 'Hm.' })],
  ]
  const part = fc.constantFrom(...states.map(([name]) => name))
  const answer = fc.array(fc.array(part, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 3,
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ answer, isLast: fc.boolean() }), { minLength: 1, maxLength: 2 }),
      async (turns) => {
        const before = world.sent.length
        const made = new Map(states)
        const messages = turns.flatMap(({ answer: steps, isLast }, at) => {
          const parts = steps.flatMap((names) => [step, ...names.map((name) => made.get(name)!())])
          return isLast && at === turns.length - 1
            ? [assistant(...parts)]
            : [assistant(...parts), said('And?')]
        })
        const { prompt } = await next(...messages)
        const calls = prompt.flatMap(({ content }) =>
          typeof content === 'string' ? [] : (content as readonly Piece[]),
        )
        const ids = (type: string) =>
          calls.flatMap((one) => (one.type === type ? (one.toolCallId ?? []) : []))
        expect(ids('tool-result').toSorted()).toEqual(ids('tool-call').toSorted())
        expect(new Set(ids('tool-call')).size).toBe(ids('tool-call').length)
        const kept = messages
          .flatMap(({ parts }) => parts)
          .filter((one) => Object(one).output === finished.output)
        const answers = calls.filter(
          (one) => one.type === 'tool-result' && JSON.stringify(one).includes('lumen'),
        )
        expect(answers).toHaveLength(kept.length)
        const mayRun = messages.at(-1)?.role === 'assistant' ? messages.at(-1)!.parts : []
        const allowed = mayRun.filter(
          (one) => Object(one).state === 'approval-responded' && Object(one).approval.approved,
        )
        expect(world.sent.length - before).toBeLessThanOrEqual(allowed.length)
      },
    ),
    { numRuns: 60 },
  )
})
