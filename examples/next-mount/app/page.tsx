import { redirect } from 'next/navigation'
import { openSession } from './session.ts'

export const dynamic = 'force-dynamic'

/** Who the user is on GitHub, or a button that connects the account. */
export default async function Page() {
  const session = await openSession()
  const { data, error } = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
  if (error === null) return <p>You are {data.login} on GitHub.</p>
  return (
    <form action={connect}>
      <button type="submit">Connect GitHub</button>
    </form>
  )
}

async function connect() {
  'use server'
  const session = await openSession()
  const callbackUrl = `${process.env.APP_URL}/`
  const { redirectUrl } = await session.authorize('github', { callbackUrl })
  redirect(redirectUrl)
}
