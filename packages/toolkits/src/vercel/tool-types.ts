// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Vercel: Hosting: projects, deployments and their logs, environment variables, domains. */
    vercel: unknown
  }

  interface Tools {
    /** Set an environment variable of a project. Deployments that are made from then on see it. */
    VERCEL_ADD_ENVIRONMENT_VARIABLE: {
      toolkit: "vercel"
      input: {
        /** `id` or name of the project, from VERCEL_LIST_PROJECTS. */
        idOrName: string
        /** Its name: API_URL. */
        key: string
        /** Its value. */
        value: string
        /** Where it applies. */
        target: ("production" | "preview" | "development")[]
        /** `sensitive` can never be read again, not even by people. */
        type?: "encrypted" | "plain" | "sensitive" | undefined
        /** What it is for. */
        comment?: string | undefined
        /** `id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out. */
        teamId?: string | undefined
      }
      output: { set: boolean }
    }
    /** Add a domain to a project. The answer tells which DNS record is missing. */
    VERCEL_ADD_PROJECT_DOMAIN: {
      toolkit: "vercel"
      input: {
        /** `id` or name of the project, from VERCEL_LIST_PROJECTS. */
        idOrName: string
        /** The domain: shop.example.com. */
        name: string
        /** The domain that it shall lead to. */
        redirect?: string | undefined
        /** The branch that it shall show. */
        gitBranch?: string | undefined
        /** `id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out. */
        teamId?: string | undefined
      }
      output: {
        name: string
        /** Whether it is known to be theirs. */
        verified: boolean
        redirect?: string | null | undefined
        gitBranch?: string | null | undefined
        /** The DNS record that proves it, while that is missing. */
        verification?: { type: string; domain: string; value: string }[] | undefined
      }
    }
    /** Stop a deployment that is still being built. */
    VERCEL_CANCEL_DEPLOYMENT: {
      toolkit: "vercel"
      input: {
        /** `id` of the deployment (dpl_…), from VERCEL_LIST_DEPLOYMENTS. */
        id: string
        /** `id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out. */
        teamId?: string | undefined
      }
      output: {
        id: string
        /** Name of the project. */
        name: string
        /** Where it can be seen, without https://. */
        url?: string | null | undefined
        /** `QUEUED`, `INITIALIZING`, `BUILDING`, `READY`, `ERROR` or `CANCELED`. */
        state: string
        /** `production`, or a preview. */
        target?: string | null | undefined
        created?: string | undefined
        creator?: string | undefined
        branch?: string | undefined
        /** First line of the commit message. */
        commit?: string | undefined
        error?: string | null | undefined
        /** Where a person sees the build. */
        inspectorUrl?: string | null | undefined
      }
    }
    /** Delete an environment variable of a project with its value. */
    VERCEL_DELETE_ENVIRONMENT_VARIABLE: {
      toolkit: "vercel"
      input: {
        /** `id` or name of the project, from VERCEL_LIST_PROJECTS. */
        idOrName: string
        /** `id` of the variable, from VERCEL_LIST_ENV_VARIABLES. */
        id: string
        /** `id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out. */
        teamId?: string | undefined
      }
      output: { deleted: boolean }
    }
    /** Get one deployment: its state, its error, its commit, its address. */
    VERCEL_GET_DEPLOYMENT: {
      toolkit: "vercel"
      input: {
        /** `id` of the deployment (dpl_…), or its address without https://. */
        idOrUrl: string
        /** `id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out. */
        teamId?: string | undefined
      }
      output: {
        id: string
        /** Name of the project. */
        name: string
        /** Where it can be seen, without https://. */
        url?: string | null | undefined
        /** `QUEUED`, `INITIALIZING`, `BUILDING`, `READY`, `ERROR` or `CANCELED`. */
        state: string
        /** `production`, or a preview. */
        target?: string | null | undefined
        created?: string | undefined
        creator?: string | undefined
        branch?: string | undefined
        /** First line of the commit message. */
        commit?: string | undefined
        error?: string | null | undefined
        /** Where a person sees the build. */
        inspectorUrl?: string | null | undefined
      }
    }
    /** Get the last lines that the build of a deployment wrote, the newest first. */
    VERCEL_GET_DEPLOYMENT_EVENTS: {
      toolkit: "vercel"
      input: {
        /** `id` of the deployment (dpl_…), or its address without https://. */
        idOrUrl: string
        /** How many lines, at most 100. */
        limit?: number | undefined
        /** `id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out. */
        teamId?: string | undefined
      }
      output: { events: ({ type: string; text: string; time?: string | undefined })[] }
    }
    /** Get one project: its framework, build settings and repository. */
    VERCEL_GET_PROJECT: {
      toolkit: "vercel"
      input: {
        /** `id` or name of the project, from VERCEL_LIST_PROJECTS. */
        idOrName: string
        /** `id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out. */
        teamId?: string | undefined
      }
      output: {
        id: string
        name: string
        framework?: string | null | undefined
        nodeVersion?: string | undefined
        rootDirectory?: string | null | undefined
        buildCommand?: string | null | undefined
        outputDirectory?: string | null | undefined
        /** Where its code is. */
        repository?: string | undefined
        created?: string | undefined
        updated?: string | undefined
      }
    }
    /** List deployments, the newest first: what was deployed when, from which commit, and how it went. */
    VERCEL_LIST_DEPLOYMENTS: {
      toolkit: "vercel"
      input: {
        /** Only of this project: `id`, not its name. */
        projectId?: string | undefined
        /** Only these. */
        target?: "production" | "preview" | undefined
        /** Only in this state. */
        state?: "BUILDING" | "ERROR" | "INITIALIZING" | "QUEUED" | "READY" | "CANCELED" | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        until?: number | undefined
        /** `id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out. */
        teamId?: string | undefined
      }
      output: {
        deployments: ({
          id: string
          /** Name of the project. */
          name: string
          /** Where it can be seen, without https://. */
          url?: string | null | undefined
          /** `QUEUED`, `INITIALIZING`, `BUILDING`, `READY`, `ERROR` or `CANCELED`. */
          state: string
          /** `production`, or a preview. */
          target?: string | null | undefined
          created?: string | undefined
          creator?: string | undefined
          branch?: string | undefined
          /** First line of the commit message. */
          commit?: string | undefined
          error?: string | null | undefined
          /** Where a person sees the build. */
          inspectorUrl?: string | null | undefined
        })[]
        /** `until` of the next page; null on the last one. */
        next_cursor: number | null
      }
    }
    /** List the environment variables of a project by name. Their values are not shown. */
    VERCEL_LIST_ENV_VARIABLES: {
      toolkit: "vercel"
      input: {
        /** `id` or name of the project, from VERCEL_LIST_PROJECTS. */
        idOrName: string
        /** `id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out. */
        teamId?: string | undefined
      }
      output: { variables: ({ id: string; key: string; type: string; target: string[]; gitBranch?: string | null | undefined; comment?: string | undefined })[] }
    }
    /** List or search the projects of the account or of a team, at most 100. */
    VERCEL_LIST_PROJECTS: {
      toolkit: "vercel"
      input: {
        /** Part of the name. */
        search?: string | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out. */
        teamId?: string | undefined
      }
      output: { projects: ({
        id: string
        name: string
        framework?: string | null | undefined
        nodeVersion?: string | undefined
        rootDirectory?: string | null | undefined
        buildCommand?: string | null | undefined
        outputDirectory?: string | null | undefined
        /** Where its code is. */
        repository?: string | undefined
        created?: string | undefined
        updated?: string | undefined
      })[] }
    }
    /** List the domains of a project, and whether they are verified. */
    VERCEL_LIST_PROJECT_DOMAINS: {
      toolkit: "vercel"
      input: {
        /** `id` or name of the project, from VERCEL_LIST_PROJECTS. */
        idOrName: string
        /** How many, at most 100. */
        limit?: number | undefined
        /** `id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out. */
        teamId?: string | undefined
      }
      output: { domains: ({
        name: string
        /** Whether it is known to be theirs. */
        verified: boolean
        redirect?: string | null | undefined
        gitBranch?: string | null | undefined
        /** The DNS record that proves it, while that is missing. */
        verification?: { type: string; domain: string; value: string }[] | undefined
      })[] }
    }
    /** List the teams of the account. Their projects need their id in every other call. */
    VERCEL_LIST_TEAMS: {
      toolkit: "vercel"
      input: {
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        until?: number | undefined
      }
      output: {
        teams: ({ id: string; slug: string; name?: string | null | undefined })[]
        /** `until` of the next page; null on the last one. */
        next_cursor: number | null
      }
    }
  }
}
