import { join } from 'node:path'
import { Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { startTestEngine } from '@maillon/testkit'
import { allToolkits } from '@maillon/toolkits'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'

const encryptionKey = `k1:${'A'.repeat(43)}=`

/** Sessions at an engine that runs, and in a database that none works on; commands for either. */
async function world() {
  const { folder, run } = await newFolder()
  const served = await startTestEngine()
  onTestFinished(() => served.stop())
  const database = join(folder, 'maillon.db')
  const engine = await createEngine({ database, encryptionKey, toolkits: allToolkits, jobs: false })
  const stored = (await new Maillon({ engine }).create('ben', { toolkits: ['gmail'] })).sessionId
  await engine.close()
  const running = new Maillon({ engine: served.engine })
  const open = await running.create('ada', { toolkits: ['gmail', 'github'] })
  return {
    stored: {
      id: stored,
      maillon: (words: string) =>
        run(words.split(' '), {
          MAILLON_DATABASE_URL: database,
          MAILLON_ENCRYPTION_KEY: encryptionKey,
        }),
    },
    running: {
      id: open.sessionId,
      maillon: (words: string) =>
        run(words.split(' '), { MAILLON_BASE_URL: served.url, MAILLON_API_KEY: served.apiKey }),
    },
  }
}

test.each([
  ['running', 'ada', 'gmail, github'],
  ['stored', 'ben', 'gmail'],
] as const)(
  'sessions of a %s engine are listed, shown and deleted',
  async (where, user, toolkits) => {
    const { id, maillon } = (await world())[where]
    expect((await maillon('sessions list')).stdout).toMatch(
      new RegExp(`^${id}  ${user}  ${toolkits}  20\\S+Z  20\\S+Z\\n$`),
    )
    expect((await maillon('sessions list --user nobody')).stdout).toBe(
      'There is no such session.\n',
    )
    const { stdout: list } = await maillon('sessions list --json')
    expect(JSON.parse(list)).toMatchObject([{ sessionId: id, userId: user }])
    const shown = await maillon(`sessions show ${id}`)
    expect(shown.stdout).toMatch(new RegExp(`^toolkits +${toolkits}$`, 'm'))
    expect(shown.stdout).toMatch(/^tools +COMPOSIO_/m)
    expect(shown.stdout + list).not.toMatch(/bearer/i)
    expect(await maillon(`sessions delete ${id}`)).toMatchObject({ code: 1, stdout: '' })
    expect(await maillon(`sessions delete ${id} --yes`)).toMatchObject({ code: 0 })
    expect(await maillon(`sessions show ${id}`)).toMatchObject({ code: 1, stdout: '' })
  },
)
