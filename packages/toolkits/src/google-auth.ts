import {
  get,
  googleServiceAccount,
  oauth2,
  type OAuth2Auth,
  type TokenAuth,
  type Toolkit,
} from '@maillon/core/toolkit'

/** A person's own account by OAuth, and, where an auth config settles it, a service account of a company. */
export function googleWays(
  scopes: OAuth2Auth['scopes'],
  includes: NonNullable<OAuth2Auth['includes']> = {},
): { oauth: OAuth2Auth; service_account: TokenAuth } {
  return { oauth: ofPerson(scopes, includes), service_account: ofCompany(scopes) }
}

/** Google's OAuth, asking for these scopes beside whose account it is. */
function ofPerson(
  scopes: OAuth2Auth['scopes'],
  includes: NonNullable<OAuth2Auth['includes']>,
): OAuth2Auth {
  return oauth2({
    label: 'Sign in with Google',
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

/** By the key of a service account, which is known by its own address, or by that of the person it acts as. */
function ofCompany(scopes: OAuth2Auth['scopes']): TokenAuth {
  return {
    ...googleServiceAccount({
      scopes: {
        'https://www.googleapis.com/auth/userinfo.email': 'Know which account it is',
        ...scopes,
      },
      help:
        'Make a service account at https://console.cloud.google.com/iam-admin/serviceaccounts with a key of the type JSON. ' +
        'It sees what is shared with its own address. To act as people, an administrator allows its client id the scopes: ' +
        'https://developers.google.com/workspace/guides/create-credentials#delegate_domain-wide_authority_to_your_service_account.',
      check: whoAmI,
    }),
    label: 'Service account',
    settledOnly: true,
  }
}

/** Where Google says whose account it is; an origin of each of its toolkits. */
export const googleIdentityOrigin = 'https://openidconnect.googleapis.com'
const whoAmI = get(`${googleIdentityOrigin}/v1/userinfo`)

/** Whose Google account it is. */
export const googleIdentity: NonNullable<Toolkit['identity']> = {
  request: whoAmI,
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
