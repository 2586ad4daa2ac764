// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Freshdesk: Support tickets: find, read, open, answer and resolve them, and look up customers. */
    freshdesk: unknown
  }

  interface Tools {
    /** Write a note at a ticket, for agents alone unless told otherwise. */
    FRESHDESK_ADD_NOTE: {
      toolkit: "freshdesk"
      input: {
        /** `id` of the ticket, the number in its address. */
        ticket_id: number
        /** The text, as HTML: `<p>Hello</p>`. */
        body: string
        /** False shows it to the customer. */
        private?: boolean | undefined
        /** Which agents are told of it. */
        notify_emails?: string[] | undefined
      }
      output: { id: number; ticket_id: number; created_at: string }
    }
    /** Add a customer; an address that is there already is refused. */
    FRESHDESK_CREATE_CONTACT: {
      toolkit: "freshdesk"
      input: {
        /** Their name. */
        name: string
        /** Their address. */
        email: string
        /** Their number. */
        phone?: string | undefined
        /** What they do. */
        job_title?: string | undefined
        /** `company_id` of another contact there. */
        company_id?: number | undefined
      }
      output: { id: number; name?: string | null | undefined; email?: string | null | undefined; phone?: string | null | undefined; mobile?: string | null | undefined; company_id?: number | null | undefined; job_title?: string | null | undefined }
    }
    /** Open a ticket for a customer. */
    FRESHDESK_CREATE_TICKET: {
      toolkit: "freshdesk"
      input: {
        /** What it is about, in a line. */
        subject: string
        /** How far it is. */
        status?: "open" | "pending" | "resolved" | "closed" | undefined
        /** How urgent it is. */
        priority?: "low" | "medium" | "high" | "urgent" | undefined
        /** A type of this Freshdesk, e.g. `Question`. */
        type?: string | undefined
        /** `id` of an agent, from FRESHDESK_LIST_AGENTS. */
        responder_id?: number | undefined
        /** `group_id` of a ticket of that group. */
        group_id?: number | undefined
        /** All of its tags; those left out are taken off. */
        tags?: string[] | undefined
        /** The customer's address; who is not known yet is added. */
        email: string
        /** The customer's name, for one who is not known yet. */
        name?: string | undefined
        /** The text, as HTML: `<p>Hello</p>`. */
        description: string
        /** Who else gets its mail. */
        cc_emails?: string[] | undefined
      }
      output: {
        id: number
        subject?: string | null | undefined
        /** What was asked first. */
        description?: string | null | undefined
        /** A word, or the number of a state of this Freshdesk alone. */
        status: string
        priority?: string | undefined
        type?: string | null | undefined
        requester_id?: number | null | undefined
        /** The agent who works on it. */
        responder_id?: number | null | undefined
        group_id?: number | null | undefined
        company_id?: number | null | undefined
        tags?: string[] | undefined
        due_by?: string | null | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
      }
    }
    /** Get one ticket with what was said since: answers, notes, attachments. */
    FRESHDESK_GET_TICKET: {
      toolkit: "freshdesk"
      input: {
        /** `id` of the ticket, the number in its address. */
        ticket_id: number
      }
      output: {
        id: number
        subject?: string | null | undefined
        /** What was asked first. */
        description?: string | null | undefined
        /** A word, or the number of a state of this Freshdesk alone. */
        status: string
        priority?: string | undefined
        type?: string | null | undefined
        requester_id?: number | null | undefined
        /** The agent who works on it. */
        responder_id?: number | null | undefined
        group_id?: number | null | undefined
        company_id?: number | null | undefined
        tags?: string[] | undefined
        due_by?: string | null | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
        /** At most 30, the oldest first. */
        conversation: ({
          id: number
          /** A note is seen by agents alone. */
          from: "customer" | "agent" | "note"
          user_id?: number | null | undefined
          text: string
          created_at: string
          attachments?: { name: string; attachment_url: string }[] | undefined
        })[]
      }
    }
    /** List who works on tickets. */
    FRESHDESK_LIST_AGENTS: {
      toolkit: "freshdesk"
      input: {
        /** Whose address it is. */
        email?: string | undefined
        /** How many, at most 100. */
        per_page?: number | undefined
        /** The first page is 1. */
        page?: number | undefined
      }
      output: { agents: ({ id: number; name?: string | undefined; email?: string | undefined; available?: boolean | null | undefined; group_ids?: number[] | null | undefined })[] }
    }
    /** List customers; one by e-mail or phone, or those of a company. */
    FRESHDESK_LIST_CONTACTS: {
      toolkit: "freshdesk"
      input: {
        /** Whose address it is. */
        email?: string | undefined
        /** Whose number it is, as it is written there. */
        phone?: string | undefined
        /** Of this company. */
        company_id?: number | undefined
        /** How many, at most 100. */
        per_page?: number | undefined
        /** The first page is 1. */
        page?: number | undefined
      }
      output: { contacts: ({ id: number; name?: string | null | undefined; email?: string | null | undefined; phone?: string | null | undefined; mobile?: string | null | undefined; company_id?: number | null | undefined; job_title?: string | null | undefined })[] }
    }
    /** List tickets of the last 30 days, the newest first; of one customer, or mine. */
    FRESHDESK_LIST_TICKETS: {
      toolkit: "freshdesk"
      input: {
        /** A view; `new_and_my_open` are those of the connected agent and of nobody. */
        filter?: "new_and_my_open" | "watching" | "spam" | "deleted" | undefined
        /** Only of the customer with this address. */
        email?: string | undefined
        /** Only of this company. */
        company_id?: number | undefined
        /** Changed since then; also finds those of more than 30 days ago. */
        updated_since?: string | undefined
        /** What they are sorted by. */
        order_by?: "created_at" | "due_by" | "updated_at" | "status" | undefined
        /** `desc` is newest first. */
        order_type?: "asc" | "desc" | undefined
        /** How many, at most 100. */
        per_page?: number | undefined
        /** The first page is 1. */
        page?: number | undefined
      }
      output: { tickets: ({
        id: number
        subject?: string | null | undefined
        /** What was asked first. */
        description?: string | null | undefined
        /** A word, or the number of a state of this Freshdesk alone. */
        status: string
        priority?: string | undefined
        type?: string | null | undefined
        requester_id?: number | null | undefined
        /** The agent who works on it. */
        responder_id?: number | null | undefined
        group_id?: number | null | undefined
        company_id?: number | null | undefined
        tags?: string[] | undefined
        due_by?: string | null | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
      })[] }
    }
    /** Answer the customer of a ticket, by e-mail. */
    FRESHDESK_REPLY_TO_TICKET: {
      toolkit: "freshdesk"
      input: {
        /** `id` of the ticket, the number in its address. */
        ticket_id: number
        /** The text, as HTML: `<p>Hello</p>`. */
        body: string
        /** Who else gets it. */
        cc_emails?: string[] | undefined
      }
      output: { id: number; ticket_id: number; created_at: string }
    }
    /** Find tickets by what their fields are: `status:2 AND priority:4`, `tag:'billing'`, `created_at:>'2026-11-01'`, `agent_id:null`. Status 2 is open, 3 pending, 4 resolved, 5 closed; priority 1 low to 4 urgent. */
    FRESHDESK_SEARCH_TICKETS: {
      toolkit: "freshdesk"
      input: {
        /** Terms, with AND, OR and parentheses. */
        query: string
        /** The first page is 1, the last 10. */
        page?: number | undefined
      }
      output: {
        tickets: ({
          id: number
          subject?: string | null | undefined
          /** What was asked first. */
          description?: string | null | undefined
          /** A word, or the number of a state of this Freshdesk alone. */
          status: string
          priority?: string | undefined
          type?: string | null | undefined
          requester_id?: number | null | undefined
          /** The agent who works on it. */
          responder_id?: number | null | undefined
          group_id?: number | null | undefined
          company_id?: number | null | undefined
          tags?: string[] | undefined
          due_by?: string | null | undefined
          created_at?: string | undefined
          updated_at?: string | undefined
        })[]
        /** How many there are; 30 are on a page, and there are 10 pages. */
        total: number
      }
    }
    /** Change what is given of a ticket: status, priority, who works on it, tags. */
    FRESHDESK_UPDATE_TICKET: {
      toolkit: "freshdesk"
      input: {
        /** `id` of the ticket, the number in its address. */
        ticket_id: number
        /** What it is about, in a line. */
        subject?: string | undefined
        /** `pending` waits for somebody. */
        status?: "open" | "pending" | "resolved" | "closed" | undefined
        /** How urgent it is. */
        priority?: "low" | "medium" | "high" | "urgent" | undefined
        /** A type of this Freshdesk, e.g. `Question`. */
        type?: string | undefined
        /** `id` of an agent, from FRESHDESK_LIST_AGENTS. */
        responder_id?: number | undefined
        /** `group_id` of a ticket of that group. */
        group_id?: number | undefined
        /** All of its tags; those left out are taken off. */
        tags?: string[] | undefined
      }
      output: {
        id: number
        subject?: string | null | undefined
        /** What was asked first. */
        description?: string | null | undefined
        /** A word, or the number of a state of this Freshdesk alone. */
        status: string
        priority?: string | undefined
        type?: string | null | undefined
        requester_id?: number | null | undefined
        /** The agent who works on it. */
        responder_id?: number | null | undefined
        group_id?: number | null | undefined
        company_id?: number | null | undefined
        tags?: string[] | undefined
        due_by?: string | null | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
      }
    }
  }
}
