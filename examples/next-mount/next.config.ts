import type { NextConfig } from 'next'

const config: NextConfig = {
  distDir: 'dist',
  // Node reads it as it is: a database and its drivers are nothing to bundle.
  serverExternalPackages: ['@maillon/engine'],
  // TypeScript 7 has a command, and no API that Next could call.
  experimental: { useTypeScriptCli: true },
}

export default config
