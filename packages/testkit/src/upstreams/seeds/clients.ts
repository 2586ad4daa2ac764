const google = {
  clientId: 'maillon-dev.apps.googleusercontent.com',
  clientSecret: 'emulated-google-secret',
}

/** The OAuth clients that the emulated services know. */
export const clients = {
  gmail: google,
  googledrive: google,
  github: { clientId: 'Iv1.maillondev', clientSecret: 'emulated-github-secret' },
  slack: { clientId: '1234567890.0987654321', clientSecret: 'emulated-slack-secret' },
} as const
