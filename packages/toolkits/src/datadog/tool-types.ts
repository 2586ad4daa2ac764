// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Datadog: How systems are: monitors and what they say, metrics, logs, events, dashboards. */
    datadog: unknown
  }

  interface Tools {
    /** Keep one monitor, or all of a scope, from telling anybody until a time. */
    DATADOG_CREATE_DOWNTIME: {
      toolkit: "datadog"
      input: {
        /** Tags such as `env:staging`; `*` for all. */
        scope: string[]
        /** Only this monitor: `id` of one. */
        monitor_id?: number | undefined
        /** When it ends. */
        end: string
        /** Why. */
        message?: string | undefined
      }
      output: { id: number; active?: boolean | undefined }
    }
    /** Note that something happened, such as a deployment, so that graphs show it. */
    DATADOG_CREATE_EVENT: {
      toolkit: "datadog"
      input: {
        /** What happened, in a line. */
        title: string
        /** More about it. */
        text: string
        /** E.g. `env:prod`, `service:web`. */
        tags?: string[] | undefined
        /** How it went. */
        alert_type?: "error" | "warning" | "info" | "success" | undefined
      }
      output: { status?: string | undefined; url?: string | undefined }
    }
    /** Watch a query, and tell people when it is true. */
    DATADOG_CREATE_MONITOR: {
      toolkit: "datadog"
      input: {
        /** What it is called. */
        name: string
        /** What it watches. */
        type: "metric alert" | "query alert" | "log alert" | "service check" | "event-v2 alert"
        /** E.g. `avg(last_5m):avg:system.load.1{env:prod} > 4`. */
        query: string
        /** What is told; `@ana@acme.com` and `@slack-ops` tell whom. */
        message: string
        /** E.g. `team:web`. */
        tags?: string[] | undefined
        /** 1 is the highest. */
        priority?: number | undefined
      }
      output: {
        id: number
        name: string
        type?: string | undefined
        query?: string | undefined
        /** What it tells whom. */
        message?: string | undefined
        /** `OK`, `Alert`, `Warn` or `No Data`. */
        overall_state?: string | undefined
        priority?: number | null | undefined
        tags?: string[] | undefined
        created?: string | undefined
        modified?: string | undefined
      }
    }
    /** Get one monitor: what it watches, what it tells whom, and which groups are in trouble. */
    DATADOG_GET_MONITOR: {
      toolkit: "datadog"
      input: {
        /** `id` of the monitor. */
        monitor_id: number
      }
      output: {
        id: number
        name: string
        type?: string | undefined
        query?: string | undefined
        /** What it tells whom. */
        message?: string | undefined
        /** `OK`, `Alert`, `Warn` or `No Data`. */
        overall_state?: string | undefined
        priority?: number | null | undefined
        tags?: string[] | undefined
        created?: string | undefined
        modified?: string | undefined
        /** At most 50. */
        groups: { name: string; status: string }[]
      }
    }
    /** List the dashboards, with where each can be opened. */
    DATADOG_LIST_DASHBOARDS: {
      toolkit: "datadog"
      input: {
        /** Only those with this in their title. */
        title?: string | undefined
      }
      output: { dashboards: ({
        id: string
        title: string
        description?: string | null | undefined
        /** Behind the address of the site. */
        url?: string | undefined
      })[] }
    }
    /** List what was noted in a time: deployments, alerts, changes. */
    DATADOG_LIST_EVENTS: {
      toolkit: "datadog"
      input: {
        /** From then on, e.g. `2026-11-30T08:00:00Z`. */
        from: string
        /** Until then. */
        until: string
        /** Only those with all of these, e.g. `env:prod`. */
        tags?: string[] | undefined
        /** Only from these, e.g. `github`. */
        sources?: string[] | undefined
      }
      output: { events: ({
        id: number
        title?: string | undefined
        text?: string | undefined
        /** Seconds since 1970. */
        date_happened?: number | undefined
        alert_type?: string | null | undefined
        source?: string | undefined
        tags?: string[] | null | undefined
      })[] }
    }
    /** Find names of metrics by a part of them. */
    DATADOG_LIST_METRICS: {
      toolkit: "datadog"
      input: {
        /** A part of the name, e.g. `system.cpu`. */
        name: string
      }
      output: {
        /** At most 200. */
        metrics: string[]
      }
    }
    /** Get how a metric went over time, e.g. `avg:system.cpu.user{env:prod} by {host}`. */
    DATADOG_QUERY_METRICS: {
      toolkit: "datadog"
      input: {
        /** Aggregation, metric, tags in braces. */
        query: string
        /** From then on, e.g. `2026-11-30T08:00:00Z`. */
        from: string
        /** Until then. */
        until: string
      }
      output: { series: ({
        scope?: string | undefined
        unit?: string | undefined
        /** Milliseconds since 1970 and value; at most 300, evenly chosen. */
        points: ((number | null)[])[]
      })[] }
    }
    /** Find log lines by words and terms: `service:web status:error`, `@http.status_code:500`, `host:web-1`. The latest first. */
    DATADOG_SEARCH_LOGS: {
      toolkit: "datadog"
      input: {
        /** Words and terms; `*` for all. */
        query?: string | undefined
        /** From then on, e.g. `2026-11-30T08:00:00Z`. */
        from: string
        /** Until then. */
        until: string
        /** How many, at most 200. */
        limit?: number | undefined
        /** `next_cursor` of the page before. */
        cursor?: string | undefined
      }
      output: {
        logs: ({ id: string; timestamp?: string | undefined; status?: string | undefined; service?: string | undefined; host?: string | undefined; message?: string | undefined; tags?: string[] | undefined })[]
        /** `cursor` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Find monitors (alerts) by words and Datadog's terms: `status:Alert`, `tag:team:web`, `type:metric`, `muted:false`. */
    DATADOG_SEARCH_MONITORS: {
      toolkit: "datadog"
      input: {
        /** Words and terms; left out for all. */
        query?: string | undefined
        /** The first page is 0. */
        page?: number | undefined
        /** How many, at most 100. */
        per_page?: number | undefined
      }
      output: { monitors: ({
        id: number
        name: string
        status?: string | undefined
        type?: string | undefined
        query?: string | undefined
        tags?: string[] | undefined
        /** Seconds since 1970. */
        last_triggered_ts?: number | null | undefined
      })[]; total?: number | undefined }
    }
  }
}
