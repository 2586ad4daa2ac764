// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Gmail: Google's mail: read, search, send, answer and label, with attachments. */
    gmail: unknown
  }

  interface Tools {
    /** Add labels to a mail and take labels off it. Taking off UNREAD marks it read; taking off INBOX archives it; adding STARRED stars it. */
    GMAIL_ADD_LABEL_TO_EMAIL: {
      toolkit: "gmail"
      input: {
        /** `messageId` of GMAIL_FETCH_EMAILS. */
        message_id: string
        /** Ids of labels to add, from GMAIL_LIST_LABELS. */
        add_label_ids?: string[] | undefined
        /** Ids of labels to take off. */
        remove_label_ids?: string[] | undefined
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: {
        /** The message's id. */
        id: string
        threadId: string
        labelIds?: string[] | undefined
      }
    }
    /** Put a mail among the drafts, unsent, with files attached if there are any. GMAIL_SEND_DRAFT sends it once the user agrees. */
    GMAIL_CREATE_EMAIL_DRAFT: {
      toolkit: "gmail"
      input: {
        /** Whom it is for: one bare address. May be filled in later. */
        recipient_email?: string | undefined
        /** One line. */
        subject?: string | undefined
        /** The text, plain or HTML as `is_html` says. */
        body: string
        /** `threadId` of the conversation that it belongs to. */
        thread_id?: string | undefined
        /** Addresses that get a copy. */
        cc?: string[] | undefined
        /** Addresses that get a copy that the others do not see. */
        bcc?: string[] | undefined
        /** More addresses for the To line. */
        extra_recipients?: string[] | undefined
        /** Whether the body is HTML; plain text otherwise. */
        is_html?: boolean | undefined
        /** Files to attach, by id (file_…); 25 MB together. */
        attachments?: string[] | undefined
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: {
        /** The draft's id, for GMAIL_SEND_DRAFT. */
        id: string
        message: {
          /** The message's id. */
          id: string
          threadId: string
          labelIds?: string[] | undefined
        }
      }
    }
    /** List or search mails, newest first, with sender, subject, time, labels and text. Long texts are cut; GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID has the whole. */
    GMAIL_FETCH_EMAILS: {
      toolkit: "gmail"
      input: {
        /** Gmail search, e.g. `is:unread from:ana@example.com`, `subject:invoice has:attachment`, `newer_than:1d`, `after:2026/01/31`. `after:` and `before:` also take seconds since 1970, which is exact. */
        query?: string | undefined
        /** How many mails, at most 50. */
        max_results?: number | undefined
        /** Only mails with all of these labels, by id: INBOX, UNREAD, SENT, or one of GMAIL_LIST_LABELS. */
        label_ids?: string[] | undefined
        /** Whether to answer texts and attachments too. */
        include_payload?: boolean | undefined
        /** Whether to look in spam and trash too. */
        include_spam_trash?: boolean | undefined
        /** Whether to answer ids alone, which is fastest. */
        ids_only?: boolean | undefined
        /** `nextPageToken` of the page before; leave out for the first page. */
        page_token?: string | undefined
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: { messages: ({
        messageId: string
        threadId: string
        sender?: string | undefined
        to?: string | undefined
        cc?: string | undefined
        subject?: string | undefined
        /** ISO 8601, UTC. */
        messageTimestamp?: string | undefined
        /** UNREAD among them: not read yet. */
        labelIds?: string[] | undefined
        /** How the mail begins. */
        snippet?: string | undefined
        /** The body as plain text. */
        messageText?: string | undefined
        attachmentList?: { attachmentId: string; filename: string; mimeType: string; size: number }[] | undefined
      })[]; nextPageToken?: string | undefined; resultSizeEstimate?: number | undefined }
    }
    /** Get one mail by its id: all headers that matter, the whole text, and its attachments by name and id, which GMAIL_GET_ATTACHMENT gets. */
    GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID: {
      toolkit: "gmail"
      input: {
        /** `messageId` of GMAIL_FETCH_EMAILS. */
        message_id: string
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: {
        messageId: string
        threadId: string
        sender: string
        to: string
        cc?: string | undefined
        subject: string
        /** ISO 8601, UTC. */
        messageTimestamp: string
        /** UNREAD among them: not read yet. */
        labelIds: string[]
        /** How the mail begins. */
        snippet: string
        /** The body as plain text. */
        messageText?: string | undefined
        attachmentList?: { attachmentId: string; filename: string; mimeType: string; size: number }[] | undefined
      }
    }
    /** Get all mails of one conversation with their texts, oldest first. */
    GMAIL_FETCH_MESSAGE_BY_THREAD_ID: {
      toolkit: "gmail"
      input: {
        /** `threadId` of a mail. */
        thread_id: string
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: { threadId: string; messages: ({
        messageId: string
        threadId: string
        sender: string
        to: string
        cc?: string | undefined
        subject: string
        /** ISO 8601, UTC. */
        messageTimestamp: string
        /** UNREAD among them: not read yet. */
        labelIds: string[]
        /** How the mail begins. */
        snippet: string
        /** The body as plain text. */
        messageText?: string | undefined
        attachmentList?: { attachmentId: string; filename: string; mimeType: string; size: number }[] | undefined
      })[] }
    }
    /** Get a file that is attached to a mail: its id is what tools that take a file are given, to send it on, save it or read it. */
    GMAIL_GET_ATTACHMENT: {
      toolkit: "gmail"
      input: {
        /** `messageId` of the mail. */
        message_id: string
        /** `attachmentId` of the file in its `attachmentList`. */
        attachment_id: string
        /** `filename` of it. */
        file_name: string
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** List all labels of the mailbox with their ids, its own ones (INBOX, UNREAD, …) and those of the user. */
    GMAIL_LIST_LABELS: {
      toolkit: "gmail"
      input: {
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: { labels: ({ id: string; name: string; type?: string | undefined })[] }
    }
    /** List or search conversations, newest first: ids and how the last mail begins. */
    GMAIL_LIST_THREADS: {
      toolkit: "gmail"
      input: {
        /** Gmail search, e.g. `is:unread from:ana@example.com`, `subject:invoice has:attachment`, `newer_than:1d`, `after:2026/01/31`. `after:` and `before:` also take seconds since 1970, which is exact. */
        query?: string | undefined
        /** How many, at most 100. */
        max_results?: number | undefined
        /** `nextPageToken` of the page before; leave out for the first page. */
        page_token?: string | undefined
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: { threads?: ({ id: string; snippet?: string | undefined })[] | undefined; nextPageToken?: string | undefined }
    }
    /** Move a mail to the trash, where Gmail keeps it for 30 days. */
    GMAIL_MOVE_TO_TRASH: {
      toolkit: "gmail"
      input: {
        /** `messageId` of GMAIL_FETCH_EMAILS. */
        message_id: string
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: {
        /** The message's id. */
        id: string
        threadId: string
        labelIds?: string[] | undefined
      }
    }
    /** Answer the last mail of a conversation that came from someone else, at once and for good. Subject and recipient follow from that mail. */
    GMAIL_REPLY_TO_THREAD: {
      toolkit: "gmail"
      input: {
        /** `threadId` of the conversation. */
        thread_id: string
        /** The text, plain or HTML as `is_html` says. */
        message_body: string
        /** Whom to answer, when not the sender: one bare address. */
        recipient_email?: string | undefined
        /** Addresses that get a copy. */
        cc?: string[] | undefined
        /** Addresses that get a copy that the others do not see. */
        bcc?: string[] | undefined
        /** More addresses for the To line. */
        extra_recipients?: string[] | undefined
        /** Whether the body is HTML; plain text otherwise. */
        is_html?: boolean | undefined
        /** Files to attach, by id (file_…); 25 MB together. */
        attachments?: string[] | undefined
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: {
        /** The message's id. */
        id: string
        threadId: string
        labelIds?: string[] | undefined
      }
    }
    /** Send a draft as it is, at once and for good. */
    GMAIL_SEND_DRAFT: {
      toolkit: "gmail"
      input: {
        /** `id` of GMAIL_CREATE_EMAIL_DRAFT. */
        draft_id: string
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: {
        /** The message's id. */
        id: string
        threadId: string
        labelIds?: string[] | undefined
      }
    }
    /** Send a mail from the connected account, with files attached if there are any, at once and for good. To answer a mail use GMAIL_REPLY_TO_THREAD; to let the user look first use GMAIL_CREATE_EMAIL_DRAFT. */
    GMAIL_SEND_EMAIL: {
      toolkit: "gmail"
      input: {
        /** Whom to send to: one bare address. */
        recipient_email: string
        /** One line. */
        subject?: string | undefined
        /** The text, plain or HTML as `is_html` says. */
        body: string
        /** Addresses that get a copy. */
        cc?: string[] | undefined
        /** Addresses that get a copy that the others do not see. */
        bcc?: string[] | undefined
        /** More addresses for the To line. */
        extra_recipients?: string[] | undefined
        /** Whether the body is HTML; plain text otherwise. */
        is_html?: boolean | undefined
        /** Files to attach, by id (file_…); 25 MB together. */
        attachments?: string[] | undefined
        /** The mailbox's e-mail address; `me` is the connected account. */
        user_id?: string | undefined
      }
      output: {
        /** The message's id. */
        id: string
        threadId: string
        labelIds?: string[] | undefined
      }
    }
  }
}
