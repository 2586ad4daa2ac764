import { createEngine, type Engine } from '@maillon/engine'
import { github } from '@maillon/toolkits'

/** The one engine of this process, although Next loads this module once for each bundle, and again after a change. */
export function getEngine(): Promise<Engine> {
  shared.maillonEngine ??= createEngine({
    toolkits: [github],
    database: ':memory:',
    encryptionKey: env('ENCRYPTION_KEY'),
    publicUrl: `${env('APP_URL')}/connect`,
    callbackUrls: [`${env('APP_URL')}/`],
    appName: 'Next app',
    authConfigs: {
      github: { clientId: env('GITHUB_CLIENT_ID'), clientSecret: env('GITHUB_CLIENT_SECRET') },
    },
    // Where the emulated GitHub listens. An app that means the real one leaves this out.
    routes: {
      'https://github.com': env('GITHUB_URL'),
      'https://api.github.com': env('GITHUB_URL'),
    },
  })
  return shared.maillonEngine
}

const shared = globalThis as { maillonEngine?: Promise<Engine> }

function env(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`Set ${name}.`)
  return value
}
