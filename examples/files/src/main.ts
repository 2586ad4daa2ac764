// An agent mails a file of the app's, and saves an attachment: the model passes ids on, and never sees a byte.
import { strict as assert } from 'node:assert'
import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { clickLink } from '@maillon/testkit/browser'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { VercelProvider } from '@maillon/vercel'
import { ToolLoopAgent } from 'ai'
import { scriptedModel } from './scripted-model.ts'

const upstreams = await startUpstreams({ services: ['google'] })
const { engine, stop } = await startTestEngine({
  routes: upstreams.routes,
  authConfigs: upstreams.authConfigs,
})
const { ada, ben } = upstreams.users

try {
  const maillon = new Maillon({ engine, provider: new VercelProvider() })
  const session = await maillon.create('user_123', {
    toolkits: ['gmail', 'googledrive'],
    preload: {
      tools: [
        'GMAIL_SEND_EMAIL',
        'GMAIL_FETCH_EMAILS',
        'GMAIL_GET_ATTACHMENT',
        'GOOGLEDRIVE_UPLOAD_FILE',
      ],
    },
  })
  for (const toolkit of ['gmail', 'googledrive']) {
    const { redirectUrl } = await session.authorize(toolkit)
    await clickLink(redirectUrl ?? '', { user: ada.email })
  }

  // What the app has, or a person drops into its page.
  const rows = Array.from({ length: 5000 }, (_, row) => `rope ${row},${row * 3}`)
  const report = `product,sold\n${rows.join('\n')}\n`
  const file = await maillon.files.create('user_123', new Blob([report]), { name: 'sales.csv' })
  console.log(`The app's file: ${file.name}, ${file.size} bytes, ${file.id.slice(0, 8)}…`)

  const model = scriptedModel(ben.email)
  const agent = new ToolLoopAgent({ model, tools: await session.tools() })
  const prompt = `Mail ${file.name} (${file.id}) to Ben, and save the invoice that came today in my Drive.`
  const { text, steps } = await agent.generate({ prompt })
  for (const { toolCalls } of steps)
    for (const { toolName } of toolCalls) console.log(`  · ${toolName}`)
  console.log(`Agent: ${text}`)

  const { requests } = upstreams.upstreams.google
  const mail = requests.find(({ path }) => path.includes('/messages/send'))?.body ?? ''
  const [, attached = ''] = mail.split(/filename="sales.csv"\r\n\r\n/)
  const sent = Buffer.from(attached.split('\r\n--')[0] ?? '', 'base64').toString()
  assert.equal(sent, report, 'What Gmail was given is what the app has.')
  const upload = requests.find(({ path }) => path.startsWith('/upload/drive/'))?.body ?? ''
  assert.match(upload, /%PDF-1\.4\n% Invoice 118\n/, 'What Drive was given is what was attached.')
  console.log('Gmail and Drive have both files, byte for byte.')

  const seen = JSON.stringify(model.doGenerateCalls)
  for (const bytes of [report.slice(20, 60), '%PDF', '% Invoice 118'])
    for (const text of [bytes, Buffer.from(bytes).toString('base64').slice(0, 12)])
      assert(!seen.includes(JSON.stringify(text).slice(1, -1)), 'The model saw no byte of either.')
  console.log(`The model read ${seen.length} characters in all, and no byte of a file.`)
} finally {
  await stop()
  await upstreams.stop()
}
