import {
  context,
  createNoopMeter,
  isSpanContextValid,
  isValidTraceId,
  metrics,
  propagation,
  ProxyTracerProvider,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { type Attributes, metricAttributes, spanAttributes } from './attributes.ts'
import { describeError, errorWord, scrubError } from './describe-error.ts'
import { scrub, withSecrets } from './live-secrets.ts'
import type { Level, Log, LogFields } from './log.ts'
import { surrounding } from '../surrounding.ts'

/** What is measured: a span of that name, and a histogram of how long it took. */
export type Measured = 'request' | 'execute' | 'upstream' | 'refresh' | 'link'

/** Says what happens in the engine: a log, and OpenTelemetry where the process has an SDK. None of it holds a secret. */
export interface Telemetry {
  log: Log
  /**
   * Measures work, where somebody hears of it; `tell` adds what is known later. What it throws is counted and thrown on.
   */
  measure<T>(
    name: Measured,
    attributes: Attributes | (() => Attributes),
    work: (tell: (more: Attributes) => void) => Promise<T>,
  ): Promise<T>
  /**
   * Does work as a part of what its caller traces, which `carrier` says as the process's propagators spell it
   * (`traceparent`, `tracestate`, `baggage`).
   */
  continueTrace<T>(carrier: unknown, work: () => T): T
  /** The id of the trace that what runs now is a part of, where there is one. */
  traceId(): string | undefined
  /** How W3C Trace Context spells the span that is open now, where there is one. */
  traceparent(): string | undefined
  /** Counts an error that was answered and not thrown. */
  countError(code: string): void
  /** A value that is read when it is asked for; the answer ends that. */
  gauge(name: string, description: string, read: ReadGauge): () => void
  /** Reports a fault of the engine's own. */
  fault(error: unknown, requestId: string): void
}

/** One value, or several with what tells them apart. */
export type ReadGauge = () => GaugeValues | Promise<GaugeValues>
type GaugeValues = number | Iterable<readonly [value: number, label: string]>

export interface TelemetryOptions {
  log: Log
  /** Told about each fault, beside the log. */
  onError?: ((error: unknown, requestId: string) => void) | undefined
}

const scope = 'maillon'

/** Telemetry of an engine. Without an SDK, OpenTelemetry's API does nothing; one has to be set up before the engine. */
export function createTelemetry({ log, onError }: TelemetryOptions): Telemetry {
  const tracer = trace.getTracer(scope)
  const meter = metrics.getMeter(scope)
  const safeLog = scrubbed(log)
  const duration = (name: Measured) => meter.createHistogram(`maillon.${name}.duration`, inMs)
  const durations = {
    request: duration('request'),
    execute: duration('execute'),
    upstream: duration('upstream'),
    refresh: duration('refresh'),
    link: duration('link'),
  }
  const errors = meter.createCounter('maillon.errors', { description: 'Errors by code.' })
  const isMetered = errors !== noCounter
  const countError = (code: string) => {
    if (isMetered) errors.add(1, { 'error.type': scrub(code) })
  }

  async function run<T>(
    name: Measured,
    span: Span,
    known: Attributes,
    work: (tell: (more: Attributes) => void) => Promise<T>,
  ): Promise<T> {
    const start = performance.now()
    const told = { ...known }
    try {
      return await work((more) => Object.assign(told, more))
    } catch (error) {
      told.error ??= errorWord(error)
      throw error
    } finally {
      const ms = performance.now() - start
      if (told.error !== undefined) {
        // The error itself has a message and a stack: what is in them is not in the list.
        span.setStatus({ code: SpanStatusCode.ERROR, message: scrub(told.error) })
        countError(told.error)
      }
      if (span.isRecording()) span.setAttributes(spanAttributes(told))
      span.end()
      durations[name].record(ms, metricAttributes(told))
      if (name !== 'request') safeLog.debug({ ...told, ms: Math.round(ms) }, name)
    }
  }

  return {
    log: safeLog,
    countError,
    measure: (name, attributes, work) =>
      withSecrets(() =>
        isMetered || isTraced() || log.isLevelEnabled?.('debug') !== false
          ? tracer.startActiveSpan(`maillon.${name}`, { kind: kinds[name] }, (span) =>
              run(name, span, typeof attributes === 'function' ? attributes() : attributes, work),
            )
          : work(toNobody),
      ),
    continueTrace: (carrier, work) =>
      context.with(propagation.extract(context.active(), Object(carrier), texts), () =>
        carried.run(traceIn(carrier) ?? carried.get(), work),
      ),
    traceId() {
      const span = trace.getActiveSpan()?.spanContext()
      return span && isSpanContextValid(span) ? span.traceId : carried.get()
    },
    traceparent() {
      const span = trace.getActiveSpan()?.spanContext()
      if (!span || !isSpanContextValid(span)) return undefined
      const flags = span.traceFlags.toString(16).padStart(2, '0')
      return `00-${span.traceId}-${span.spanId}-${flags}`
    },
    gauge(name, description, read) {
      const observable = meter.createObservableGauge(`maillon.${name}`, { description })
      const observe: Parameters<typeof observable.addCallback>[0] = async (result) => {
        const values = await read()
        if (typeof values === 'number') result.observe(values)
        else for (const [value, label] of values) result.observe(value, { 'maillon.of': label })
      }
      observable.addCallback(observe)
      return () => observable.removeCallback(observe)
    },
    fault(error, requestId) {
      safeLog.error({ requestId, error: describeError(error) }, 'fault')
      scrubError(error)
      onError?.(error, requestId)
    },
  }
}

/** What the API gives where there is no SDK: what nobody hears is not measured, which would cost a call more than it tells. */
const noCounter = createNoopMeter().createCounter('')
const noTracers = new ProxyTracerProvider().getDelegate()
const toNobody = () => {}

/** Asked each time: an SDK for traces may come late. */
function isTraced(): boolean {
  const provider = trace.getTracerProvider()
  return !(provider instanceof ProxyTracerProvider) || provider.getDelegate() !== noTracers
}

/** The caller's trace, for an engine that writes no spans. */
const carried = surrounding<string | undefined>()

function traceIn(carrier: unknown): string | undefined {
  const parent = texts.get(Object(carrier), 'traceparent')
  const [, id] = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}(?:-|$)/.exec(parent ?? '') ?? []
  return id && isValidTraceId(id) ? id : undefined
}

/** Whatever else a caller sent stands for no trace. */
const texts = {
  keys: (carrier: object) => Object.keys(carrier),
  get(carrier: Record<string, unknown>, key: string) {
    const value = Object.hasOwn(carrier, key) ? carrier[key] : undefined
    return typeof value === 'string' ? value : undefined
  },
}

const inMs = { unit: 'ms', description: 'How long it took, in milliseconds.' }

const kinds: Record<Measured, SpanKind> = {
  request: SpanKind.SERVER,
  execute: SpanKind.INTERNAL,
  upstream: SpanKind.CLIENT,
  refresh: SpanKind.INTERNAL,
  link: SpanKind.INTERNAL,
}

function scrubbed(log: Log): Log {
  const writes = (level: Level) => (fields: LogFields, message: string) => {
    if (log.isLevelEnabled?.(level) !== false) log[level](scrub(fields), message)
  }
  return {
    debug: writes('debug'),
    info: writes('info'),
    warn: writes('warn'),
    error: writes('error'),
  }
}
