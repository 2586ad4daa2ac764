import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse, parseAllDocuments } from 'yaml'
import { lastOf, readDockerfile, variablesOf } from './read-dockerfile.contract.ts'
import { readUnit } from './read-unit.contract.ts'
import type { Described } from './run-as.contract.ts'

/** Where the files are that readers deploy with. */
export const deployFolder = fileURLToPath(new URL('../../../../deploy/', import.meta.url))

/** A server, and how its platform looks after it. */
export interface DescribedServer extends Described {
  graceMs: number
}

/** What the image runs when nobody says otherwise. */
export function describedImage() {
  const stages = readDockerfile(`${deployFolder}Dockerfile`)
  const last = stages.at(-1)
  if (!last) throw new Error('The Dockerfile has no stage.')
  const health = /CMD (\[.*\])$/.exec(lastOf(last, 'HEALTHCHECK'))?.[1] ?? '[]'
  const entrypoint = words(lastOf(last, 'ENTRYPOINT'))
  return {
    stages,
    entrypoint,
    command: [...entrypoint, ...words(lastOf(last, 'CMD'))],
    environment: variablesOf(last),
    workingDirectory: lastOf(last, 'WORKDIR'),
    user: lastOf(last, 'USER'),
    port: Number(lastOf(last, 'EXPOSE')),
    healthCheck: words(health),
  }
}

function words(json: string): string[] {
  return JSON.parse(json) as string[]
}

interface ComposeService {
  image: string
  build?: { context: string; dockerfile: string }
  environment?: Record<string, string>
  secrets?: string[]
  volumes?: string[]
  stop_grace_period?: string
  read_only?: boolean
  command?: unknown
  healthcheck?: { test: string[] }
  depends_on?: unknown
}

export interface Compose {
  services: Record<string, ComposeService>
  secrets: Record<string, { file: string }>
  volumes: Record<string, unknown>
}

/** `compose.yaml` with its variables filled in; throws where one is missing that it cannot do without. */
export function readCompose(variables: Record<string, string>): Compose {
  const text = readFileSync(`${deployFolder}compose.yaml`, 'utf8').replaceAll(
    /\$\{(\w+):\?([^}]*)\}/g,
    (_, name: string, about: string) => {
      const value = variables[name]
      if (value === undefined) throw new Error(`${name}: ${about}`)
      return value
    },
  )
  return parse(text, { merge: true }) as Compose
}

/** The unit, with the credentials where systemd puts them. */
export function describedUnit(): DescribedServer & {
  stateDirectory: string
  credentials: string[]
} {
  const unit = readUnit(`${deployFolder}maillon.service`)
  const place = (text: string) => text.replace('%d', '/credentials').replace('%S', '/var/lib')
  const pairs = unit('Environment').map((line) => place(line).split('=') as [string, string])
  return {
    command: unit('ExecStart').join(' ').split(' '),
    environment: Object.fromEntries(pairs),
    workingDirectory: place(unit('WorkingDirectory').join('')),
    stateDirectory: place(`%S/${unit('StateDirectory').join('')}`),
    credentials: unit('LoadCredential').map((line) => line.split(':')[0] ?? ''),
    graceMs: Number(unit('TimeoutStopSec').join('')) * 1000,
    files: {},
  }
}

interface Probe {
  httpGet: { path: string; port: string }
}

export interface Container {
  image: string
  command?: string[]
  args?: string[]
  env: { name: string; value: string }[]
  envFrom: { configMapRef: { name: string } }[]
  ports: { name: string; containerPort: number }[]
  startupProbe: Probe
  livenessProbe: Probe
  readinessProbe: Probe
  securityContext: Record<string, unknown>
  volumeMounts: { name: string; mountPath: string }[]
}

/** An object of the manifest, with what we look at of any kind. */
export interface Manifest {
  kind: string
  metadata: { name: string }
  data: Record<string, string>
  spec: {
    replicas: number
    strategy: { rollingUpdate: { maxUnavailable: number; maxSurge: number } }
    selector: { matchLabels?: Record<string, string> }
    ports: { targetPort: string }[]
    maxUnavailable: number
    template: {
      metadata: { labels: Record<string, string>; annotations: Record<string, string> }
      spec: {
        terminationGracePeriodSeconds: number
        securityContext: Record<string, unknown>
        containers: Container[]
        volumes: { name: string; secret?: { secretName: string } }[]
      }
    }
  }
}

/** The objects of `kubernetes.yaml` by their kinds, as kubectl reads them: YAML of 1.1. */
export function readManifests(): (kind: string) => Manifest {
  const text = readFileSync(`${deployFolder}kubernetes.yaml`, 'utf8')
  const documents = parseAllDocuments(text, { version: '1.1' })
  const all = documents.map((document) => {
    if (document.errors.length > 0) throw document.errors[0]
    return document.toJS() as Manifest
  })
  return (kind) => {
    const [found, ...more] = all.filter((object) => object.kind === kind)
    if (!found || more.length > 0) throw new Error(`The manifest has ${more.length} ${kind}.`)
    return found
  }
}
