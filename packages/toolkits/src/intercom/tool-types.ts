// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Intercom: Conversations with customers: find, read, answer, assign and close them; who they are. */
    intercom: unknown
  }

  interface Tools {
    /** Write a note about a customer, which teammates see. */
    INTERCOM_ADD_NOTE: {
      toolkit: "intercom"
      input: {
        /** `id` of the contact. */
        contact_id: string
        /** The text. */
        body: string
        /** `id` of the teammate who writes it. */
        admin_id?: string | undefined
      }
      output: { id: string; created_at: number }
    }
    /** Add a customer as a user or a lead; a user’s address that is there already is refused. */
    INTERCOM_CREATE_CONTACT: {
      toolkit: "intercom"
      input: {
        /** Users are signed up, leads are not. */
        role?: "user" | "lead" | undefined
        /** Their address; a user needs it, or external_id. */
        email?: string | undefined
        /** The id that the app of this workspace gives. */
        external_id?: string | undefined
        /** Their name. */
        name?: string | undefined
        /** With the country code, e.g. `+33612345678`. */
        phone?: string | undefined
        /** Attributes of this workspace by name. */
        custom_attributes?: Record<string, string | number | boolean> | undefined
      }
      output: {
        id: string
        /** The id that the app of this workspace gave. */
        external_id?: string | null | undefined
        /** `user` or `lead`. */
        role: string
        name?: string | null | undefined
        email?: string | null | undefined
        phone?: string | null | undefined
        /** Seconds since 1970, like all times here. */
        created_at: number
        last_seen_at?: number | null | undefined
        custom_attributes?: Record<string, unknown> | undefined
      }
    }
    /** Get one conversation with what was said in it, and notes of teammates. */
    INTERCOM_GET_CONVERSATION: {
      toolkit: "intercom"
      input: {
        /** `id` of the conversation. */
        conversation_id: string
      }
      output: {
        id: string
        title?: string | null | undefined
        state: string
        open: boolean
        read?: boolean | undefined
        priority?: string | undefined
        admin_assignee_id?: number | null | undefined
        team_assignee_id?: string | number | null | undefined
        /** Seconds since 1970, like all times here. */
        created_at: number
        updated_at: number
        /** Since when the customer waits for an answer. */
        waiting_since?: number | null | undefined
        contact_ids: string[]
        /** Who began it. */
        author?: {
          /** `user`, `lead`, `admin` or `bot`. */
          type?: string | undefined
          id?: string | undefined
          name?: string | null | undefined
          email?: string | null | undefined
        } | undefined
        subject?: string | null | undefined
        /** What it began with. */
        text: string
        /** At most 500, the oldest first. */
        parts: ({
          id: string
          /** `comment`, `note` of teammates, `assignment`, `close` and others. */
          kind: string
          author?: {
            /** `user`, `lead`, `admin` or `bot`. */
            type?: string | undefined
            id?: string | undefined
            name?: string | null | undefined
            email?: string | null | undefined
          } | undefined
          text: string
          created_at: number
        })[]
      }
    }
    /** List the teammates of the workspace, with the teams that they are in. */
    INTERCOM_LIST_ADMINS: {
      toolkit: "intercom"
      input: Record<string, unknown>
      output: { admins: ({ id: string; name?: string | null | undefined; email?: string | null | undefined; away_mode_enabled?: boolean | undefined; team_ids?: (string | number)[] | undefined })[] }
    }
    /** Close a conversation, open it again, snooze it until a time, or give it to a teammate or team. */
    INTERCOM_MANAGE_CONVERSATION: {
      toolkit: "intercom"
      input: {
        /** `id` of the conversation. */
        conversation_id: string
        /** What becomes of it. */
        action: "close" | "open" | "snoozed" | "assignment"
        /** When it comes back; needed for `snoozed`. */
        snoozed_until?: string | undefined
        /** `id` of a teammate or team, needed for `assignment`; `0` is nobody. */
        assignee_id?: string | undefined
        /** Of the assignee. */
        assignee_type?: "admin" | "team" | undefined
        /** `id` of a teammate from INTERCOM_LIST_ADMINS; the connected one when left out. */
        admin_id?: string | undefined
      }
      output: {
        id: string
        title?: string | null | undefined
        state: string
        open: boolean
        read?: boolean | undefined
        priority?: string | undefined
        admin_assignee_id?: number | null | undefined
        team_assignee_id?: string | number | null | undefined
        /** Seconds since 1970, like all times here. */
        created_at: number
        updated_at: number
        /** Since when the customer waits for an answer. */
        waiting_since?: number | null | undefined
        contact_ids: string[]
        /** Who began it. */
        author?: {
          /** `user`, `lead`, `admin` or `bot`. */
          type?: string | undefined
          id?: string | undefined
          name?: string | null | undefined
          email?: string | null | undefined
        } | undefined
        subject?: string | null | undefined
        /** What it began with. */
        text: string
      }
    }
    /** Answer the customer of a conversation, or add a note that only teammates see. */
    INTERCOM_REPLY_TO_CONVERSATION: {
      toolkit: "intercom"
      input: {
        /** `id` of the conversation. */
        conversation_id: string
        /** The text; simple HTML is shown as such. */
        body: string
        /** `comment` goes to the customer; `note` is for teammates alone. */
        message_type: "comment" | "note"
        /** `id` of a teammate from INTERCOM_LIST_ADMINS; the connected one when left out. */
        admin_id?: string | undefined
      }
      output: {
        id: string
        title?: string | null | undefined
        state: string
        open: boolean
        read?: boolean | undefined
        priority?: string | undefined
        admin_assignee_id?: number | null | undefined
        team_assignee_id?: string | number | null | undefined
        /** Seconds since 1970, like all times here. */
        created_at: number
        updated_at: number
        /** Since when the customer waits for an answer. */
        waiting_since?: number | null | undefined
        contact_ids: string[]
        /** Who began it. */
        author?: {
          /** `user`, `lead`, `admin` or `bot`. */
          type?: string | undefined
          id?: string | undefined
          name?: string | null | undefined
          email?: string | null | undefined
        } | undefined
        subject?: string | null | undefined
        /** What it began with. */
        text: string
      }
    }
    /** Find articles of the help center that answer a question, with their text. */
    INTERCOM_SEARCH_ARTICLES: {
      toolkit: "intercom"
      input: {
        /** Words to find. */
        phrase: string
        /** Which articles. */
        state?: "published" | "draft" | undefined
      }
      output: { articles: ({ id: string; title?: string | null | undefined; url?: string | null | undefined; text: string; updated_at?: number | undefined })[] }
    }
    /** Find customers (users and leads) by e-mail, name, phone or the id of your app. */
    INTERCOM_SEARCH_CONTACTS: {
      toolkit: "intercom"
      input: {
        /** The whole address, or `@acme.com` for all of a domain. */
        email?: string | undefined
        /** A part of the name. */
        name?: string | undefined
        /** With the country code, e.g. `+33612345678`. */
        phone?: string | undefined
        /** The id that the app of this workspace gave. */
        external_id?: string | undefined
        /** Users are signed up, leads are not. */
        role?: "user" | "lead" | undefined
        /** How many, at most 150. */
        per_page?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        starting_after?: string | undefined
      }
      output: {
        contacts: ({
          id: string
          /** The id that the app of this workspace gave. */
          external_id?: string | null | undefined
          /** `user` or `lead`. */
          role: string
          name?: string | null | undefined
          email?: string | null | undefined
          phone?: string | null | undefined
          /** Seconds since 1970, like all times here. */
          created_at: number
          last_seen_at?: number | null | undefined
          custom_attributes?: Record<string, unknown> | undefined
        })[]
        total_count?: number | undefined
        /** `starting_after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Find conversations with customers by state, who has them, customer or time. */
    INTERCOM_SEARCH_CONVERSATIONS: {
      toolkit: "intercom"
      input: {
        /** How far they are. */
        state?: "open" | "closed" | "snoozed" | undefined
        /** Only with this customer: `id` of a contact. */
        contact_id?: string | undefined
        /** `id` of the teammate who has them. */
        admin_assignee_id?: string | undefined
        /** One word of what they began with. */
        text?: string | undefined
        /** Only those with news since then. */
        updated_after?: string | undefined
        /** Only those without news since then. */
        updated_before?: string | undefined
        /** How many, at most 150. */
        per_page?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        starting_after?: string | undefined
      }
      output: {
        conversations: ({
          id: string
          title?: string | null | undefined
          state: string
          open: boolean
          read?: boolean | undefined
          priority?: string | undefined
          admin_assignee_id?: number | null | undefined
          team_assignee_id?: string | number | null | undefined
          /** Seconds since 1970, like all times here. */
          created_at: number
          updated_at: number
          /** Since when the customer waits for an answer. */
          waiting_since?: number | null | undefined
          contact_ids: string[]
          /** Who began it. */
          author?: {
            /** `user`, `lead`, `admin` or `bot`. */
            type?: string | undefined
            id?: string | undefined
            name?: string | null | undefined
            email?: string | null | undefined
          } | undefined
          subject?: string | null | undefined
          /** What it began with. */
          text: string
        })[]
        total_count?: number | undefined
        /** `starting_after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
  }
}
