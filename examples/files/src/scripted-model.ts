import { MockLanguageModelV4 } from 'ai/test'

type Generate = MockLanguageModelV4['doGenerate']
type Prompt = Parameters<Generate>[0]['prompt']
type Content = Awaited<ReturnType<Generate>>['content'][number]

/** A stand-in for a model: mails the file that it is told of, then looks for the invoice and saves it. */
export function scriptedModel(recipient: string): MockLanguageModelV4 {
  let calls = 0
  return new MockLanguageModelV4({
    doGenerate: async ({ prompt }) => {
      const step = nextStep(prompt, recipient)
      calls += 1
      const content: Content =
        'text' in step
          ? { type: 'text', text: step.text }
          : {
              type: 'tool-call',
              toolCallId: `call_${calls}`,
              toolName: step.tool,
              input: JSON.stringify(step.input),
            }
      return {
        content: [content],
        finishReason: { unified: 'text' in step ? 'stop' : 'tool-calls', raw: undefined },
        usage: {
          inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 0, text: 0, reasoning: 0 },
        },
        warnings: [],
      }
    },
  })
}

type Step = { text: string } | { tool: string; input: unknown }

function nextStep(prompt: Prompt, recipient: string): Step {
  const last = prompt.at(-1)
  if (last?.role === 'user') {
    const [file = ''] = /file_[\w-]+/.exec(JSON.stringify(last.content)) ?? []
    const mail = { recipient_email: recipient, subject: 'Sales', body: 'Attached.' }
    return { tool: 'GMAIL_SEND_EMAIL', input: { ...mail, attachments: [file] } }
  }
  const result = last?.role === 'tool' ? last.content.at(-1) : undefined
  if (result?.type !== 'tool-result') return { text: 'The tool gave no result.' }
  const { messages, file, id, error } = answerOf(result.output)
  if (error) return { text: `That failed: ${error}` }
  if (result.toolName === 'GMAIL_SEND_EMAIL')
    return { tool: 'GMAIL_FETCH_EMAILS', input: { query: 'has:attachment subject:invoice' } }
  const [mail] = messages ?? []
  const [attachment] = mail?.attachmentList ?? []
  if (mail && attachment) {
    const { attachmentId: attachment_id, filename: file_name } = attachment
    const input = { message_id: mail.messageId, attachment_id, file_name }
    return { tool: 'GMAIL_GET_ATTACHMENT', input }
  }
  if (file) return { tool: 'GOOGLEDRIVE_UPLOAD_FILE', input: { file: file.id } }
  return { text: id ? 'Mailed, and saved in your Drive.' : 'I found no invoice.' }
}

/** The few fields that the script looks at. */
interface Answer {
  id?: string
  error?: string | null
  file?: { id: string }
  messages?: {
    messageId: string
    attachmentList?: { attachmentId: string; filename: string }[]
  }[]
}

function answerOf(output: object): Answer {
  return 'value' in output ? (output.value as Answer) : {}
}
