import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MaillonError } from '@maillon/core'
import { metrics } from '@opentelemetry/api'

/** Where Prometheus asks. */
export interface MetricsAddress {
  url: string
  close(): Promise<void>
}

/**
 * Serves what this process measures as Prometheus reads it, at `/metrics` of a port of its own. Whoever starts an engine
 * does so afterwards. Throws `config_invalid`.
 */
export async function openMetricsAddress(where: {
  port: number
  host: string
}): Promise<MetricsAddress> {
  const { exporter: reader, provider } = await createReader()
  if (!metrics.setGlobalMeterProvider(provider)) throw taken()
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    if (path === '/metrics' && request.method === 'GET')
      return reader.getMetricsRequestHandler(request, response)
    response.writeHead(404).end()
  })
  const close = async () => {
    metrics.disable()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await provider.shutdown()
  }
  try {
    await listening(server, where)
  } catch (cause) {
    await close()
    throw new MaillonError('config_invalid', {
      message: `Port ${where.port} of ${where.host} cannot be used for metrics: ${messageOf(cause)}`,
      hint: 'Set another MAILLON_METRICS_PORT; 0 picks a free one.',
      cause,
    })
  }
  const host = where.host.includes(':') ? `[${where.host}]` : where.host
  return { url: `http://${host}:${(server.address() as AddressInfo).port}/metrics`, close }
}

/** Nobody loads them who asks for no metrics. */
async function createReader() {
  try {
    const [{ PrometheusExporter }, { MeterProvider }] = await Promise.all([
      import('@opentelemetry/exporter-prometheus'),
      import('@opentelemetry/sdk-metrics'),
    ])
    const exporter = new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true })
    return { exporter, provider: new MeterProvider({ readers: [exporter] }) }
  } catch (cause) {
    throw new MaillonError('config_invalid', {
      message: `MAILLON_METRICS_PORT is set, and what answers there is not installed: ${messageOf(cause)}`,
      hint: 'npm install @opentelemetry/exporter-prometheus @opentelemetry/sdk-metrics',
      cause,
    })
  }
}

async function listening(
  server: Server,
  { port, host }: { port: number; host: string },
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
}

function taken(): MaillonError {
  return new MaillonError('config_invalid', {
    message:
      'MAILLON_METRICS_PORT is set, and an OpenTelemetry SDK of this process takes the metrics.',
    hint: 'Leave MAILLON_METRICS_PORT out, or set OTEL_METRICS_EXPORTER=prometheus for the SDK.',
  })
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
