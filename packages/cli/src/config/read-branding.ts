import { readFileSync } from 'node:fs'
import type { EngineOptions } from '@maillon/engine'
import type { MaillonConfig } from './config-file.ts'
import { type Environment, variable } from './environment.ts'
import type { Problem } from './problems.ts'

type Branding = NonNullable<EngineOptions['branding']>

/**
 * How pages look: the config file, and before it `MAILLON_LOGO_FILE`, `MAILLON_COLOR`, `MAILLON_APP_URL`,
 * `MAILLON_POWERED_BY` and `MAILLON_LANGUAGE`. Logos are read here; what they are, the engine checks.
 */
export function brandingOf(
  configured: NonNullable<MaillonConfig['branding']> = {},
  environment: Environment,
  problems: Problem[],
): Branding {
  const { logoFiles = {} } = configured
  const logoFile = variable(environment, 'MAILLON_LOGO_FILE') ?? configured.logoFile
  const color = variable(environment, 'MAILLON_COLOR') ?? configured.color
  const appUrl = variable(environment, 'MAILLON_APP_URL') ?? configured.appUrl
  const language = variable(environment, 'MAILLON_LANGUAGE') ?? configured.language
  const poweredBy = poweredByOf(environment, problems) ?? configured.poweredBy
  const logo = logoFile === undefined ? undefined : read(logoFile, 'MAILLON_LOGO_FILE', problems)
  const logos = Object.entries(logoFiles).flatMap(([slug, path]) => {
    const own = read(path, `branding.logoFiles.${slug}`, problems)
    return own ? [[slug, own] as const] : []
  })
  return {
    ...(logo && { logo }),
    ...(color && { color }),
    ...(logos.length > 0 && { logos: Object.fromEntries(logos) }),
    ...(appUrl && { appUrl }),
    ...(poweredBy !== undefined && { poweredBy }),
    ...(language && { language }),
  }
}

function poweredByOf(environment: Environment, problems: Problem[]): boolean | undefined {
  const text = variable(environment, 'MAILLON_POWERED_BY')
  if (text === undefined || text === 'true' || text === 'false')
    return text === undefined ? undefined : text === 'true'
  problems.push({
    what: `MAILLON_POWERED_BY is "${text}", and neither true nor false.`,
    add: 'MAILLON_POWERED_BY=false   # pages then show neither name nor sign of Maillon',
  })
  return undefined
}

function read(path: string, setting: string, problems: Problem[]): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    problems.push({
      what: `The logo for ${setting} cannot be read: ${reason}.`,
      add: `${setting}=./logo.svg   # a PNG, JPEG, WebP or SVG of 64 kB at most`,
    })
    return undefined
  }
}
