import { readFile } from 'node:fs/promises'
import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { launchBrowser } from '@maillon/testkit/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'

type Browser = Awaited<ReturnType<typeof launchBrowser>>

let served: Awaited<ReturnType<typeof startTestEngine>>
let browser: Browser
beforeAll(async () => {
  ;[served, browser] = await Promise.all([startTestEngine({ toolkits: [] }), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await served.stop()
})

const script = 'fetch("/ran"); document.title = "ran"; top.document.title = "ran"'
const html = `<!doctype html><title>page</title><script>${script}</script>`
const svg = `<svg xmlns="http://www.w3.org/2000/svg"><title>page</title><script>${script}</script></svg>`

test.each([
  ['page.html', html],
  ['image.svg', svg],
  [
    'page.xhtml',
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>page</title><script>${script}</script></head></html>`,
  ],
  ['"><script>.html', html],
])(
  'a browser saves %s from its address, and shows and runs nothing of it',
  async (name, content) => {
    const { files } = new Maillon({ engine: served.engine })
    const { id, name: cleaned } = await files.create('user_1', new File([content], name))
    const { downloadUrl } = await files.get(id)
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${served.url}/healthz`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.goto(downloadUrl).catch((error: Error) => expect(error.message).toContain('Download')),
    ])
    expect(download.suggestedFilename()).toBe(cleaned)
    expect(await readFile(await download.path(), 'utf8')).toBe(content)
    // A page that holds it in a frame, or opens it, gets nothing of it to show either.
    const framed = page.waitForEvent('download')
    const source = JSON.stringify(downloadUrl)
    await page.evaluate(
      `document.body.appendChild(document.createElement('iframe')).src = ${source}`,
    )
    await framed
    expect(new URL(page.url()).pathname).toBe('/healthz')
    expect(await page.title()).not.toBe('ran')
    expect(asked).not.toContain('/ran')
    await page.close()
  },
)
