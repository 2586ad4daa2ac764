import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'

/** Stands in for the app's own login: each browser is a user of its own, known by a cookie that scripts cannot read. */
export const signedIn = createMiddleware<{ Variables: { userId: string } }>(
  async (context, next) => {
    let userId = getCookie(context, cookie)
    if (!userId) {
      userId = crypto.randomUUID()
      setCookie(context, cookie, userId, { httpOnly: true, sameSite: 'Lax', path: '/' })
    }
    context.set('userId', userId)
    await next()
  },
)

const cookie = 'chat_user'
