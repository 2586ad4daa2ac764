// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Zendesk: Support tickets: find, read, open, answer and solve them, and look up customers. */
    zendesk: unknown
  }

  interface Tools {
    /** Add a customer, or change the one who has this e-mail address. */
    ZENDESK_CREATE_OR_UPDATE_USER: {
      toolkit: "zendesk"
      input: {
        /** Whose address it is; one user has it. */
        email: string
        /** Their name. */
        name: string
        /** With the country code, e.g. `+33612345678`. */
        phone?: string | undefined
        /** `organization_id` of another user there. */
        organization_id?: number | undefined
        /** What agents should know. */
        notes?: string | undefined
      }
      output: {
        id: number
        name: string
        email?: string | null | undefined
        /** `end-user` is a customer, `agent` and `admin` work there. */
        role?: string | undefined
        phone?: string | null | undefined
        organization_id?: number | null | undefined
        time_zone?: string | null | undefined
        suspended?: boolean | undefined
      }
    }
    /** Open a ticket. With a requester it is theirs, and they are told by e-mail. */
    ZENDESK_CREATE_TICKET: {
      toolkit: "zendesk"
      input: {
        /** What it is about, in a line. */
        subject: string
        /** `pending` waits for the customer, `hold` for somebody else; closed stays closed. */
        status?: "new" | "open" | "pending" | "hold" | "solved" | "closed" | undefined
        /** How urgent it is. */
        priority?: "low" | "normal" | "high" | "urgent" | undefined
        /** What it is. */
        type?: "question" | "incident" | "problem" | "task" | undefined
        /** `id` of an agent, from ZENDESK_SEARCH_USERS. */
        assignee_id?: number | undefined
        /** `id` from ZENDESK_LIST_GROUPS. */
        group_id?: number | undefined
        /** All of its tags; those left out are taken off. */
        tags?: string[] | undefined
        /** The first comment. */
        body: string
        /** False makes the first comment an internal note. */
        public?: boolean | undefined
        /** Who asks; the connected user when left out. */
        requester?: { email: string; name: string } | undefined
        /** Files to attach, by id (file_…); 50 MB each. */
        attachments?: string[] | undefined
      }
      output: {
        id: number
        subject?: string | null | undefined
        /** The first comment. */
        description?: string | null | undefined
        status?: string | null | undefined
        priority?: string | null | undefined
        type?: string | null | undefined
        requester_id?: number | null | undefined
        assignee_id?: number | null | undefined
        group_id?: number | null | undefined
        organization_id?: number | null | undefined
        tags?: string[] | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
      }
    }
    /** Get a file that is attached to a comment of a ticket: its id is what tools that take a file are given. */
    ZENDESK_DOWNLOAD_ATTACHMENT: {
      toolkit: "zendesk"
      input: {
        /** `id` of the file in `attachments` of a comment. */
        attachment_id: number
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one ticket with its latest comments: what was said to the customer, and notes. */
    ZENDESK_GET_TICKET: {
      toolkit: "zendesk"
      input: {
        /** `id` of the ticket, the number in its address. */
        ticket_id: number
        /** How many of the latest, at most 100. */
        comments?: number | undefined
      }
      output: {
        id: number
        subject?: string | null | undefined
        /** The first comment. */
        description?: string | null | undefined
        status?: string | null | undefined
        priority?: string | null | undefined
        type?: string | null | undefined
        requester_id?: number | null | undefined
        assignee_id?: number | null | undefined
        group_id?: number | null | undefined
        organization_id?: number | null | undefined
        tags?: string[] | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
        comments: ({
          id: number
          author_id: number
          /** Whether the customer sees it; otherwise it is an internal note. */
          public: boolean
          text: string
          created_at: string
          attachments?: ({
            /** `attachment_id` of ZENDESK_DOWNLOAD_ATTACHMENT. */
            id?: number | undefined
            file_name: string
            content_url: string
          })[] | undefined
        })[]
      }
    }
    /** List the groups of agents that tickets can be assigned to. */
    ZENDESK_LIST_GROUPS: {
      toolkit: "zendesk"
      input: {
        /** How many, at most 100. */
        size?: number | undefined
        /** `next_cursor` of the page before. */
        after?: string | undefined
      }
      output: {
        groups: ({ id: number; name: string; description?: string | null | undefined })[]
        /** `after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Answer the customer of a ticket, or add a note that only agents see; can set the status at once. */
    ZENDESK_REPLY_TO_TICKET: {
      toolkit: "zendesk"
      input: {
        /** `id` of the ticket, the number in its address. */
        ticket_id: number
        /** The text. */
        body: string
        /** True goes to the customer by e-mail; false is a note for agents alone. */
        public: boolean
        /** `pending` waits for the customer, `hold` for somebody else; closed stays closed. */
        status?: "new" | "open" | "pending" | "hold" | "solved" | "closed" | undefined
        /** Files to attach, by id (file_…); 50 MB each. */
        attachments?: string[] | undefined
      }
      output: {
        id: number
        subject?: string | null | undefined
        /** The first comment. */
        description?: string | null | undefined
        status?: string | null | undefined
        priority?: string | null | undefined
        type?: string | null | undefined
        requester_id?: number | null | undefined
        assignee_id?: number | null | undefined
        group_id?: number | null | undefined
        organization_id?: number | null | undefined
        tags?: string[] | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
      }
    }
    /** Find articles of the help center that answer a question, with their text's start. */
    ZENDESK_SEARCH_ARTICLES: {
      toolkit: "zendesk"
      input: {
        /** Words to find. */
        query: string
        /** Language, e.g. `en-us`; the own one when left out. */
        locale?: string | undefined
        /** How many, at most 100. */
        per_page?: number | undefined
        /** The first page is 1. */
        page?: number | undefined
      }
      output: {
        articles: ({ id: number; title: string; snippet?: string | null | undefined; html_url: string; updated_at?: string | undefined })[]
        /** How many there are on all pages. */
        count?: number | undefined
      }
    }
    /** Find tickets by words and by Zendesk's search terms: `status<solved`, `assignee:me`, `requester:ana@acme.com`, `tags:billing`, `created>2026-01-31`. Newest first unless told otherwise. */
    ZENDESK_SEARCH_TICKETS: {
      toolkit: "zendesk"
      input: {
        /** Words and terms; empty for all tickets. */
        query: string
        /** What they are sorted by. */
        sort_by?: "created_at" | "updated_at" | "priority" | "status" | "ticket_type" | undefined
        /** `desc` is newest first. */
        sort_order?: "asc" | "desc" | undefined
        /** How many, at most 100. */
        per_page?: number | undefined
        /** The first page is 1. */
        page?: number | undefined
      }
      output: {
        tickets: ({
          id: number
          subject?: string | null | undefined
          /** The first comment. */
          description?: string | null | undefined
          status?: string | null | undefined
          priority?: string | null | undefined
          type?: string | null | undefined
          requester_id?: number | null | undefined
          assignee_id?: number | null | undefined
          group_id?: number | null | undefined
          organization_id?: number | null | undefined
          tags?: string[] | undefined
          created_at?: string | undefined
          updated_at?: string | undefined
        })[]
        /** How many there are on all pages. */
        count?: number | undefined
      }
    }
    /** Find customers and agents by name, e-mail, or terms such as `role:agent` and `organization:acme`. */
    ZENDESK_SEARCH_USERS: {
      toolkit: "zendesk"
      input: {
        /** Name, e-mail address or terms. */
        query: string
        /** How many, at most 100. */
        per_page?: number | undefined
        /** The first page is 1. */
        page?: number | undefined
      }
      output: {
        users: ({
          id: number
          name: string
          email?: string | null | undefined
          /** `end-user` is a customer, `agent` and `admin` work there. */
          role?: string | undefined
          phone?: string | null | undefined
          organization_id?: number | null | undefined
          time_zone?: string | null | undefined
          suspended?: boolean | undefined
        })[]
        /** How many there are on all pages. */
        count?: number | undefined
      }
    }
    /** Change what is given of a ticket: status, priority, who works on it, tags. */
    ZENDESK_UPDATE_TICKET: {
      toolkit: "zendesk"
      input: {
        /** `id` of the ticket, the number in its address. */
        ticket_id: number
        /** What it is about, in a line. */
        subject?: string | undefined
        /** `pending` waits for the customer, `hold` for somebody else; closed stays closed. */
        status?: "new" | "open" | "pending" | "hold" | "solved" | "closed" | undefined
        /** How urgent it is. */
        priority?: "low" | "normal" | "high" | "urgent" | undefined
        /** What it is. */
        type?: "question" | "incident" | "problem" | "task" | undefined
        /** `id` of an agent, from ZENDESK_SEARCH_USERS. */
        assignee_id?: number | undefined
        /** `id` from ZENDESK_LIST_GROUPS. */
        group_id?: number | undefined
        /** All of its tags; those left out are taken off. */
        tags?: string[] | undefined
      }
      output: {
        id: number
        subject?: string | null | undefined
        /** The first comment. */
        description?: string | null | undefined
        status?: string | null | undefined
        priority?: string | null | undefined
        type?: string | null | undefined
        requester_id?: number | null | undefined
        assignee_id?: number | null | undefined
        group_id?: number | null | undefined
        organization_id?: number | null | undefined
        tags?: string[] | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
      }
    }
  }
}
