import { get, oauth2, type OAuth2Auth, type Toolkit } from '@maillon/core/toolkit'

/** Google's OAuth, asking for these scopes beside whose account it is. */
export function googleAuth(
  scopes: OAuth2Auth['scopes'],
  includes: NonNullable<OAuth2Auth['includes']> = {},
): OAuth2Auth {
  return oauth2({
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    revokeUrl: 'https://oauth2.googleapis.com/revoke',
    // What a person granted belongs to the client, whatever token it is revoked by, over all of Google's APIs:
    // https://developers.google.com/identity/protocols/oauth2/web-server#incrementalAuth
    grant: 'shared',
    issuer: 'https://accounts.google.com',
    scopes: {
      openid: 'Know which account is yours',
      email: 'See your email address',
      ...scopes,
    },
    includes,
    // Without both, Google gives a refresh token on a person's first consent only.
    authorizeParameters: { access_type: 'offline', prompt: 'consent' },
    linkParameters: ['login_hint'],
    registerUrl: 'https://console.cloud.google.com/apis/credentials',
  })
}

/** Where Google says whose account it is; an origin of each of its toolkits. */
export const googleIdentityOrigin = 'https://openidconnect.googleapis.com'

/** Whose Google account it is. */
export const googleIdentity: NonNullable<Toolkit['identity']> = {
  request: get(`${googleIdentityOrigin}/v1/userinfo`),
  read: ({ sub, email, email_verified }: GoogleUser) => ({
    subject: sub,
    ...(email && { label: email }),
    ...(email && email_verified !== false && { email }),
  }),
}

interface GoogleUser {
  sub: string
  email?: string
  email_verified?: boolean
}

/** What an operator does to let people connect to one of Google's APIs; `review` says what Google wants to see. */
export function googleSetup(api: string, review: string): string[] {
  return [
    `Make a project at https://console.cloud.google.com and enable the ${api} in it.`,
    `Under Google Auth Platform, fill in the branding and add the scopes below; ${review}`,
    'Under Clients, create one of the type Web application with the redirect URI {redirect_uri}.',
  ]
}
