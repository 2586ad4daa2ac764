// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** HubSpot: A CRM: find and change contacts, companies and deals, write notes. */
    hubspot: unknown
  }

  interface Tools {
    /** Add a company to the CRM. */
    HUBSPOT_CREATE_COMPANY: {
      toolkit: "hubspot"
      input: {
        /** What it is called. */
        name: string
        /** Its web address, e.g. `acme.com`. */
        domain?: string | undefined
        /** Phone number. */
        phone?: string | undefined
        /** Where it is. */
        city?: string | undefined
        /** Where it is. */
        country?: string | undefined
        /** Further properties by their internal names, e.g. `{"lifecyclestage": "lead"}`. */
        properties?: Record<string, string> | undefined
      }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Add a person to the CRM; an e-mail address that is there already is refused. */
    HUBSPOT_CREATE_CONTACT: {
      toolkit: "hubspot"
      input: {
        /** E-mail address; one contact has it. */
        email?: string | undefined
        /** First name. */
        firstname?: string | undefined
        /** Last name. */
        lastname?: string | undefined
        /** Phone number. */
        phone?: string | undefined
        /** The name of their company. */
        company?: string | undefined
        /** What they do there. */
        jobtitle?: string | undefined
        /** Further properties by their internal names, e.g. `{"lifecyclestage": "lead"}`. */
        properties?: Record<string, string> | undefined
      }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Start a deal, linked to a company and a contact when their ids are given. */
    HUBSPOT_CREATE_DEAL: {
      toolkit: "hubspot"
      input: {
        /** What it is called. */
        dealname: string
        /** In the currency of the account. */
        amount?: number | undefined
        /** Id of a stage from HUBSPOT_RETRIEVE_PIPELINES. */
        dealstage?: string | undefined
        /** Id of a pipeline from HUBSPOT_RETRIEVE_PIPELINES. */
        pipeline?: string | undefined
        /** The day when it is to be won, e.g. `2026-12-31`. */
        closedate?: string | undefined
        /** `id` from HUBSPOT_RETRIEVE_OWNERS. */
        hubspot_owner_id?: string | undefined
        /** Further properties by their internal names, e.g. `{"lifecyclestage": "lead"}`. */
        properties?: Record<string, string> | undefined
        /** `id` of a company. */
        company_id?: string | undefined
        /** `id` of a contact. */
        contact_id?: string | undefined
      }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Write a note on a contact, a company or a deal. */
    HUBSPOT_CREATE_NOTE: {
      toolkit: "hubspot"
      input: {
        /** The text. */
        body: string
        /** When it was, e.g. `2026-11-26T12:00:00Z`. */
        timestamp: string
        /** `id` of the contact that it is about. */
        contact_id?: string | undefined
        /** `id` of the company that it is about. */
        company_id?: string | undefined
        /** `id` of the deal that it is about. */
        deal_id?: string | undefined
        /** Files to attach: `id`s of HUBSPOT_UPLOAD_FILE. */
        attachment_ids?: string[] | undefined
      }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Get a file of the account, such as one attached to a note: its id is what tools that take a file are given. */
    HUBSPOT_DOWNLOAD_FILE: {
      toolkit: "hubspot"
      input: {
        /** `id` of the file at HubSpot. */
        file_id: string
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one person by id, or by e-mail address. */
    HUBSPOT_READ_CONTACT: {
      toolkit: "hubspot"
      input: {
        /** Id, or e-mail address with id_property `email`. */
        contact_id: string
        /** What contact_id is, when no id. */
        id_property?: "email" | undefined
      }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** List the people of the account who can own contacts and deals, or find one by e-mail. */
    HUBSPOT_RETRIEVE_OWNERS: {
      toolkit: "hubspot"
      input: {
        /** Whose. */
        email?: string | undefined
        /** How many. */
        limit?: number | undefined
        /** `next` of the last answer. */
        after?: string | undefined
      }
      output: { owners: ({ id: string; email?: string | undefined; firstName?: string | undefined; lastName?: string | undefined })[]; next?: string | undefined }
    }
    /** List the pipelines of deals with their stages and ids. */
    HUBSPOT_RETRIEVE_PIPELINES: {
      toolkit: "hubspot"
      input: Record<string, unknown>
      output: { pipelines: { id: string; label: string; stages: { id: string; label: string }[] }[] }
    }
    /** Find companies by name, domain or any property. */
    HUBSPOT_SEARCH_COMPANIES: {
      toolkit: "hubspot"
      input: {
        /** Words to find in the usual properties. */
        query?: string | undefined
        /** All of them have to hold. */
        filters?: ({
          propertyName: string
          operator: "EQ" | "NEQ" | "LT" | "LTE" | "GT" | "GTE" | "CONTAINS_TOKEN" | "HAS_PROPERTY" | "NOT_HAS_PROPERTY"
          /** Times are ms since 1970. */
          value?: string | undefined
        })[] | undefined
        /** How many, at most 200. */
        limit?: number | undefined
        /** `next` of the last answer. */
        after?: string | undefined
      }
      output: { total: number; results: ({ id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined })[]; next?: string | undefined }
    }
    /** Find people by name, e-mail, phone or any property. */
    HUBSPOT_SEARCH_CONTACTS: {
      toolkit: "hubspot"
      input: {
        /** Words to find in the usual properties. */
        query?: string | undefined
        /** All of them have to hold. */
        filters?: ({
          propertyName: string
          operator: "EQ" | "NEQ" | "LT" | "LTE" | "GT" | "GTE" | "CONTAINS_TOKEN" | "HAS_PROPERTY" | "NOT_HAS_PROPERTY"
          /** Times are ms since 1970. */
          value?: string | undefined
        })[] | undefined
        /** How many, at most 200. */
        limit?: number | undefined
        /** `next` of the last answer. */
        after?: string | undefined
      }
      output: { total: number; results: ({ id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined })[]; next?: string | undefined }
    }
    /** Find deals by name, stage, amount or any property. */
    HUBSPOT_SEARCH_DEALS: {
      toolkit: "hubspot"
      input: {
        /** Words to find in the usual properties. */
        query?: string | undefined
        /** All of them have to hold. */
        filters?: ({
          propertyName: string
          operator: "EQ" | "NEQ" | "LT" | "LTE" | "GT" | "GTE" | "CONTAINS_TOKEN" | "HAS_PROPERTY" | "NOT_HAS_PROPERTY"
          /** Times are ms since 1970. */
          value?: string | undefined
        })[] | undefined
        /** How many, at most 200. */
        limit?: number | undefined
        /** `next` of the last answer. */
        after?: string | undefined
      }
      output: { total: number; results: ({ id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined })[]; next?: string | undefined }
    }
    /** Change what is given of a person. */
    HUBSPOT_UPDATE_CONTACT: {
      toolkit: "hubspot"
      input: {
        /** `id` of the contact. */
        contact_id: string
        /** E-mail address; one contact has it. */
        email?: string | undefined
        /** First name. */
        firstname?: string | undefined
        /** Last name. */
        lastname?: string | undefined
        /** Phone number. */
        phone?: string | undefined
        /** The name of their company. */
        company?: string | undefined
        /** What they do there. */
        jobtitle?: string | undefined
        /** Further properties by their internal names, e.g. `{"lifecyclestage": "lead"}`. */
        properties?: Record<string, string> | undefined
      }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Change what is given of a deal, such as its stage or amount. */
    HUBSPOT_UPDATE_DEAL: {
      toolkit: "hubspot"
      input: {
        /** `id` of the deal. */
        deal_id: string
        /** What it is called. */
        dealname?: string | undefined
        /** In the currency of the account. */
        amount?: number | undefined
        /** Id of a stage from HUBSPOT_RETRIEVE_PIPELINES. */
        dealstage?: string | undefined
        /** Id of a pipeline from HUBSPOT_RETRIEVE_PIPELINES. */
        pipeline?: string | undefined
        /** The day when it is to be won, e.g. `2026-12-31`. */
        closedate?: string | undefined
        /** `id` from HUBSPOT_RETRIEVE_OWNERS. */
        hubspot_owner_id?: string | undefined
        /** Further properties by their internal names, e.g. `{"lifecyclestage": "lead"}`. */
        properties?: Record<string, string> | undefined
      }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Put a file among the files of the account, which nobody outside sees; a note can have it attached. */
    HUBSPOT_UPLOAD_FILE: {
      toolkit: "hubspot"
      input: {
        /** What to upload. A file's id (file_…). */
        file: string
        /** In which folder. */
        folder_path?: string | undefined
      }
      output: {
        /** For `attachment_ids` of HUBSPOT_CREATE_NOTE. */
        id: string
        /** Without its ending. */
        name?: string | null | undefined
        extension?: string | null | undefined
        size?: number | null | undefined
        path?: string | null | undefined
      }
    }
  }
}
