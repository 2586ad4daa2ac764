import type { NextConfig } from 'next'

const config: NextConfig = {
  // Node reads them as they are: a database, what emulates others and a whole catalogue are nothing to bundle.
  serverExternalPackages: ['@maillon/engine', '@maillon/testkit', '@maillon/toolkits'],
  // Else it lies on what a person types, on a phone.
  devIndicators: { position: 'top-right' },
  // TypeScript 7 has a command, and no API that Next could call.
  experimental: { useTypeScriptCli: true },
}

export default config
