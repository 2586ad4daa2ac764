import {
  type InputRequests,
  inputRequired,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server'

const elicit = (message: string) =>
  inputRequired.elicit({
    message,
    requestedSchema: {
      type: 'object',
      properties: { name: { type: 'string' } },
      required: ['name'],
    },
  })
const sample = (text: string) =>
  inputRequired.createMessage({
    messages: [{ role: 'user', content: { type: 'text', text } }],
    maxTokens: 100,
  })
const done = { content: [{ type: 'text' as const, text: 'state-ok' }] }
/** Stands for a sealed state: what the suites change is not this any more. */
const seal = (round: number) => `sealed:${round}`

/** Tools and a prompt that ask the client for input before they answer. */
export function inputTools(server: McpServer): void {
  const asks: Record<string, InputRequests> = {
    test_input_required_result_elicitation: { user_name: elicit('What is your name?') },
    test_streaming_elicitation: { user_name: elicit('What is your name?') },
    test_input_required_result_sampling: {
      capital_question: sample('What is the capital of France?'),
    },
    test_input_required_result_list_roots: { client_roots: inputRequired.listRoots() },
    test_input_required_result_request_state: { confirm: elicit('Please confirm') },
    test_input_required_result_tampered_state: { confirm: elicit('Please confirm') },
    test_input_required_result_multiple_inputs: {
      user_name: elicit('What is your name?'),
      greeting: sample('Generate a greeting'),
      client_roots: inputRequired.listRoots(),
    },
  }
  for (const [tool, inputRequests] of Object.entries(asks)) {
    server.registerTool(tool, { description: tool }, (context) => {
      return isAnswered(context, inputRequests)
        ? done
        : inputRequired({ inputRequests, requestState: seal(1) })
    })
  }

  server.registerTool(
    'test_input_required_result_multi_round',
    { description: 'Asks twice.' },
    (context) => {
      const round = context.mcpReq.requestState<string>() === seal(2) ? 2 : 1
      const step = { [`step${round}`]: elicit(`Step ${round}`) }
      if (!isAnswered(context, step))
        return inputRequired({ inputRequests: step, requestState: seal(round) })
      return round === 2
        ? done
        : inputRequired({ inputRequests: { step2: elicit('Step 2') }, requestState: seal(2) })
    },
  )

  server.registerTool(
    'test_input_required_result_capabilities',
    { description: 'Asks what the client can.' },
    () => {
      const { sampling, elicitation } = server.server.getClientCapabilities() ?? {}
      return inputRequired({
        inputRequests: {
          ...(sampling && { capital_question: sample('What is the capital of France?') }),
          ...(elicitation && { user_name: elicit('What is your name?') }),
        },
      })
    },
  )

  // What a client did not declare is refused by the server itself.
  server.registerTool('test_missing_capability', { description: 'Needs sampling.' }, () =>
    inputRequired({ inputRequests: { capital_question: sample('Which capital?') } }),
  )

  server.registerTool(
    'test_logging_tool',
    { description: 'Logs where the client asks for it.' },
    async ({ mcpReq }) => {
      await mcpReq.log('info', 'A line.')
      return done
    },
  )

  server.registerPrompt(
    'test_input_required_result_prompt',
    { description: 'Asks first.' },
    (context) => {
      const inputRequests = { user_context: elicit('What context should the prompt use?') }
      return isAnswered(context, inputRequests)
        ? { messages: [{ role: 'user', content: { type: 'text', text: 'With context.' } }] }
        : inputRequired({ inputRequests })
    },
  )
}

function isAnswered({ mcpReq }: ServerContext, asked: InputRequests): boolean {
  const { inputResponses = {} } = mcpReq
  return Object.keys(asked).every((key) => typeof inputResponses[key] === 'object')
}

/** Refuses a state that was changed on its way. */
export function verifyState(state: string): string {
  if (!/^sealed:[12]$/.test(state)) throw new Error('The state was changed.')
  return state
}
