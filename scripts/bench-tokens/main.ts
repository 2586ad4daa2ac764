// Prints what a session costs of a model's context, in bytes and tokens: its meta tools, what searches answer, and twenty
// mails with and without `select`; --json prints one line.
import { startMailbox } from './mailbox.ts'
import { listedByMcp, listedByOpenAI } from './meta-tools.ts'
import { weigh, type Weight } from './weigh.ts'

const { engine, maillon, ids, query, told, stop } = await startMailbox()
const multi = 'COMPOSIO_MULTI_EXECUTE_TOOL'

const sessions = {
  default: {},
  'several accounts': { multi_account: { enable: true } },
  'waits for connections': { manage_connections: { enable_wait_for_connections: true } },
  'no multi-execute': { execute: { enable_multi_execute: false } },
}
const metaTools: Record<string, Weight> = {}
for (const [name, config] of Object.entries(sessions)) {
  metaTools[`${name}, openai`] = weigh(await listedByOpenAI(engine, maillon, config))
  const mcp = await listedByMcp(engine, maillon, config)
  metaTools[`${name}, MCP`] = weigh(mcp.withoutOutput)
  metaTools[`${name}, MCP with outputSchema`] = weigh(mcp.all)
}

const searches: Record<string, Weight> = {}
for (const steps of [
  ['fetch emails'],
  ['send an email'],
  ['find unread emails', 'create a calendar event', 'post a message to a channel'],
]) {
  const queries = steps.map((use_case) => ({ use_case }))
  searches[steps.join(', ')] = weigh(await told('COMPOSIO_SEARCH_TOOLS', { queries }))
}

const one = { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: query }
const each = ids.map((message_id) => ({
  tool_slug: 'GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID',
  arguments: { message_id },
}))
const run = async (tools: object[]) => weigh(await told(multi, { tools }))
const subjects = {
  'one call that lists twenty mails': await run([one]),
  'the same, select "messages[*].subject"': await run([{ ...one, select: 'messages[*].subject' }]),
  'twenty calls of one mail each': await run(each),
  'the same, select "subject"': await run(each.map((call) => ({ ...call, select: 'subject' }))),
}
await stop()

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ meta_tools: metaTools, searches, subjects }))
} else {
  console.log('Meta tools, in every conversation')
  console.table(metaTools)
  console.log('What a search answers')
  console.table(searches)
  console.log('Twenty subjects, as a model is told them')
  console.table(subjects)
}
