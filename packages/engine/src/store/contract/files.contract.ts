import { expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { everything, fileRow, seed, sessionRow } from './fixtures.contract.ts'

/** What the table of files promises. */
export function filesContract(open: () => Store): void {
  test('a list has the whole ones of one owner that are not over, the newest first', async () => {
    const store = open()
    const { projectId, session, file } = await seed(store)
    const owner = { userId: session.userId, sessionId: session.id }
    const newer = fileRow(session, { createdAt: 5, path: null })
    const others = [
      fileRow(session, { status: 'growing', sha256: null }),
      fileRow(session, { expiresAt: 10 }),
      fileRow(session, { sessionId: null }),
      fileRow(session, { sessionId: null, userId: null }),
    ]
    for (const row of [newer, ...others]) await store.files.insert(row)
    const list = async (filter: object = {}) =>
      (await store.files.list(projectId, { ...owner, ...filter }, everything, 10)).rows
    expect(await list()).toEqual([newer, file])
    expect(await list({ sessionId: null })).toEqual([others[2]])
    expect(await list({ sessionId: null, userId: null })).toEqual([others[3]])
    expect(await list({ pathPrefix: 'bills/' })).toEqual([file])
    expect(await list({ pathPrefix: 'b%' })).toEqual([])
    expect(await store.files.list(projectId, owner, { limit: 1, offset: 1 }, 10)).toEqual({
      rows: [file],
      total: 2,
    })
  })

  test('a project lists what fits, whosever it is: of a user in any session, or uploaded for a tool', async () => {
    const store = open()
    const { projectId, session, file } = await seed(store)
    const upload = { md5: 'digest', forTool: 'MAIL_SEND', forToolkit: 'mail' }
    const own = fileRow(session, { createdAt: 2, sessionId: null })
    const nobodys = fileRow(session, { createdAt: 3, userId: null, sessionId: null, ...upload })
    for (const row of [own, nobodys]) await store.files.insert(row)
    const list = async (filter: object) =>
      (await store.files.list(projectId, filter, everything, 10)).rows
    expect(await list({})).toEqual([nobodys, own, file])
    expect(await list({ userId: session.userId })).toEqual([own, file])
    expect(await list({ isForTool: true })).toEqual([nobodys])
    expect(await list({ forTool: 'MAIL_SEND', forToolkit: 'mail' })).toEqual([nobodys])
    expect(await list({ forToolkit: 'other' })).toEqual([])
  })

  test('a path names the newest whole one of its session', async () => {
    const store = open()
    const { projectId, session, file } = await seed(store)
    const find = (now = 1) =>
      store.files.findByPath(projectId, session.id, 'bills/invoice.pdf', now)
    expect(await find()).toEqual(file)
    expect(await find(100)).toBeUndefined()
    const next = fileRow(session, { createdAt: 7 })
    await store.files.insert(next)
    await store.files.insert(fileRow(session, { createdAt: 9, status: 'growing' }))
    expect(await find()).toEqual(next)
    expect(await store.files.deleteOthersAt(next)).toEqual([file])
    expect(await find()).toEqual(next)
  })

  test('of many that change a file from the same revision, one wins', async () => {
    const store = open()
    const { projectId, file } = await seed(store)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, size) =>
        store.files.update(projectId, file.id, { size, key: `${size}`, updatedAt: 2 }, 1),
      ),
    )
    const winners = answers.filter((answer) => answer !== undefined)
    expect(winners).toHaveLength(1)
    expect(winners[0]).toMatchObject({ revision: 2, parts: file.parts })
    expect(await store.files.find(projectId, file.id)).toEqual(winners[0])
  })

  test('files go by their ids, and with their session', async () => {
    const store = open()
    const { projectId, session, file } = await seed(store)
    const [second, ofUser] = [fileRow(session), fileRow(session, { sessionId: null })]
    for (const row of [second, ofUser]) await store.files.insert(row)
    expect(await store.files.delete(projectId, [])).toEqual([])
    expect(await store.files.delete(projectId, [second.id, 'none'])).toEqual([second])
    await store.sessions.delete(projectId, session.id)
    expect(await store.files.find(projectId, file.id)).toBeUndefined()
    expect(await store.files.find(projectId, ofUser.id)).toEqual(ofUser)
    const [known] = await store.files.withIds([file.id, ofUser.id])
    expect(known).toEqual({ id: ofUser.id, status: 'whole', parts: ofUser.parts })
  })

  test('what is over is told a few at a time, the oldest first', async () => {
    const store = open()
    const { session } = await seed(store)
    const rows = [-10, -30, -20].map((expiresAt) => fileRow(session, { expiresAt }))
    for (const row of rows) await store.files.insert(row)
    expect(await store.files.expired(-9, 2)).toEqual([rows[1], rows[2]])
  })

  test('of 60 that see what there is and then write, as many write as fit', async () => {
    const store = open()
    const { projectId, session } = await seed(store)
    const other = sessionRow(projectId, { userId: 'user_2' })
    await store.sessions.insert(other)
    await store.files.insert(fileRow(other, { size: 7 }))
    const written = await Promise.all(
      Array.from({ length: 60 }, () =>
        store.transaction(async ({ files }) => {
          const { user, project } = await files.usage(projectId, session.userId, 1)
          if (user.bytes + 10 > 30_200) return false
          expect(project).toEqual({ count: user.count + 1, bytes: user.bytes + 7 })
          await files.insert(fileRow(session, { size: 10 }))
          return true
        }),
      ),
    )
    expect(written.filter(Boolean)).toHaveLength(20)
    expect(await store.files.usage(projectId, null, 1)).toEqual({
      project: { count: 22, bytes: 30_207 },
      user: { count: 0, bytes: 0 },
    })
    expect(await store.files.usage(projectId, 'user_2', 100)).toMatchObject({
      project: { count: 0, bytes: 0 },
    })
  })
}
