import { Maillon } from '@maillon/core'
import { FunctionToolsProvider } from '@maillon/core/provider'
import { createTestEngine } from '@maillon/testkit'
import { startUpstreams, visitLink } from '@maillon/testkit/upstreams'

/** An engine with the whole catalogue, and emulated Gmail, where a user has twenty mails of a page each. */
export async function startMailbox() {
  const world = await startUpstreams({ services: ['google'] })
  const { engine, stop } = await createTestEngine({
    authConfigs: world.authConfigs,
    routes: world.routes,
  })
  const provider = new FunctionToolsProvider()
  const maillon = new Maillon({ engine, provider })
  // So that nothing is stored for its length: what a part saves is measured against the whole.
  const session = await maillon.create('user_1', { sandbox: { autoOffloadThreshold: 1_000_000 } })
  const { redirectUrl } = await session.authorize('gmail')
  await visitLink(engine, redirectUrl, { user: world.users.ada.email })
  for (let number = 1; number <= 20; number += 1) {
    const mail = { subject: `Minutes of the meeting in week ${number}`, body: body(number) }
    await session.execute('GMAIL_SEND_EMAIL', { recipient_email: world.users.ada.email, ...mail })
  }
  const query = { query: 'subject:Minutes', max_results: 20 }
  const { data } = await session.execute('GMAIL_FETCH_EMAILS', { ...query, ids_only: true })
  const ids = (data.messages as { messageId: string }[]).map(({ messageId }) => messageId)
  if (ids.length !== 20) throw new Error(`There are ${ids.length} mails.`)

  return {
    engine,
    maillon,
    ids,
    query,
    /** What a model is told of a call, as text. */
    async told(name: string, input: object): Promise<string> {
      const call = {
        id: 'call_1',
        type: 'function',
        function: { name, arguments: JSON.stringify(input) },
      }
      const completion = { choices: [{ message: { tool_calls: [call] } }] }
      const [message] = await provider.handleToolCalls(session, completion)
      return message?.content ?? ''
    },
    async stop() {
      await stop()
      await world.stop()
    },
  }
}

function body(number: number): string {
  const points = Array.from({ length: 12 }, (_, index) => {
    return `${index + 1}. Ben told of the new rope, which is to be tried until week ${number + index}, and asked who has the time for it.`
  })
  return `Dear all,\n\nthese are the minutes.\n\n${points.join('\n')}\n\nAda`
}
