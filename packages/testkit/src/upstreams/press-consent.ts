/**
 * Opens an emulated service's consent page and presses a person's button, without a browser.
 * Answers where the service sends the browser next; throws when the page has no such person.
 */
export async function pressConsent(authorizeUrl: string, email: string): Promise<string> {
  const page = await fetch(authorizeUrl, { redirect: 'manual' })
  const sent = page.headers.get('location')
  if (sent) return sent
  const html = await page.text()
  const form = html.split('<form').find((part) => part.includes(email))
  const action = /action="([^"]*)"/.exec(form ?? '')?.[1]
  if (!form || !action) throw new Error(`${page.status}: no button for ${email} on ${authorizeUrl}`)
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const answer = await fetch(new URL(action, authorizeUrl), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(
      Object.fromEntries(fields.map(([, name = '', value = '']) => [name, unescape(value)])),
    ),
  })
  const location = answer.headers.get('location')
  if (!location) throw new Error(`${answer.status}: ${await answer.text()}`)
  return location
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
