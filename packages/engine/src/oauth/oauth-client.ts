/** The app's registration at an upstream (RFC 6749 §2). */
export interface OAuthClient {
  clientId: string
  clientSecret: string
}
