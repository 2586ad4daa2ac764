import type { NextConfig } from 'next'

const config: NextConfig = {
  // Node reads them as they are: a database and what emulates others are nothing to bundle.
  serverExternalPackages: ['@maillon/engine', '@maillon/testkit'],
  // TypeScript 7 has a command, and no API that Next could call.
  experimental: { useTypeScriptCli: true },
}

export default config
