import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import { parse } from 'yaml'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newEncryptionKey } from '../keys/encryption-key.ts'
import { msOf, readCaddyfile, startProxy } from './caddy.contract.ts'
import {
  deployFolder,
  describedImage,
  describedUnit,
  readCompose,
  readManifests,
} from './described.contract.ts'
import { type Described, runAs, runOnce, unread } from './run-as.contract.ts'

const run = promisify(execFile)
const variables = {
  MAILLON_DOMAIN: 'connect.acme.example',
  MAILLON_VERIFIER_URL: 'https://acme.example/connect/verify',
}
const given = {
  MAILLON_PUBLIC_URL: 'https://connect.acme.example',
  MAILLON_VERIFICATION: 'app',
  MAILLON_VERIFIER_URL: variables.MAILLON_VERIFIER_URL,
}
let postgres: Postgres
const running = new Set<Awaited<ReturnType<typeof runAs>>>()

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(async () => {
  for (const server of running) server.kill()
  await postgres.stop()
})

async function start(described: Described) {
  const server = await runAs(described)
  running.add(server)
  return server
}

const status = async (url: string, init?: RequestInit) => {
  const answer = await fetch(url, init)
  await answer.arrayBuffer()
  return answer.status
}

test('the image is made in stages of a pinned Node, runs as nobody, and copies what is built', () => {
  const { stages, user, port, environment, command } = describedImage()
  const workspace = parse(readFileSync(`${deployFolder}../pnpm-workspace.yaml`, 'utf8'))
  const image = `node:${workspace.catalogs.tools.node}-slim`
  expect(stages.map((stage) => stage.image)).toEqual([image, image])
  expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/)
  expect(port).toBe(Number(environment.MAILLON_LISTEN_PORT))
  expect(unread(environment)).toEqual([])
  expect(command).toEqual(['node', '/app/dist/bin.js', 'serve'])
})

test('compose: secrets are made once, files that it names are there, and Caddy goes to both replicas', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'maillon-compose-'))
  cpSync(deployFolder, copy, { recursive: true })
  await run('sh', [join(copy, 'secrets.sh')])
  const first = readFileSync(join(copy, 'secrets/database_url'), 'utf8')
  await run('sh', [join(copy, 'secrets.sh')])
  expect(readFileSync(join(copy, 'secrets/database_url'), 'utf8')).toBe(first)
  expect(statSync(join(copy, 'secrets')).mode & 0o777).toBe(0o700)

  const { services, secrets, volumes } = readCompose(variables)
  for (const { file } of Object.values(secrets)) {
    expect(existsSync(join(copy, file)), file).toBe(true)
    expect(statSync(join(copy, file)).mode & 0o777).toBe(0o444)
  }
  for (const service of Object.values(services)) {
    for (const secret of service.secrets ?? []) expect(secrets).toHaveProperty(secret)
    for (const volume of service.volumes ?? []) {
      const [source = ''] = volume.split(':')
      if (source.startsWith('.')) expect(existsSync(resolve(deployFolder, source))).toBe(true)
      else expect(volumes).toHaveProperty(source)
    }
    const { context = '', dockerfile = '' } = service.build ?? {}
    if (service.build) expect(existsSync(resolve(deployFolder, context, dockerfile))).toBe(true)
    else expect(service.image).toMatch(/:\d/)
  }
  const database = new URL(first.trim())
  expect(services).toHaveProperty(database.hostname)
  expect(services.postgres?.environment).toMatchObject({
    POSTGRES_USER: database.username,
    POSTGRES_DB: database.pathname.slice(1),
  })
  const password = readFileSync(join(copy, 'secrets/database_password'), 'utf8').trim()
  expect(database.password).toBe(password)
  const site = readCaddyfile(`${deployFolder}Caddyfile`, services.caddy?.environment ?? {})
  expect(site.address).toBe(variables.MAILLON_DOMAIN)
  const replicas = Object.keys(services).filter((name) => services[name]?.image === 'maillon')
  const { port } = describedImage()
  expect(site.upstreams).toEqual(replicas.map((name) => `${name}:${port}`))
  rmSync(copy, { recursive: true })
})

test.concurrent('compose: two replicas answer as one behind the Caddyfile, also while one is stopped', async () => {
  const image = describedImage()
  const { services } = readCompose(variables)
  const database = await postgres.createDatabase()
  const files = {
    '/run/secrets/database_url': `${database}\n`,
    '/run/secrets/encryption_key': `${newEncryptionKey()}\n`,
  }
  const names = ['maillon-1', 'maillon-2']
  const replicas = await Promise.all(
    names.map(async (name) => {
      const environment = { ...image.environment, ...services[name]?.environment }
      expect(unread(environment)).toEqual([])
      return start({ ...image, environment, files })
    }),
  )
  const site = readCaddyfile(`${deployFolder}Caddyfile`, variables)
  const dial = (upstream: string) => replicas[site.upstreams.indexOf(upstream)]?.url ?? ''
  const proxy = await startProxy(site, dial)
  const made = await runOnce({
    ...image,
    command: [...image.entrypoint, 'keys', 'create', '--name', 'app', '--json'],
    environment: { ...image.environment, ...services['maillon-1']?.environment },
    files,
  })
  const headers = { 'x-api-key': (JSON.parse(made) as { key: string }).key }
  const ask = () => status(`${proxy.url}/api/v3.1/toolkits?limit=1`, { headers })
  for (const replica of replicas) {
    expect(await replica.check(image.healthCheck)).toBe(0)
    expect(await status(`${replica.metrics}`)).toBe(200)
    const hasAnswered = () => replica.said.some((line) => line.includes('/api/v3.1/toolkits'))
    while (!hasAnswered()) expect(await ask()).toBe(200)
  }

  const [first, second] = replicas
  const over = new AbortController()
  const stopping = first
    ?.stop(msOf(services['maillon-1']?.stop_grace_period))
    .finally(() => over.abort())
  const answers = new Set<number>()
  while (!over.signal.aborted) answers.add(await ask())
  expect(await stopping).toEqual({ code: 0, left: [] })
  expect([...answers]).toEqual([200])
  expect(proxy.isReady('maillon-1:4400')).toBe(false)
  expect(first?.said.at(-1)).toContain('"stopped"')
  await proxy.stop()
  second?.kill()
})

test.concurrent('kubernetes: the pod runs, is asked as its probes say, and ends within its grace', async () => {
  const image = describedImage()
  const manifest = readManifests()
  const { spec } = manifest('Deployment')
  const pod = spec.template.spec
  const [container] = pod.containers
  if (!container) throw new Error('The pod has no container.')
  const environment = {
    ...image.environment,
    ...manifest('ConfigMap').data,
    ...Object.fromEntries(container.env.map(({ name, value }) => [name, value])),
  }
  expect(container).not.toHaveProperty('command')
  expect(container).not.toHaveProperty('args')
  expect(unread(environment)).toEqual([])
  const { name } = manifest('ConfigMap').metadata
  expect(container.envFrom).toEqual([{ configMapRef: { name } }])

  // What selects the pods, and what is opened and mounted, has the names that the others use.
  const { labels } = spec.template.metadata
  for (const kind of ['Deployment', 'PodDisruptionBudget'])
    expect(labels).toMatchObject(manifest(kind).spec.selector.matchLabels ?? { none: '' })
  expect(labels).toMatchObject(manifest('Service').spec.selector)
  const ports = Object.fromEntries(container.ports.map((port) => [port.name, port.containerPort]))
  expect(ports).toEqual({
    http: Number(environment.MAILLON_LISTEN_PORT),
    metrics: Number(environment.MAILLON_METRICS_PORT),
  })
  expect(ports).toHaveProperty(manifest('Service').spec.ports[0]?.targetPort ?? '')
  expect(spec.template.metadata.annotations['prometheus.io/port']).toBe(`${ports.metrics}`)
  expect(container.volumeMounts.map(({ name }) => name)).toEqual(
    pod.volumes.map(({ name }) => name),
  )

  // One may go at a time, and none before another is ready.
  expect(spec).toMatchObject({
    replicas: 2,
    strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
  })
  expect(manifest('PodDisruptionBudget').spec.maxUnavailable).toBe(1)
  const { runAsUser, runAsGroup } = pod.securityContext
  expect([runAsUser, runAsGroup].join(':')).toBe(image.user)
  expect(container.securityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  })

  const mounted = container.volumeMounts.find(({ name }) => name === 'secrets')?.mountPath
  const files = {
    [`${mounted}/database_url`]: await postgres.createDatabase(),
    [`${mounted}/encryption_key`]: newEncryptionKey(),
  }
  const server = await start({ ...image, environment, files })
  for (const { httpGet } of [
    container.startupProbe,
    container.livenessProbe,
    container.readinessProbe,
  ]) {
    expect(httpGet.port).toBe('http')
    // By the pod's address, as kubelet asks.
    expect(await status(`http://127.0.0.1:${server.port}${httpGet.path}`)).toBe(200)
  }
  const ended = await server.stop(pod.terminationGracePeriodSeconds * 1000)
  expect(ended).toEqual({ code: 0, left: [] })
})

test.concurrent('systemd: the unit runs in its own folder with its credentials, and ends within its time', async () => {
  const unit = describedUnit()
  expect(unit.workingDirectory).toBe(unit.stateDirectory)
  expect(unit.credentials).toEqual(['database_url', 'encryption_key'])
  expect(unread(unit.environment)).toEqual([])
  const server = await start({
    ...unit,
    environment: { ...given, ...unit.environment, MAILLON_LISTEN_PORT: '4400' },
    files: {
      '/credentials/database_url': await postgres.createDatabase(),
      '/credentials/encryption_key': newEncryptionKey(),
    },
  })
  expect(await status(`${server.url}/readyz`)).toBe(200)
  expect(await server.stop(unit.graceMs)).toEqual({ code: 0, left: [] })
})

const systemd = await run('systemd-analyze', ['--version']).catch(() => undefined)

test.skipIf(!systemd)(
  'systemd finds nothing wrong with the unit, and little to be exposed',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'maillon-unit-'))
    const unit = readFileSync(`${deployFolder}maillon.service`, 'utf8')
    const file = join(folder, 'maillon.service')
    // It looks for the program, which is not installed here.
    writeFileSync(file, unit.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`))
    const { stderr } = await run('systemd-analyze', ['verify', '--man=no', file])
    expect(stderr).toBe('')
    const { stdout } = await run('systemd-analyze', [
      'security',
      '--offline=true',
      '--no-pager',
      '--threshold=20',
      file,
    ])
    expect(stdout).toMatch(/exposure level for maillon\.service: [01]\./)
    rmSync(folder, { recursive: true })
  },
)
