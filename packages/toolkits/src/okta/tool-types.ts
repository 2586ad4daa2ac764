// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Okta: The people of a company: find, add, change and suspend them, their groups, the log. */
    okta: unknown
  }

  interface Tools {
    /** Put a person into a group, and so give them the applications of it. */
    OKTA_ADD_USER_TO_GROUP: {
      toolkit: "okta"
      input: {
        /** `id` from OKTA_LIST_GROUPS. */
        group_id: string
        /** `id` of the user; a login is not taken here. */
        user_id: string
      }
      output: { done: boolean }
    }
    /** Add a person, who gets a mail to choose a password unless activate is false. */
    OKTA_CREATE_USER: {
      toolkit: "okta"
      input: {
        /** First name. */
        firstName: string
        /** Last name. */
        lastName: string
        /** Where mail of Okta goes. */
        email: string
        /** What they sign in with, mostly the e-mail address. */
        login: string
        /** Mobile number. */
        mobilePhone?: string | undefined
        /** What they do. */
        title?: string | undefined
        /** Where they do it. */
        department?: string | undefined
        /** Further attributes by name, e.g. `{"employeeNumber": "7"}`. */
        more?: Record<string, unknown> | undefined
        /** `id`s from OKTA_LIST_GROUPS. */
        groupIds?: string[] | undefined
        /** False lets them wait until they are activated. */
        activate?: boolean | undefined
      }
      output: {
        id: string
        /** `ACTIVE`, `STAGED`, `PROVISIONED`, `SUSPENDED`, `DEPROVISIONED`… */
        status: string
        created?: string | undefined
        lastLogin?: string | null | undefined
        profile: Record<string, unknown>
      }
    }
    /** End the access of a person who leaves: they lose all applications, and have to be activated anew. */
    OKTA_DEACTIVATE_USER: {
      toolkit: "okta"
      input: {
        /** `id` of the user, or their login. */
        user_id: string
      }
      output: { done: boolean }
    }
    /** Get one person by id or login, with all that their profile says. */
    OKTA_GET_USER: {
      toolkit: "okta"
      input: {
        /** `id` of the user, or their login. */
        user_id: string
      }
      output: {
        id: string
        /** `ACTIVE`, `STAGED`, `PROVISIONED`, `SUSPENDED`, `DEPROVISIONED`… */
        status: string
        created?: string | undefined
        lastLogin?: string | null | undefined
        profile: Record<string, unknown>
      }
    }
    /** List groups, or those whose name starts so. */
    OKTA_LIST_GROUPS: {
      toolkit: "okta"
      input: {
        /** The start of a name. */
        q?: string | undefined
        /** How many, at most 200. */
        limit?: number | undefined
      }
      output: { groups: ({
        id: string
        /** Members of `OKTA_GROUP` alone can be changed. */
        type?: string | undefined
        profile: { name: string; description?: string | null | undefined }
      })[] }
    }
    /** List the people in a group. */
    OKTA_LIST_GROUP_MEMBERS: {
      toolkit: "okta"
      input: {
        /** `id` from OKTA_LIST_GROUPS. */
        group_id: string
        /** How many, at most 200. */
        limit?: number | undefined
      }
      output: { users: ({
        id: string
        /** `ACTIVE`, `STAGED`, `PROVISIONED`, `SUSPENDED`, `DEPROVISIONED`… */
        status: string
        created?: string | undefined
        lastLogin?: string | null | undefined
        profile: Record<string, unknown>
      })[] }
    }
    /** Read what happened: who signed in, what failed, who changed what, the latest first. */
    OKTA_LIST_LOG_EVENTS: {
      toolkit: "okta"
      input: {
        /** Words to find, e.g. a login or an IP address. */
        q?: string | undefined
        /** E.g. `eventType eq "user.session.start" and outcome.result eq "FAILURE"`. */
        filter?: string | undefined
        /** From then on; 7 days ago when left out. */
        since?: string | undefined
        /** Until then. */
        until?: string | undefined
        /** How many, at most 1,000. */
        limit?: number | undefined
      }
      output: { events: ({
        published: string
        /** E.g. `user.session.start`. */
        eventType: string
        displayMessage?: string | null | undefined
        severity?: string | undefined
        outcome?: { result: string; reason?: string | null | undefined } | undefined
        actor?: { id: string; alternateId?: string | null | undefined; displayName?: string | null | undefined } | undefined
        client?: { ipAddress?: string | null | undefined } | undefined
        target?: ({ id: string; type: string; alternateId?: string | null | undefined; displayName?: string | null | undefined })[] | null | undefined
      })[] }
    }
    /** Take a person out of a group, and so the applications of it from them. */
    OKTA_REMOVE_USER_FROM_GROUP: {
      toolkit: "okta"
      input: {
        /** `id` from OKTA_LIST_GROUPS. */
        group_id: string
        /** `id` of the user; a login is not taken here. */
        user_id: string
      }
      output: { done: boolean }
    }
    /** Find people by the start of their name or e-mail, or by a search such as `status eq "SUSPENDED"`, `profile.department eq "Sales"`, `lastUpdated gt "2026-11-01T00:00:00.000Z"`. */
    OKTA_SEARCH_USERS: {
      toolkit: "okta"
      input: {
        /** The start of a first name, last name or e-mail address. */
        q?: string | undefined
        /** A search, in place of q. */
        search?: string | undefined
        /** How many, at most 200. */
        limit?: number | undefined
      }
      output: { users: ({
        id: string
        /** `ACTIVE`, `STAGED`, `PROVISIONED`, `SUSPENDED`, `DEPROVISIONED`… */
        status: string
        created?: string | undefined
        lastLogin?: string | null | undefined
        profile: Record<string, unknown>
      })[] }
    }
    /** Keep a person from signing in until they are unsuspended; they stay in their groups. */
    OKTA_SUSPEND_USER: {
      toolkit: "okta"
      input: {
        /** `id` of the user, or their login. */
        user_id: string
      }
      output: { done: boolean }
    }
    /** Let a person who was suspended sign in again. */
    OKTA_UNSUSPEND_USER: {
      toolkit: "okta"
      input: {
        /** `id` of the user, or their login. */
        user_id: string
      }
      output: { done: boolean }
    }
    /** Change what is given of a person's attributes. */
    OKTA_UPDATE_USER: {
      toolkit: "okta"
      input: {
        /** `id` of the user, or their login. */
        user_id: string
        /** First name. */
        firstName?: string | undefined
        /** Last name. */
        lastName?: string | undefined
        /** Where mail of Okta goes. */
        email?: string | undefined
        /** What they sign in with, mostly the e-mail address. */
        login?: string | undefined
        /** Mobile number. */
        mobilePhone?: string | undefined
        /** What they do. */
        title?: string | undefined
        /** Where they do it. */
        department?: string | undefined
        /** Further attributes by name, e.g. `{"employeeNumber": "7"}`. */
        more?: Record<string, unknown> | undefined
      }
      output: {
        id: string
        /** `ACTIVE`, `STAGED`, `PROVISIONED`, `SUSPENDED`, `DEPROVISIONED`… */
        status: string
        created?: string | undefined
        lastLogin?: string | null | undefined
        profile: Record<string, unknown>
      }
    }
  }
}
