import type { Settings } from '../config/read-settings.ts'

/** The settings as one may show them: every secret is masked. */
export function printable(settings: Settings): Record<string, unknown> {
  const { database = '', encryptionKey = '', toolkits, services, authConfigs } = settings
  const clients = Object.entries(authConfigs).map(([slug, client]) => [
    slug,
    { ...client, clientSecret: '***' },
  ])
  const { storage } = settings.files
  const { consoleLogin } = settings
  const hooks = Object.entries(settings.hooks).map(([name, hook]) => [
    name,
    { ...hook, secret: '***' },
  ])
  const { logo, logos } = settings.branding
  return {
    ...settings,
    database: withoutPassword(database),
    encryptionKey: encryptionKey
      .split(',')
      .map((key) => `${key.split(':')[0]}:***`)
      .join(','),
    consoleLogin: consoleLogin && {
      ...consoleLogin,
      clientSecret: consoleLogin.clientSecret && '***',
    },
    toolkits: toolkits.map(({ slug }) => slug),
    services: services?.list().length ?? 0,
    authConfigs: Object.fromEntries(clients),
    hooks: Object.fromEntries(hooks),
    branding: {
      ...settings.branding,
      ...(logo && { logo: `${logo.length} bytes` }),
      ...(logos && {
        logos: Object.fromEntries(
          Object.entries(logos).map(([slug, own]) => [slug, `${own?.length ?? 0} bytes`]),
        ),
      }),
    },
    files: {
      ...settings.files,
      ...(typeof storage === 'object' && {
        storage: {
          ...storage,
          secretAccessKey: '***',
          sessionToken: storage.sessionToken && '***',
        },
      }),
    },
  }
}

function withoutPassword(database: string): string {
  if (!URL.canParse(database)) return database
  const url = new URL(database)
  if (url.password) url.password = '***'
  // Drivers take a password as a parameter too.
  if (url.searchParams.has('password')) url.searchParams.set('password', '***')
  return url.href
}
