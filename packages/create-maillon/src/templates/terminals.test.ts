import { clickLink } from '@maillon/testkit/browser'
import { expect, onTestFinished, test } from 'vitest'
import type { FrameworkId } from '../frameworks.ts'
import { startApp } from './start-app.contract.ts'

test.each<[FrameworkId]>([['langgraph'], ['openai']])(
  'the %s app hands out a link on the terminal, and goes on by itself once its user has connected',
  async (framework) => {
    const app = await startApp(framework)
    onTestFinished(() => app.stop())
    await app.tells(/Gmail: emulated.*\nModel: a stand-in/)
    await app.tells(/You: /)
    app.say('')
    const [link] = await app.tells(/http:\/\/localhost:\d+\/connect\/link\/ln_\w+/)
    await clickLink(link, { user: 'ada@example.com' })
    await app.tells(/Agent: Here is a summary of 5 emails from today/)
    app.say('And again?')
    await app.tells(/summary of 5 emails[^]+summary of 5 emails/)
    app.leave()
    await app.tells(/\[ended with 0\]/)
    expect(app.told()).not.toMatch(/warning/i)
  },
)
