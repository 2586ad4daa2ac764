// Made by `pnpm catalogue-types`; not to be changed by hand.
declare module '@maillon/core' {
  interface Tools {
    /** Write a comment on a record, or an answer to one. */
    AIRTABLE_CREATE_COMMENT: {
      input: { baseId: string; tableIdOrName: string; recordId: string; text: string; parentCommentId?: string | undefined }
      output: { id: string; createdTime?: string | undefined }
    }
    /** Add up to 10 records to a table in one go. */
    AIRTABLE_CREATE_MULTIPLE_RECORDS: {
      input: { baseId: string; tableIdOrName: string; records: { fields: Record<string, unknown> }[]; typecast?: boolean | undefined }
      output: { records: ({ id: string; createdTime?: string | undefined; fields: Record<string, unknown> })[] }
    }
    /** Add a record to a table. AIRTABLE_GET_BASE_SCHEMA tells its columns. */
    AIRTABLE_CREATE_RECORD: {
      input: { baseId: string; tableIdOrName: string; fields: Record<string, unknown>; typecast?: boolean | undefined }
      output: { id: string; createdTime?: string | undefined; fields: Record<string, unknown> }
    }
    /** Delete a record of a table with all of its cells. */
    AIRTABLE_DELETE_RECORD: {
      input: { baseId: string; tableIdOrName: string; recordId: string }
      output: { id: string; deleted: boolean }
    }
    /** Get a file out of a cell of a record: its id is what tools that take a file are given. */
    AIRTABLE_DOWNLOAD_ATTACHMENT: {
      input: { baseId: string; tableIdOrName: string; recordId: string; field: string; filename?: string | undefined }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get the tables of a base with their columns, choices and views. Look here before you read or write records. */
    AIRTABLE_GET_BASE_SCHEMA: {
      input: { baseId: string }
      output: { tables: ({ id: string; name: string; description?: string | undefined; primaryFieldId: string; fields: ({ id: string; name: string; type: string; description?: string | undefined; choices?: string[] | undefined; linkedTableId?: string | undefined })[]; views: { id: string; name: string; type: string }[] })[] }
    }
    /** Get one record with all of its cells, long texts whole. */
    AIRTABLE_GET_RECORD: {
      input: { baseId: string; tableIdOrName: string; recordId: string }
      output: { id: string; createdTime?: string | undefined; fields: Record<string, unknown> }
    }
    /** List the bases that were shared with this connection. */
    AIRTABLE_LIST_BASES: {
      input: { offset?: string | undefined }
      output: { bases: { id: string; name: string; permissionLevel: string }[]; next_cursor: string | null }
    }
    /** List the comments on a record, the newest first. */
    AIRTABLE_LIST_COMMENTS: {
      input: { baseId: string; tableIdOrName: string; recordId: string; pageSize?: number | undefined; offset?: string | undefined }
      output: { comments: ({ id: string; text: string; createdTime?: string | undefined; author?: string | undefined })[]; next_cursor: string | null }
    }
    /** List the records of a table, filtered by a formula and sorted. Look at AIRTABLE_GET_BASE_SCHEMA first. */
    AIRTABLE_LIST_RECORDS: {
      input: { baseId: string; tableIdOrName: string; filterByFormula?: string | undefined; sort?: ({ field: string; direction?: "asc" | "desc" | undefined })[] | undefined; fields?: string[] | undefined; view?: string | undefined; pageSize?: number | undefined; offset?: string | undefined }
      output: { records: ({ id: string; createdTime?: string | undefined; fields: Record<string, unknown> })[]; next_cursor: string | null }
    }
    /** Change cells of a record; those left out stay. null empties a cell. */
    AIRTABLE_UPDATE_RECORD: {
      input: { baseId: string; tableIdOrName: string; recordId: string; fields: Record<string, unknown>; typecast?: boolean | undefined }
      output: { id: string; createdTime?: string | undefined; fields: Record<string, unknown> }
    }
    /** Put a file into a cell of a record, beside those that are there. */
    AIRTABLE_UPLOAD_ATTACHMENT: {
      input: { baseId: string; recordId: string; field: string; file: string }
      output: { id: string; files: string[] }
    }
    /** Put a task into a section of a project, out of the one where it is: a column of a board. */
    ASANA_ADD_TASK_TO_SECTION: {
      input: { section_gid: string; task_gid: string }
      output: { moved: boolean }
    }
    /** Create a task in a project, in a workspace, or as a part of another task. */
    ASANA_CREATE_A_TASK: {
      input: { name: string; workspace?: string | undefined; projects?: string[] | undefined; parent?: string | undefined; notes?: string | undefined; assignee?: string | undefined; due_on?: string | undefined; due_at?: string | undefined }
      output: { gid: string; name: string; notes?: string | undefined; completed?: boolean | undefined; completed_at?: string | null | undefined; created_at?: string | undefined; due_on?: string | null | undefined; due_at?: string | null | undefined; assignee?: { gid: string; name: string } | null | undefined; projects?: { gid: string; name: string }[] | undefined; sections?: { gid: string; name: string }[] | undefined; parent?: { gid: string; name: string } | null | undefined; num_subtasks?: number | undefined; tags?: string[] | undefined; permalink_url?: string | undefined }
    }
    /** Write a comment on a task. Its followers are told. */
    ASANA_CREATE_TASK_COMMENT: {
      input: { task_gid: string; text: string }
      output: { gid: string }
    }
    /** Get a file that is attached to a task: its id is what tools that take a file are given. */
    ASANA_DOWNLOAD_ATTACHMENT: {
      input: { attachment_gid: string }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one task with its whole notes and its comments. */
    ASANA_GET_A_TASK: {
      input: { task_gid: string }
      output: { gid: string; name: string; notes?: string | undefined; completed?: boolean | undefined; completed_at?: string | null | undefined; created_at?: string | undefined; due_on?: string | null | undefined; due_at?: string | null | undefined; assignee?: { gid: string; name: string } | null | undefined; projects?: { gid: string; name: string }[] | undefined; sections?: { gid: string; name: string }[] | undefined; parent?: { gid: string; name: string } | null | undefined; num_subtasks?: number | undefined; tags?: string[] | undefined; permalink_url?: string | undefined; comments: ({ gid: string; text: string; created_at?: string | undefined; author?: string | undefined })[] }
    }
    /** List the tasks that a person has in a workspace, those of the connected account by default. */
    ASANA_GET_MULTIPLE_TASKS: {
      input: { workspace: string; assignee?: string | undefined; completed_since?: string | undefined; limit?: number | undefined; offset?: string | undefined }
      output: { tasks: ({ gid: string; name: string; notes?: string | undefined; completed?: boolean | undefined; completed_at?: string | null | undefined; created_at?: string | undefined; due_on?: string | null | undefined; due_at?: string | null | undefined; assignee?: { gid: string; name: string } | null | undefined; projects?: { gid: string; name: string }[] | undefined; sections?: { gid: string; name: string }[] | undefined; parent?: { gid: string; name: string } | null | undefined; num_subtasks?: number | undefined; tags?: string[] | undefined; permalink_url?: string | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** List the workspaces and organizations of the account. Projects and people belong to one. */
    ASANA_GET_MULTIPLE_WORKSPACES: {
      input: { limit?: number | undefined; offset?: string | undefined }
      output: { workspaces: { gid: string; name: string }[]; next_cursor?: string | null | undefined }
    }
    /** List the tasks of a project in their order, with section, assignee and due date. */
    ASANA_GET_TASKS_FROM_A_PROJECT: {
      input: { project_gid: string; completed_since?: string | undefined; limit?: number | undefined; offset?: string | undefined }
      output: { tasks: ({ gid: string; name: string; notes?: string | undefined; completed?: boolean | undefined; completed_at?: string | null | undefined; created_at?: string | undefined; due_on?: string | null | undefined; due_at?: string | null | undefined; assignee?: { gid: string; name: string } | null | undefined; projects?: { gid: string; name: string }[] | undefined; sections?: { gid: string; name: string }[] | undefined; parent?: { gid: string; name: string } | null | undefined; num_subtasks?: number | undefined; tags?: string[] | undefined; permalink_url?: string | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** List the people of a workspace with their e-mail addresses, 500 a page. */
    ASANA_GET_USERS_FOR_WORKSPACE: {
      input: { workspace_gid: string; offset?: string | undefined }
      output: { users: ({ gid: string; name: string; email?: string | null | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** List the projects of a workspace with their teams. */
    ASANA_GET_WORKSPACE_PROJECTS: {
      input: { workspace_gid: string; archived?: boolean | undefined; limit?: number | undefined; offset?: string | undefined }
      output: { projects: ({ gid: string; name: string; team?: { gid: string; name: string } | null | undefined; due_on?: string | null | undefined; permalink_url?: string | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** List the files that are attached to a task. */
    ASANA_LIST_ATTACHMENTS: {
      input: { task_gid: string; limit?: number | undefined; offset?: string | undefined }
      output: { attachments: ({ gid: string; name: string; size?: number | null | undefined; permanent_url?: string | null | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** Find tasks of a workspace by words, person, project or due date, the last changed first, one page. Asana offers this to paying workspaces only; elsewhere list tasks. */
    ASANA_SEARCH_TASKS_IN_WORKSPACE: {
      input: { workspace_gid: string; text?: string | undefined; assignee?: string | undefined; project?: string | undefined; completed?: boolean | undefined; due_on_before?: string | undefined; due_on_after?: string | undefined }
      output: { tasks: ({ gid: string; name: string; notes?: string | undefined; completed?: boolean | undefined; completed_at?: string | null | undefined; created_at?: string | undefined; due_on?: string | null | undefined; due_at?: string | null | undefined; assignee?: { gid: string; name: string } | null | undefined; projects?: { gid: string; name: string }[] | undefined; sections?: { gid: string; name: string }[] | undefined; parent?: { gid: string; name: string } | null | undefined; num_subtasks?: number | undefined; tags?: string[] | undefined; permalink_url?: string | undefined })[] }
    }
    /** Change a task: complete it, assign it, give it a date, a name, notes. What is left out stays. */
    ASANA_UPDATE_A_TASK: {
      input: { task_gid: string; name?: string | undefined; completed?: boolean | undefined; notes?: string | undefined; assignee?: string | undefined; due_on?: string | undefined; due_at?: string | undefined }
      output: { gid: string; name: string; notes?: string | undefined; completed?: boolean | undefined; completed_at?: string | null | undefined; created_at?: string | undefined; due_on?: string | null | undefined; due_at?: string | null | undefined; assignee?: { gid: string; name: string } | null | undefined; projects?: { gid: string; name: string }[] | undefined; sections?: { gid: string; name: string }[] | undefined; parent?: { gid: string; name: string } | null | undefined; num_subtasks?: number | undefined; tags?: string[] | undefined; permalink_url?: string | undefined }
    }
    /** Attach a file to a task. */
    ASANA_UPLOAD_ATTACHMENT: {
      input: { task_gid: string; file: string }
      output: { gid: string; name: string; size?: number | null | undefined; permanent_url?: string | null | undefined }
    }
    /** Write a comment below a page, or a reply to one. */
    CONFLUENCE_ADD_COMMENT: {
      input: { page_id?: string | undefined; reply_to?: string | undefined; text: string }
      output: { id: string }
    }
    /** Write a page in a space, below another one where told so. */
    CONFLUENCE_CREATE_PAGE: {
      input: { space_id: string; title: string; text: string; parent_id?: string | undefined; draft?: boolean | undefined }
      output: { id: string; title: string; status?: string | undefined; spaceId?: string | undefined; parentId?: string | null | undefined; version?: number | undefined; updated?: string | undefined; url?: string | undefined }
    }
    /** Get a file that is attached to a page: its id is what tools that take a file are given. */
    CONFLUENCE_DOWNLOAD_ATTACHMENT: {
      input: { page_id: string; attachment_id: string }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one page with its whole text, as Markdown. */
    CONFLUENCE_GET_PAGE: {
      input: { page_id: string }
      output: { id: string; title: string; status?: string | undefined; spaceId?: string | undefined; parentId?: string | null | undefined; version?: number | undefined; updated?: string | undefined; url?: string | undefined; text: string }
    }
    /** List the files that are attached to a page. */
    CONFLUENCE_LIST_ATTACHMENTS: {
      input: { page_id: string; limit?: number | undefined; cursor?: string | undefined }
      output: { attachments: ({ id: string; title: string; mediaType?: string | null | undefined; fileSize?: number | null | undefined; createdAt?: string | null | undefined })[]; next_cursor: string | null }
    }
    /** List the pages right below another one. */
    CONFLUENCE_LIST_CHILD_PAGES: {
      input: { page_id: string; limit?: number | undefined; cursor?: string | undefined }
      output: { pages: ({ id: string; title: string; status?: string | undefined })[]; next_cursor: string | null }
    }
    /** List what people wrote below a page, the latest first; replies are left out. */
    CONFLUENCE_LIST_COMMENTS: {
      input: { page_id: string; limit?: number | undefined; cursor?: string | undefined }
      output: { comments: ({ id: string; author_id?: string | undefined; created?: string | undefined; text: string })[]; next_cursor: string | null }
    }
    /** List pages, the latest changed first; of one space, or by their whole title. */
    CONFLUENCE_LIST_PAGES: {
      input: { space_id?: string | undefined; title?: string | undefined; limit?: number | undefined; cursor?: string | undefined }
      output: { pages: ({ id: string; title: string; status?: string | undefined; spaceId?: string | undefined; parentId?: string | null | undefined; version?: number | undefined; updated?: string | undefined; url?: string | undefined })[]; next_cursor: string | null }
    }
    /** List the spaces that the person sees, by name. */
    CONFLUENCE_LIST_SPACES: {
      input: { keys?: string[] | undefined; limit?: number | undefined; cursor?: string | undefined }
      output: { spaces: ({ id: string; key: string; name: string; type?: string | undefined; homepageId?: string | null | undefined })[]; next_cursor: string | null }
    }
    /** Find pages, blog posts, comments and files by CQL: `type = page AND text ~ "onboarding"`, `space = ENG AND lastmodified > now("-2w") ORDER BY lastmodified DESC`, `title ~ "Roadmap"`. */
    CONFLUENCE_SEARCH_CONTENT: {
      input: { cql: string; limit?: number | undefined; cursor?: string | undefined }
      output: { results: ({ id?: string | undefined; type?: string | undefined; title: string; excerpt: string; space?: string | undefined; lastModified?: string | undefined; url?: string | undefined })[]; next_cursor: string | null }
    }
    /** Replace the text of a page, and its title where told so; it keeps its history. */
    CONFLUENCE_UPDATE_PAGE: {
      input: { page_id: string; text: string; title?: string | undefined; message?: string | undefined }
      output: { id: string; title: string; status?: string | undefined; spaceId?: string | undefined; parentId?: string | null | undefined; version?: number | undefined; updated?: string | undefined; url?: string | undefined }
    }
    /** Attach files to a page; one of the same name gets a new version. */
    CONFLUENCE_UPLOAD_ATTACHMENT: {
      input: { page_id: string; files: string[] }
      output: { attachments: { id: string; title: string }[] }
    }
    /** Keep one monitor, or all of a scope, from telling anybody until a time. */
    DATADOG_CREATE_DOWNTIME: {
      input: { scope: string[]; monitor_id?: number | undefined; end: string; message?: string | undefined }
      output: { id: number; active?: boolean | undefined }
    }
    /** Note that something happened, such as a deployment, so that graphs show it. */
    DATADOG_CREATE_EVENT: {
      input: { title: string; text: string; tags?: string[] | undefined; alert_type?: "error" | "warning" | "info" | "success" | undefined }
      output: { status?: string | undefined; url?: string | undefined }
    }
    /** Watch a query, and tell people when it is true. */
    DATADOG_CREATE_MONITOR: {
      input: { name: string; type: "metric alert" | "query alert" | "log alert" | "service check" | "event-v2 alert"; query: string; message: string; tags?: string[] | undefined; priority?: number | undefined }
      output: { id: number; name: string; type?: string | undefined; query?: string | undefined; message?: string | undefined; overall_state?: string | undefined; priority?: number | null | undefined; tags?: string[] | undefined; created?: string | undefined; modified?: string | undefined }
    }
    /** Get one monitor: what it watches, what it tells whom, and which groups are in trouble. */
    DATADOG_GET_MONITOR: {
      input: { monitor_id: number }
      output: { id: number; name: string; type?: string | undefined; query?: string | undefined; message?: string | undefined; overall_state?: string | undefined; priority?: number | null | undefined; tags?: string[] | undefined; created?: string | undefined; modified?: string | undefined; groups: { name: string; status: string }[] }
    }
    /** List the dashboards, with where each can be opened. */
    DATADOG_LIST_DASHBOARDS: {
      input: { title?: string | undefined }
      output: { dashboards: ({ id: string; title: string; description?: string | null | undefined; url?: string | undefined })[] }
    }
    /** List what was noted in a time: deployments, alerts, changes. */
    DATADOG_LIST_EVENTS: {
      input: { from: string; until: string; tags?: string[] | undefined; sources?: string[] | undefined }
      output: { events: ({ id: number; title?: string | undefined; text?: string | undefined; date_happened?: number | undefined; alert_type?: string | null | undefined; source?: string | undefined; tags?: string[] | null | undefined })[] }
    }
    /** Find names of metrics by a part of them. */
    DATADOG_LIST_METRICS: {
      input: { name: string }
      output: { metrics: string[] }
    }
    /** Get how a metric went over time, e.g. `avg:system.cpu.user{env:prod} by {host}`. */
    DATADOG_QUERY_METRICS: {
      input: { query: string; from: string; until: string }
      output: { series: ({ scope?: string | undefined; unit?: string | undefined; points: ((number | null)[])[] })[] }
    }
    /** Find log lines by words and terms: `service:web status:error`, `@http.status_code:500`, `host:web-1`. The latest first. */
    DATADOG_SEARCH_LOGS: {
      input: { query?: string | undefined; from: string; until: string; limit?: number | undefined; cursor?: string | undefined }
      output: { logs: ({ id: string; timestamp?: string | undefined; status?: string | undefined; service?: string | undefined; host?: string | undefined; message?: string | undefined; tags?: string[] | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** Find monitors (alerts) by words and Datadog's terms: `status:Alert`, `tag:team:web`, `type:metric`, `muted:false`. */
    DATADOG_SEARCH_MONITORS: {
      input: { query?: string | undefined; page?: number | undefined; per_page?: number | undefined }
      output: { monitors: ({ id: number; name: string; status?: string | undefined; type?: string | undefined; query?: string | undefined; tags?: string[] | undefined; last_triggered_ts?: number | null | undefined })[]; total?: number | undefined }
    }
    /** Put an emoji below a message, as the bot. */
    DISCORDBOT_ADD_MY_MESSAGE_REACTION: {
      input: { channel_id: string; message_id: string; emoji_name: string }
      output: { added: boolean }
    }
    /** Open the direct conversation of the bot with a person, or get the one that is there; DISCORDBOT_CREATE_MESSAGE writes into it. */
    DISCORDBOT_CREATE_DM: {
      input: { recipient_id: string }
      output: { id: string }
    }
    /** Write a message, as the bot, into a channel, a thread or a direct conversation, with files if there are any, or answer a message there. */
    DISCORDBOT_CREATE_MESSAGE: {
      input: { channel_id: string; content: string; message_reference?: { message_id: string } | undefined; allowed_mentions?: { parse?: ("users" | "roles" | "everyone")[] | undefined } | undefined; files?: string[] | undefined }
      output: { id: string; channel_id: string; author: string; author_id: string; bot?: boolean | undefined; content: string; timestamp: string; edited_timestamp?: string | null | undefined; reply_to?: string | undefined; attachments?: { filename: string; url: string; size: number }[] | undefined; embeds?: ({ title?: string | undefined; url?: string | undefined })[] | undefined; thread_id?: string | undefined }
    }
    /** Start a public thread in a text channel. DISCORDBOT_CREATE_THREAD_FROM_MESSAGE starts it below a message. */
    DISCORDBOT_CREATE_THREAD: {
      input: { channel_id: string; name: string }
      output: { id: string; name: string; parent_id?: string | null | undefined }
    }
    /** Start a thread below a message of a channel. */
    DISCORDBOT_CREATE_THREAD_FROM_MESSAGE: {
      input: { channel_id: string; message_id: string; name: string }
      output: { id: string; name: string; parent_id?: string | null | undefined }
    }
    /** Delete a message for good: one that the bot wrote, or any where it may manage messages. */
    DISCORDBOT_DELETE_MESSAGE: {
      input: { channel_id: string; message_id: string }
      output: { deleted: boolean }
    }
    /** Get a file that is attached to a message: its id is what tools that take a file are given. */
    DISCORDBOT_DOWNLOAD_ATTACHMENT: {
      input: { channel_id: string; message_id: string; filename: string }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one message of a channel with its whole text. */
    DISCORDBOT_GET_MESSAGE: {
      input: { channel_id: string; message_id: string }
      output: { id: string; channel_id: string; author: string; author_id: string; bot?: boolean | undefined; content: string; timestamp: string; edited_timestamp?: string | null | undefined; reply_to?: string | undefined; attachments?: { filename: string; url: string; size: number }[] | undefined; embeds?: ({ title?: string | undefined; url?: string | undefined })[] | undefined; thread_id?: string | undefined }
    }
    /** List all channels of a server with ids, kinds and topics, without its threads. */
    DISCORDBOT_LIST_GUILD_CHANNELS: {
      input: { guild_id: string }
      output: { channels: ({ id: string; name?: string | undefined; kind: string; topic?: string | null | undefined; parent_id?: string | null | undefined })[] }
    }
    /** Read the messages of a channel, a thread or a direct conversation with the bot, the newest first. */
    DISCORDBOT_LIST_MESSAGES: {
      input: { channel_id: string; limit?: number | undefined; before?: string | undefined; after?: string | undefined; around?: string | undefined }
      output: { messages: ({ id: string; channel_id: string; author: string; author_id: string; bot?: boolean | undefined; content: string; timestamp: string; edited_timestamp?: string | null | undefined; reply_to?: string | undefined; attachments?: { filename: string; url: string; size: number }[] | undefined; embeds?: ({ title?: string | undefined; url?: string | undefined })[] | undefined; thread_id?: string | undefined })[]; next_cursor: string | null }
    }
    /** List the servers that the bot is a member of; Discord calls them guilds. */
    DISCORDBOT_LIST_MY_GUILDS: {
      input: { limit?: number | undefined; after?: string | undefined }
      output: { guilds: ({ id: string; name: string; approximate_member_count?: number | undefined })[]; next_cursor: string | null }
    }
    /** Find people of a server by how their username or nickname begins. */
    DISCORDBOT_SEARCH_GUILD_MEMBERS: {
      input: { guild_id: string; query: string; limit?: number | undefined }
      output: { members: ({ id: string; username: string; global_name?: string | null | undefined; nick?: string | null | undefined; bot?: boolean | undefined; joined_at?: string | null | undefined })[] }
    }
    /** Replace the text of a message that the bot wrote. */
    DISCORDBOT_UPDATE_MESSAGE: {
      input: { channel_id: string; message_id: string; content: string; allowed_mentions?: { parse?: ("users" | "roles" | "everyone")[] | undefined } | undefined }
      output: { id: string; channel_id: string; author: string; author_id: string; bot?: boolean | undefined; content: string; timestamp: string; edited_timestamp?: string | null | undefined; reply_to?: string | undefined; attachments?: { filename: string; url: string; size: number }[] | undefined; embeds?: ({ title?: string | undefined; url?: string | undefined })[] | undefined; thread_id?: string | undefined }
    }
    /** Copy a file or folder to another path. */
    DROPBOX_COPY_FILE_OR_FOLDER: {
      input: { from_path: string; to_path: string; autorename?: boolean | undefined }
      output: { type: "file" | "folder" | "deleted"; id?: string | undefined; name: string; path?: string | undefined; size?: number | undefined; modified?: string | undefined }
    }
    /** Make a folder; those above it are made too. */
    DROPBOX_CREATE_FOLDER: {
      input: { path: string; autorename?: boolean | undefined }
      output: { type: "file" | "folder" | "deleted"; id?: string | undefined; name: string; path?: string | undefined; size?: number | undefined; modified?: string | undefined }
    }
    /** Make a link to a file or folder that others can open. */
    DROPBOX_CREATE_SHARED_LINK: {
      input: { path: string; audience?: "public" | "team" | "no_one" | undefined }
      output: { url: string; name?: string | undefined; path?: string | undefined }
    }
    /** Delete a file, or a folder with all that is in it; Dropbox keeps it for 30 days or longer. */
    DROPBOX_DELETE_FILE_OR_FOLDER: {
      input: { path: string }
      output: { type: "file" | "folder" | "deleted"; id?: string | undefined; name: string; path?: string | undefined; size?: number | undefined; modified?: string | undefined }
    }
    /** Get a file out of Dropbox: its id is what tools that take a file are given, to mail it, save it elsewhere or read it. */
    DROPBOX_DOWNLOAD_FILE: {
      input: { path: string }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Tell name, size and last change of a file or folder. */
    DROPBOX_GET_METADATA: {
      input: { path: string }
      output: { type: "file" | "folder" | "deleted"; id?: string | undefined; name: string; path?: string | undefined; size?: number | undefined; modified?: string | undefined }
    }
    /** Get a link from which anybody can download a file for four hours. */
    DROPBOX_GET_TEMPORARY_LINK: {
      input: { path: string }
      output: { link: string; entry: { type: "file" | "folder" | "deleted"; id?: string | undefined; name: string; path?: string | undefined; size?: number | undefined; modified?: string | undefined } }
    }
    /** List the files and folders in a folder, or in all folders below it. */
    DROPBOX_LIST_FILES: {
      input: { path?: string | undefined; recursive?: boolean | undefined; limit?: number | undefined; cursor?: string | undefined }
      output: { entries: ({ type: "file" | "folder" | "deleted"; id?: string | undefined; name: string; path?: string | undefined; size?: number | undefined; modified?: string | undefined })[]; cursor: string; has_more: boolean }
    }
    /** List the links to a file or folder, or all that the person made. */
    DROPBOX_LIST_SHARED_LINKS: {
      input: { path?: string | undefined; cursor?: string | undefined }
      output: { links: ({ url: string; name?: string | undefined; path?: string | undefined })[]; has_more: boolean; cursor?: string | undefined }
    }
    /** Move a file or folder to another path; renaming is a move in the same folder. */
    DROPBOX_MOVE_FILE_OR_FOLDER: {
      input: { from_path: string; to_path: string; autorename?: boolean | undefined }
      output: { type: "file" | "folder" | "deleted"; id?: string | undefined; name: string; path?: string | undefined; size?: number | undefined; modified?: string | undefined }
    }
    /** Find files and folders by name or content. */
    DROPBOX_SEARCH_FILE: {
      input: { query: string; path?: string | undefined; max_results?: number | undefined; file_extensions?: string[] | undefined; filename_only?: boolean | undefined }
      output: { entries: ({ type: "file" | "folder" | "deleted"; id?: string | undefined; name: string; path?: string | undefined; size?: number | undefined; modified?: string | undefined })[]; has_more: boolean }
    }
    /** Put a file into Dropbox, such as an attachment or a download; folders are made. */
    DROPBOX_UPLOAD_FILE: {
      input: { file: string; path: string; mode?: "add" | "overwrite" | undefined; autorename?: boolean | undefined }
      output: { type: "file" | "folder" | "deleted"; id?: string | undefined; name: string; path?: string | undefined; size?: number | undefined; modified?: string | undefined }
    }
    /** Write a note at a ticket, for agents alone unless told otherwise. */
    FRESHDESK_ADD_NOTE: {
      input: { ticket_id: number; body: string; private?: boolean | undefined; notify_emails?: string[] | undefined }
      output: { id: number; ticket_id: number; created_at: string }
    }
    /** Add a customer; an address that is there already is refused. */
    FRESHDESK_CREATE_CONTACT: {
      input: { name: string; email: string; phone?: string | undefined; job_title?: string | undefined; company_id?: number | undefined }
      output: { id: number; name?: string | null | undefined; email?: string | null | undefined; phone?: string | null | undefined; mobile?: string | null | undefined; company_id?: number | null | undefined; job_title?: string | null | undefined }
    }
    /** Open a ticket for a customer. */
    FRESHDESK_CREATE_TICKET: {
      input: { subject: string; status?: "open" | "pending" | "resolved" | "closed" | undefined; priority?: "low" | "medium" | "high" | "urgent" | undefined; type?: string | undefined; responder_id?: number | undefined; group_id?: number | undefined; tags?: string[] | undefined; email: string; name?: string | undefined; description: string; cc_emails?: string[] | undefined }
      output: { id: number; subject?: string | null | undefined; description?: string | null | undefined; status: string; priority?: string | undefined; type?: string | null | undefined; requester_id?: number | null | undefined; responder_id?: number | null | undefined; group_id?: number | null | undefined; company_id?: number | null | undefined; tags?: string[] | undefined; due_by?: string | null | undefined; created_at?: string | undefined; updated_at?: string | undefined }
    }
    /** Get one ticket with what was said since: answers, notes, attachments. */
    FRESHDESK_GET_TICKET: {
      input: { ticket_id: number }
      output: { id: number; subject?: string | null | undefined; description?: string | null | undefined; status: string; priority?: string | undefined; type?: string | null | undefined; requester_id?: number | null | undefined; responder_id?: number | null | undefined; group_id?: number | null | undefined; company_id?: number | null | undefined; tags?: string[] | undefined; due_by?: string | null | undefined; created_at?: string | undefined; updated_at?: string | undefined; conversation: ({ id: number; from: "customer" | "agent" | "note"; user_id?: number | null | undefined; text: string; created_at: string; attachments?: { name: string; attachment_url: string }[] | undefined })[] }
    }
    /** List who works on tickets. */
    FRESHDESK_LIST_AGENTS: {
      input: { email?: string | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { agents: ({ id: number; name?: string | undefined; email?: string | undefined; available?: boolean | null | undefined; group_ids?: number[] | null | undefined })[] }
    }
    /** List customers; one by e-mail or phone, or those of a company. */
    FRESHDESK_LIST_CONTACTS: {
      input: { email?: string | undefined; phone?: string | undefined; company_id?: number | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { contacts: ({ id: number; name?: string | null | undefined; email?: string | null | undefined; phone?: string | null | undefined; mobile?: string | null | undefined; company_id?: number | null | undefined; job_title?: string | null | undefined })[] }
    }
    /** List tickets of the last 30 days, the newest first; of one customer, or mine. */
    FRESHDESK_LIST_TICKETS: {
      input: { filter?: "new_and_my_open" | "watching" | "spam" | "deleted" | undefined; email?: string | undefined; company_id?: number | undefined; updated_since?: string | undefined; order_by?: "created_at" | "due_by" | "updated_at" | "status" | undefined; order_type?: "asc" | "desc" | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { tickets: ({ id: number; subject?: string | null | undefined; description?: string | null | undefined; status: string; priority?: string | undefined; type?: string | null | undefined; requester_id?: number | null | undefined; responder_id?: number | null | undefined; group_id?: number | null | undefined; company_id?: number | null | undefined; tags?: string[] | undefined; due_by?: string | null | undefined; created_at?: string | undefined; updated_at?: string | undefined })[] }
    }
    /** Answer the customer of a ticket, by e-mail. */
    FRESHDESK_REPLY_TO_TICKET: {
      input: { ticket_id: number; body: string; cc_emails?: string[] | undefined }
      output: { id: number; ticket_id: number; created_at: string }
    }
    /** Find tickets by what their fields are: `status:2 AND priority:4`, `tag:'billing'`, `created_at:>'2026-11-01'`, `agent_id:null`. Status 2 is open, 3 pending, 4 resolved, 5 closed; priority 1 low to 4 urgent. */
    FRESHDESK_SEARCH_TICKETS: {
      input: { query: string; page?: number | undefined }
      output: { tickets: ({ id: number; subject?: string | null | undefined; description?: string | null | undefined; status: string; priority?: string | undefined; type?: string | null | undefined; requester_id?: number | null | undefined; responder_id?: number | null | undefined; group_id?: number | null | undefined; company_id?: number | null | undefined; tags?: string[] | undefined; due_by?: string | null | undefined; created_at?: string | undefined; updated_at?: string | undefined })[]; total: number }
    }
    /** Change what is given of a ticket: status, priority, who works on it, tags. */
    FRESHDESK_UPDATE_TICKET: {
      input: { ticket_id: number; subject?: string | undefined; status?: "open" | "pending" | "resolved" | "closed" | undefined; priority?: "low" | "medium" | "high" | "urgent" | undefined; type?: string | undefined; responder_id?: number | undefined; group_id?: number | undefined; tags?: string[] | undefined }
      output: { id: number; subject?: string | null | undefined; description?: string | null | undefined; status: string; priority?: string | undefined; type?: string | null | undefined; requester_id?: number | null | undefined; responder_id?: number | null | undefined; group_id?: number | null | undefined; company_id?: number | null | undefined; tags?: string[] | undefined; due_by?: string | null | undefined; created_at?: string | undefined; updated_at?: string | undefined }
    }
    /** Open an issue in a repository. Labels and assignees need write access there. */
    GITHUB_CREATE_AN_ISSUE: {
      input: { owner: string; repo: string; title: string; body?: string | undefined; labels?: string[] | undefined; assignees?: string[] | undefined }
      output: { number: number; title: string; state: string; state_reason?: string | null | undefined; user: { login: string } | null; labels: { name: string }[]; assignees?: { login: string }[] | null | undefined; comments: number; created_at: string; updated_at: string; html_url: string; body?: string | null | undefined; is_pull_request?: boolean | undefined }
    }
    /** Write a comment below an issue or a pull request. */
    GITHUB_CREATE_AN_ISSUE_COMMENT: {
      input: { owner: string; repo: string; issue_number: number; body: string }
      output: { id: number; user: { login: string } | null; body: string; created_at: string; html_url: string }
    }
    /** Commit a file to a repository, from a text or from a file that there is. */
    GITHUB_CREATE_OR_UPDATE_FILE_CONTENTS: {
      input: { owner: string; repo: string; path: string; message: string; text?: string | undefined; file?: string | undefined; sha?: string | undefined; branch?: string | undefined }
      output: { content: { name: string; path: string; type: string; size?: number | undefined; sha: string; html_url?: string | null | undefined }; commit: { sha: string; html_url?: string | undefined } }
    }
    /** Get a file of a repository, text or not: its id is what tools that take a file are given, to read it or send it. */
    GITHUB_DOWNLOAD_FILE: {
      input: { owner: string; repo: string; path: string; ref?: string | undefined }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get a file that stands beside a release: its id is what tools that take a file are given. */
    GITHUB_DOWNLOAD_RELEASE_ASSET: {
      input: { owner: string; repo: string; asset_id: number }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get all files of a repository at one commit, as a ZIP or a tar.gz. */
    GITHUB_DOWNLOAD_REPOSITORY_ARCHIVE: {
      input: { owner: string; repo: string; ref?: string | undefined; format?: "zip" | "tar" | undefined }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one issue with its whole text. GITHUB_LIST_ISSUE_COMMENTS has the talk below it. */
    GITHUB_GET_AN_ISSUE: {
      input: { owner: string; repo: string; issue_number: number }
      output: { number: number; title: string; state: string; state_reason?: string | null | undefined; user: { login: string } | null; labels: { name: string }[]; assignees?: { login: string }[] | null | undefined; comments: number; created_at: string; updated_at: string; html_url: string; body?: string | null | undefined; is_pull_request?: boolean | undefined }
    }
    /** Get what there is to know of one repository: description, language, topics, default branch, counts. */
    GITHUB_GET_A_REPOSITORY: {
      input: { owner: string; repo: string }
      output: { full_name: string; private: boolean; description: string | null; html_url: string; language: string | null; default_branch: string; open_issues_count: number; stargazers_count: number; updated_at: string; owner: { login: string }; topics?: string[] | undefined; archived: boolean; forks_count: number; created_at: string; pushed_at: string | null }
    }
    /** List the files and folders in a folder of a repository, or describe one file. */
    GITHUB_GET_REPOSITORY_CONTENT: {
      input: { owner: string; repo: string; path?: string | undefined; ref?: string | undefined }
      output: { entries: ({ name: string; path: string; type: string; size?: number | undefined; sha: string; html_url?: string | null | undefined })[] }
    }
    /** Get whose account is connected: login, name, public profile and counts. */
    GITHUB_GET_THE_AUTHENTICATED_USER: {
      input: Record<string, unknown>
      output: { login: string; name: string | null; email: string | null; bio: string | null; company: string | null; location: string | null; html_url: string; public_repos: number; followers: number; created_at: string }
    }
    /** List the comments below an issue or a pull request, oldest first. */
    GITHUB_LIST_ISSUE_COMMENTS: {
      input: { owner: string; repo: string; issue_number: number; per_page?: number | undefined; page?: number | undefined }
      output: { comments: ({ id: number; user: { login: string } | null; body: string; created_at: string; html_url: string })[]; next_page?: number | undefined }
    }
    /** List pull requests of a repository, newest first, with branches, author and reviewers. */
    GITHUB_LIST_PULL_REQUESTS: {
      input: { owner: string; repo: string; state?: "open" | "closed" | "all" | undefined; head?: string | undefined; base?: string | undefined; sort?: "created" | "updated" | "popularity" | "long-running" | undefined; direction?: "asc" | "desc" | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { pull_requests: ({ number: number; title: string; state: string; draft?: boolean | undefined; user: { login: string } | null; head: { ref: string }; base: { ref: string }; requested_reviewers?: { login: string }[] | null | undefined; created_at: string; updated_at: string; merged_at?: string | null | undefined; html_url: string; body?: string | null | undefined })[]; next_page?: number | undefined }
    }
    /** List the releases of a repository with their files, the newest first. */
    GITHUB_LIST_RELEASES: {
      input: { owner: string; repo: string; per_page?: number | undefined; page?: number | undefined }
      output: { releases: ({ id: number; tag_name: string; name: string | null; body?: string | null | undefined; draft: boolean; prerelease: boolean; published_at: string | null; html_url?: string | undefined; assets?: ({ id: number; name: string; size: number; content_type?: string | undefined; download_count?: number | undefined; browser_download_url?: string | undefined })[] | undefined })[]; next_page?: number | undefined }
    }
    /** List the repositories that the connected account can reach, its own and those of organisations. */
    GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER: {
      input: { type?: "all" | "owner" | "member" | undefined; sort?: "created" | "updated" | "pushed" | "full_name" | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { repositories: ({ full_name: string; private: boolean; description: string | null; html_url: string; language: string | null; default_branch: string; open_issues_count: number; stargazers_count: number; updated_at: string })[]; next_page?: number | undefined }
    }
    /** List issues of a repository, newest first. GitHub counts pull requests among them; they are marked. */
    GITHUB_LIST_REPOSITORY_ISSUES: {
      input: { owner: string; repo: string; state?: "open" | "closed" | "all" | undefined; labels?: string | undefined; assignee?: string | undefined; creator?: string | undefined; since?: string | undefined; sort?: "created" | "updated" | "comments" | undefined; direction?: "asc" | "desc" | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { issues: ({ number: number; title: string; state: string; state_reason?: string | null | undefined; user: { login: string } | null; labels: { name: string }[]; assignees?: { login: string }[] | null | undefined; comments: number; created_at: string; updated_at: string; html_url: string; body?: string | null | undefined; is_pull_request?: boolean | undefined })[]; next_page?: number | undefined }
    }
    /** Change an issue: title, text, labels, assignees, or close and reopen it. What is left out stays. */
    GITHUB_UPDATE_AN_ISSUE: {
      input: { owner: string; repo: string; issue_number: number; title?: string | undefined; body?: string | undefined; state?: "open" | "closed" | undefined; state_reason?: "completed" | "not_planned" | "reopened" | undefined; labels?: string[] | undefined; assignees?: string[] | undefined }
      output: { number: number; title: string; state: string; state_reason?: string | null | undefined; user: { login: string } | null; labels: { name: string }[]; assignees?: { login: string }[] | null | undefined; comments: number; created_at: string; updated_at: string; html_url: string; body?: string | null | undefined; is_pull_request?: boolean | undefined }
    }
    /** Put a file beside a release, for people to download. */
    GITHUB_UPLOAD_RELEASE_ASSET: {
      input: { owner: string; repo: string; release_id: number; file: string; name?: string | undefined; label?: string | undefined }
      output: { id: number; name: string; size: number; content_type?: string | undefined; download_count?: number | undefined; browser_download_url?: string | undefined }
    }
    /** Write a comment on an issue. */
    GITLAB_CREATE_ISSUE_NOTE: {
      input: { id: string; issue_iid: number; body: string }
      output: { id: number; body: string; author?: string | undefined; created_at?: string | undefined }
    }
    /** Ask that one branch be merged into another. "Draft: " before the title makes it a draft. */
    GITLAB_CREATE_MERGE_REQUEST: {
      input: { id: string; source_branch: string; target_branch: string; title: string; description?: string | undefined; remove_source_branch?: boolean | undefined }
      output: { iid: number; project_id?: number | undefined; title: string; description?: string | null | undefined; state: string; author?: string | undefined; assignees?: string[] | undefined; labels?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined; user_notes_count?: number | undefined; web_url: string; source_branch: string; target_branch: string; draft?: boolean | undefined; detailed_merge_status?: string | undefined; merged_at?: string | null | undefined }
    }
    /** Write a comment on a merge request. */
    GITLAB_CREATE_MERGE_REQUEST_NOTE: {
      input: { id: string; merge_request_iid: number; body: string }
      output: { id: number; body: string; author?: string | undefined; created_at?: string | undefined }
    }
    /** Open an issue in a project. */
    GITLAB_CREATE_PROJECT_ISSUE: {
      input: { id: string; title: string; description?: string | undefined; labels?: string | undefined; assignee_ids?: number[] | undefined; due_date?: string | undefined }
      output: { iid: number; project_id?: number | undefined; title: string; description?: string | null | undefined; state: string; author?: string | undefined; assignees?: string[] | undefined; labels?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined; user_notes_count?: number | undefined; web_url: string; due_date?: string | null | undefined }
    }
    /** Get one merge request with its whole text and its first 100 comments. */
    GITLAB_GET_MERGE_REQUEST: {
      input: { id: string; merge_request_iid: number }
      output: { iid: number; project_id?: number | undefined; title: string; description?: string | null | undefined; state: string; author?: string | undefined; assignees?: string[] | undefined; labels?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined; user_notes_count?: number | undefined; web_url: string; source_branch: string; target_branch: string; draft?: boolean | undefined; detailed_merge_status?: string | undefined; merged_at?: string | null | undefined; comments: ({ id: number; body: string; author?: string | undefined; created_at?: string | undefined })[] }
    }
    /** Get what a merge request changes, file by file. */
    GITLAB_GET_MERGE_REQUEST_DIFFS: {
      input: { id: string; merge_request_iid: number; per_page?: number | undefined; page?: number | undefined }
      output: { diffs: { old_path: string; new_path: string; new_file: boolean; renamed_file: boolean; deleted_file: boolean; diff: string }[]; next_page: number | null }
    }
    /** List or search the projects that the account is a member of, the last used first. */
    GITLAB_GET_PROJECTS: {
      input: { search?: string | undefined; membership?: boolean | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { projects: ({ id: number; path_with_namespace: string; description?: string | null | undefined; default_branch?: string | null | undefined; visibility?: string | undefined; open_issues_count?: number | undefined; last_activity_at?: string | undefined; web_url: string })[]; next_page: number | null }
    }
    /** Get one issue with its whole text and its first 100 comments. */
    GITLAB_GET_PROJECT_ISSUE: {
      input: { id: string; issue_iid: number }
      output: { iid: number; project_id?: number | undefined; title: string; description?: string | null | undefined; state: string; author?: string | undefined; assignees?: string[] | undefined; labels?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined; user_notes_count?: number | undefined; web_url: string; due_date?: string | null | undefined; comments: ({ id: number; body: string; author?: string | undefined; created_at?: string | undefined })[] }
    }
    /** List or search the merge requests of a project, the last changed first. */
    GITLAB_GET_PROJECT_MERGE_REQUESTS: {
      input: { id: string; state?: "opened" | "closed" | "locked" | "merged" | "all" | undefined; search?: string | undefined; author_username?: string | undefined; reviewer_username?: string | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { merge_requests: ({ iid: number; project_id?: number | undefined; title: string; description?: string | null | undefined; state: string; author?: string | undefined; assignees?: string[] | undefined; labels?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined; user_notes_count?: number | undefined; web_url: string; source_branch: string; target_branch: string; draft?: boolean | undefined; detailed_merge_status?: string | undefined; merged_at?: string | null | undefined })[]; next_page: number | null }
    }
    /** List or search the issues of a project, the last changed first. */
    GITLAB_LIST_PROJECT_ISSUES: {
      input: { id: string; state?: "opened" | "closed" | "all" | undefined; search?: string | undefined; labels?: string | undefined; assignee_username?: string | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { issues: ({ iid: number; project_id?: number | undefined; title: string; description?: string | null | undefined; state: string; author?: string | undefined; assignees?: string[] | undefined; labels?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined; user_notes_count?: number | undefined; web_url: string; due_date?: string | null | undefined })[]; next_page: number | null }
    }
    /** List the CI pipelines of a project, the newest first, with their states. */
    GITLAB_LIST_PROJECT_PIPELINES: {
      input: { id: string; ref?: string | undefined; status?: "created" | "pending" | "running" | "success" | "failed" | "canceled" | "skipped" | "manual" | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { pipelines: ({ id: number; status: string; ref: string; sha: string; source?: string | undefined; created_at?: string | undefined; web_url: string })[]; next_page: number | null }
    }
    /** Change an issue, close it or open it again. What is left out stays. */
    GITLAB_UPDATE_PROJECT_ISSUE: {
      input: { id: string; issue_iid: number; title?: string | undefined; state_event?: "close" | "reopen" | undefined; description?: string | undefined; labels?: string | undefined; assignee_ids?: number[] | undefined; due_date?: string | undefined }
      output: { iid: number; project_id?: number | undefined; title: string; description?: string | null | undefined; state: string; author?: string | undefined; assignees?: string[] | undefined; labels?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined; user_notes_count?: number | undefined; web_url: string; due_date?: string | null | undefined }
    }
    /** Add labels to a mail and take labels off it. Taking off UNREAD marks it read; taking off INBOX archives it; adding STARRED stars it. */
    GMAIL_ADD_LABEL_TO_EMAIL: {
      input: { message_id: string; add_label_ids?: string[] | undefined; remove_label_ids?: string[] | undefined; user_id?: string | undefined }
      output: { id: string; threadId: string; labelIds?: string[] | undefined }
    }
    /** Put a mail among the drafts, unsent, with files attached if there are any. GMAIL_SEND_DRAFT sends it once the user agrees. */
    GMAIL_CREATE_EMAIL_DRAFT: {
      input: { recipient_email?: string | undefined; subject?: string | undefined; body: string; thread_id?: string | undefined; cc?: string[] | undefined; bcc?: string[] | undefined; extra_recipients?: string[] | undefined; is_html?: boolean | undefined; attachments?: string[] | undefined; user_id?: string | undefined }
      output: { id: string; message: { id: string; threadId: string; labelIds?: string[] | undefined } }
    }
    /** List or search mails, newest first, with sender, subject, time, labels and text. Long texts are cut; GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID has the whole. */
    GMAIL_FETCH_EMAILS: {
      input: { query?: string | undefined; max_results?: number | undefined; label_ids?: string[] | undefined; include_payload?: boolean | undefined; include_spam_trash?: boolean | undefined; ids_only?: boolean | undefined; page_token?: string | undefined; user_id?: string | undefined }
      output: { messages: ({ messageId: string; threadId: string; sender?: string | undefined; to?: string | undefined; cc?: string | undefined; subject?: string | undefined; messageTimestamp?: string | undefined; labelIds?: string[] | undefined; snippet?: string | undefined; messageText?: string | undefined; attachmentList?: { attachmentId: string; filename: string; mimeType: string; size: number }[] | undefined })[]; nextPageToken?: string | undefined; resultSizeEstimate?: number | undefined }
    }
    /** Get one mail by its id: all headers that matter, the whole text, and its attachments by name and id, which GMAIL_GET_ATTACHMENT gets. */
    GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID: {
      input: { message_id: string; user_id?: string | undefined }
      output: { messageId: string; threadId: string; sender: string; to: string; cc?: string | undefined; subject: string; messageTimestamp: string; labelIds: string[]; snippet: string; messageText?: string | undefined; attachmentList?: { attachmentId: string; filename: string; mimeType: string; size: number }[] | undefined }
    }
    /** Get all mails of one conversation with their texts, oldest first. */
    GMAIL_FETCH_MESSAGE_BY_THREAD_ID: {
      input: { thread_id: string; user_id?: string | undefined }
      output: { threadId: string; messages: ({ messageId: string; threadId: string; sender: string; to: string; cc?: string | undefined; subject: string; messageTimestamp: string; labelIds: string[]; snippet: string; messageText?: string | undefined; attachmentList?: { attachmentId: string; filename: string; mimeType: string; size: number }[] | undefined })[] }
    }
    /** Get a file that is attached to a mail: its id is what tools that take a file are given, to send it on, save it or read it. */
    GMAIL_GET_ATTACHMENT: {
      input: { message_id: string; attachment_id: string; file_name: string; user_id?: string | undefined }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** List all labels of the mailbox with their ids, its own ones (INBOX, UNREAD, …) and those of the user. */
    GMAIL_LIST_LABELS: {
      input: { user_id?: string | undefined }
      output: { labels: ({ id: string; name: string; type?: string | undefined })[] }
    }
    /** List or search conversations, newest first: ids and how the last mail begins. */
    GMAIL_LIST_THREADS: {
      input: { query?: string | undefined; max_results?: number | undefined; page_token?: string | undefined; user_id?: string | undefined }
      output: { threads?: ({ id: string; snippet?: string | undefined })[] | undefined; nextPageToken?: string | undefined }
    }
    /** Move a mail to the trash, where Gmail keeps it for 30 days. */
    GMAIL_MOVE_TO_TRASH: {
      input: { message_id: string; user_id?: string | undefined }
      output: { id: string; threadId: string; labelIds?: string[] | undefined }
    }
    /** Answer the last mail of a conversation that came from someone else, at once and for good. Subject and recipient follow from that mail. */
    GMAIL_REPLY_TO_THREAD: {
      input: { thread_id: string; message_body: string; recipient_email?: string | undefined; cc?: string[] | undefined; bcc?: string[] | undefined; extra_recipients?: string[] | undefined; is_html?: boolean | undefined; attachments?: string[] | undefined; user_id?: string | undefined }
      output: { id: string; threadId: string; labelIds?: string[] | undefined }
    }
    /** Send a draft as it is, at once and for good. */
    GMAIL_SEND_DRAFT: {
      input: { draft_id: string; user_id?: string | undefined }
      output: { id: string; threadId: string; labelIds?: string[] | undefined }
    }
    /** Send a mail from the connected account, with files attached if there are any, at once and for good. To answer a mail use GMAIL_REPLY_TO_THREAD; to let the user look first use GMAIL_CREATE_EMAIL_DRAFT. */
    GMAIL_SEND_EMAIL: {
      input: { recipient_email: string; subject?: string | undefined; body: string; cc?: string[] | undefined; bcc?: string[] | undefined; extra_recipients?: string[] | undefined; is_html?: boolean | undefined; attachments?: string[] | undefined; user_id?: string | undefined }
      output: { id: string; threadId: string; labelIds?: string[] | undefined }
    }
    /** Create an event with a beginning and an end. Attendees are invited by mail unless told otherwise. */
    GOOGLECALENDAR_CREATE_EVENT: {
      input: { calendar_id?: string | undefined; summary: string; start_datetime: string; end_datetime: string; timezone?: string | undefined; description?: string | undefined; location?: string | undefined; attendees?: string[] | undefined; recurrence?: string[] | undefined; send_updates?: boolean | undefined }
      output: { id: string; status?: string | undefined; summary?: string | undefined; description?: string | undefined; location?: string | undefined; start?: { dateTime?: string | undefined; date?: string | undefined; timeZone?: string | undefined } | undefined; end?: { dateTime?: string | undefined; date?: string | undefined; timeZone?: string | undefined } | undefined; attendees?: ({ email?: string | undefined; responseStatus?: string | undefined })[] | undefined; organizer?: { email?: string | undefined } | undefined; hangoutLink?: string | undefined; htmlLink?: string | undefined; recurringEventId?: string | undefined }
    }
    /** Delete an event for good and tell its attendees. One of a series goes alone. */
    GOOGLECALENDAR_DELETE_EVENT: {
      input: { calendar_id?: string | undefined; event_id: string; send_updates?: boolean | undefined }
      output: { deleted: true }
    }
    /** Get one event with its whole text. */
    GOOGLECALENDAR_EVENTS_GET: {
      input: { calendar_id?: string | undefined; event_id: string }
      output: { id: string; status?: string | undefined; summary?: string | undefined; description?: string | undefined; location?: string | undefined; start?: { dateTime?: string | undefined; date?: string | undefined; timeZone?: string | undefined } | undefined; end?: { dateTime?: string | undefined; date?: string | undefined; timeZone?: string | undefined } | undefined; attendees?: ({ email?: string | undefined; responseStatus?: string | undefined })[] | undefined; organizer?: { email?: string | undefined } | undefined; hangoutLink?: string | undefined; htmlLink?: string | undefined; recurringEventId?: string | undefined }
    }
    /** List or search the events of one calendar between two times, in the order in which they begin. Events that recur come one by one. */
    GOOGLECALENDAR_EVENTS_LIST: {
      input: { calendar_id?: string | undefined; time_min?: string | undefined; time_max?: string | undefined; q?: string | undefined; max_results?: number | undefined; page_token?: string | undefined }
      output: { events: ({ id: string; status?: string | undefined; summary?: string | undefined; description?: string | undefined; location?: string | undefined; start?: { dateTime?: string | undefined; date?: string | undefined; timeZone?: string | undefined } | undefined; end?: { dateTime?: string | undefined; date?: string | undefined; timeZone?: string | undefined } | undefined; attendees?: ({ email?: string | undefined; responseStatus?: string | undefined })[] | undefined; organizer?: { email?: string | undefined } | undefined; hangoutLink?: string | undefined; htmlLink?: string | undefined; recurringEventId?: string | undefined })[]; nextPageToken?: string | undefined }
    }
    /** Tell when calendars are busy and when all of them are free, between two times. Use it before proposing a meeting. */
    GOOGLECALENDAR_FIND_FREE_SLOTS: {
      input: { time_min: string; time_max: string; items?: string[] | undefined; timezone?: string | undefined }
      output: { busy: Record<string, { start: string; end: string }[]>; free: { start: string; end: string }[]; unknown: string[] }
    }
    /** List the calendars that the user sees, with their ids and time zones. */
    GOOGLECALENDAR_LIST_CALENDARS: {
      input: { max_results?: number | undefined; page_token?: string | undefined }
      output: { calendars: ({ id: string; summary: string; description?: string | undefined; timeZone?: string | undefined; primary?: boolean | undefined; accessRole?: string | undefined })[]; nextPageToken?: string | undefined }
    }
    /** Change an event: title, times, text, place, attendees. What is left out stays; attendees are replaced whole. */
    GOOGLECALENDAR_PATCH_EVENT: {
      input: { calendar_id?: string | undefined; event_id: string; summary?: string | undefined; start_time?: string | undefined; end_time?: string | undefined; description?: string | undefined; location?: string | undefined; attendees?: string[] | undefined; send_updates?: boolean | undefined }
      output: { id: string; status?: string | undefined; summary?: string | undefined; description?: string | undefined; location?: string | undefined; start?: { dateTime?: string | undefined; date?: string | undefined; timeZone?: string | undefined } | undefined; end?: { dateTime?: string | undefined; date?: string | undefined; timeZone?: string | undefined } | undefined; attendees?: ({ email?: string | undefined; responseStatus?: string | undefined })[] | undefined; organizer?: { email?: string | undefined } | undefined; hangoutLink?: string | undefined; htmlLink?: string | undefined; recurringEventId?: string | undefined }
    }
    /** Let Google make an event of a sentence, like `Lunch with Ana on Friday at noon`. GOOGLECALENDAR_CREATE_EVENT is exact. */
    GOOGLECALENDAR_QUICK_ADD: {
      input: { calendar_id?: string | undefined; text: string; send_updates?: boolean | undefined }
      output: { id: string; status?: string | undefined; summary?: string | undefined; description?: string | undefined; location?: string | undefined; start?: { dateTime?: string | undefined; date?: string | undefined; timeZone?: string | undefined } | undefined; end?: { dateTime?: string | undefined; date?: string | undefined; timeZone?: string | undefined } | undefined; attendees?: ({ email?: string | undefined; responseStatus?: string | undefined })[] | undefined; organizer?: { email?: string | undefined } | undefined; hangoutLink?: string | undefined; htmlLink?: string | undefined; recurringEventId?: string | undefined }
    }
    /** Add text at the end of a document. */
    GOOGLEDOCS_APPEND_TEXT: {
      input: { document_id: string; text: string }
      output: { changed: true }
    }
    /** Make a new document, with text in it when some is given. */
    GOOGLEDOCS_CREATE_DOCUMENT: {
      input: { title: string; text?: string | undefined }
      output: { documentId: string; title: string }
    }
    /** Delete what stands between two indexes of a document. */
    GOOGLEDOCS_DELETE_CONTENT_RANGE: {
      input: { document_id: string; start_index: number; end_index: number }
      output: { changed: true }
    }
    /** Get a document as text, paragraph by paragraph, with the index where each starts; tables come cell by cell. */
    GOOGLEDOCS_GET_DOCUMENT_BY_ID: {
      input: { id: string }
      output: { documentId: string; title: string; revisionId?: string | undefined; paragraphs: ({ index: number; text: string; style?: string | undefined })[] }
    }
    /** Insert text before an index of a document. */
    GOOGLEDOCS_INSERT_TEXT_ACTION: {
      input: { document_id: string; text_to_insert: string; insertion_index: number }
      output: { changed: true }
    }
    /** Replace a text wherever it stands in a document, and tell how often it did. */
    GOOGLEDOCS_REPLACE_ALL_TEXT: {
      input: { document_id: string; find_text: string; replace_text: string; match_case?: boolean | undefined }
      output: { occurrencesChanged: number }
    }
    /** Give a person, a group, a domain or anyone with the link access to a file or folder. Google tells people by mail. */
    GOOGLEDRIVE_ADD_FILE_SHARING_PREFERENCE: {
      input: { file_id: string; role: "reader" | "commenter" | "writer"; type: "user" | "group" | "domain" | "anyone"; email_address?: string | undefined; domain?: string | undefined }
      output: { id: string; type: string; role: string }
    }
    /** Copy a file, under a new name if one is given. Folders cannot be copied. */
    GOOGLEDRIVE_COPY_FILE: {
      input: { file_id: string; new_title?: string | undefined; parent_id?: string | undefined }
      output: { id: string; name: string; mimeType: string; description?: string | undefined; parents?: string[] | undefined; size?: string | undefined; createdTime?: string | undefined; modifiedTime?: string | undefined; webViewLink?: string | undefined; trashed?: boolean | undefined; owners?: ({ emailAddress?: string | undefined })[] | undefined }
    }
    /** Create a text file, or a Google document from Markdown or HTML, with this content. */
    GOOGLEDRIVE_CREATE_FILE_FROM_TEXT: {
      input: { file_name: string; text_content: string; mime_type?: "text/plain" | "text/markdown" | "text/html" | "text/csv" | "application/json" | undefined; as_google_document?: boolean | undefined; parent_id?: string | undefined }
      output: { id: string; name: string; mimeType: string; description?: string | undefined; parents?: string[] | undefined; size?: string | undefined; createdTime?: string | undefined; modifiedTime?: string | undefined; webViewLink?: string | undefined; trashed?: boolean | undefined; owners?: ({ emailAddress?: string | undefined })[] | undefined }
    }
    /** Create a folder, at the top of the drive or in another one. */
    GOOGLEDRIVE_CREATE_FOLDER: {
      input: { folder_name: string; parent_id?: string | undefined }
      output: { id: string; name: string; mimeType: string; description?: string | undefined; parents?: string[] | undefined; size?: string | undefined; createdTime?: string | undefined; modifiedTime?: string | undefined; webViewLink?: string | undefined; trashed?: boolean | undefined; owners?: ({ emailAddress?: string | undefined })[] | undefined }
    }
    /** Get a file out of Drive; Google documents, sheets and slides as PDF or in another format. Its id is what tools that take a file are given, to mail it or save it elsewhere. GOOGLEDRIVE_READ_FILE has the text alone. */
    GOOGLEDRIVE_DOWNLOAD_FILE: {
      input: { file_id: string; format?: "pdf" | "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "csv" | "txt" | "md" | "html" | "epub" | "png" | "svg" | undefined }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Find files and folders by name, content, type, folder or owner, the last changed first. Without a query it lists them all. */
    GOOGLEDRIVE_FIND_FILE: {
      input: { q?: string | undefined; page_size?: number | undefined; page_token?: string | undefined; order_by?: string | undefined }
      output: { files: ({ id: string; name: string; mimeType: string; description?: string | undefined; parents?: string[] | undefined; size?: string | undefined; createdTime?: string | undefined; modifiedTime?: string | undefined; webViewLink?: string | undefined; trashed?: boolean | undefined; owners?: ({ emailAddress?: string | undefined })[] | undefined })[]; nextPageToken?: string | undefined }
    }
    /** Get the facts of one file or folder. GOOGLEDRIVE_READ_FILE has its text. */
    GOOGLEDRIVE_GET_FILE_METADATA: {
      input: { file_id: string }
      output: { id: string; name: string; mimeType: string; description?: string | undefined; parents?: string[] | undefined; size?: string | undefined; createdTime?: string | undefined; modifiedTime?: string | undefined; webViewLink?: string | undefined; trashed?: boolean | undefined; owners?: ({ emailAddress?: string | undefined })[] | undefined }
    }
    /** Read the text of a file: Google documents as Markdown, sheets as CSV (the first one), slides as text, and files that are text anyway. GOOGLEDRIVE_DOWNLOAD_FILE gets any other file. */
    GOOGLEDRIVE_READ_FILE: {
      input: { file_id: string; max_length?: number | undefined }
      output: { id: string; name: string; mimeType: string; webViewLink?: string | undefined; text?: string | undefined }
    }
    /** Change the name or description of a file, move it between folders, or put it into the trash and back. */
    GOOGLEDRIVE_UPDATE_FILE_METADATA_PATCH: {
      input: { file_id: string; name?: string | undefined; description?: string | undefined; starred?: boolean | undefined; trashed?: boolean | undefined; add_parents?: string | undefined; remove_parents?: string | undefined }
      output: { id: string; name: string; mimeType: string; description?: string | undefined; parents?: string[] | undefined; size?: string | undefined; createdTime?: string | undefined; modifiedTime?: string | undefined; webViewLink?: string | undefined; trashed?: boolean | undefined; owners?: ({ emailAddress?: string | undefined })[] | undefined }
    }
    /** Put a file into Drive as it is, such as an attachment or a download, or as a Google document that can be edited there. */
    GOOGLEDRIVE_UPLOAD_FILE: {
      input: { file: string; name?: string | undefined; parent_id?: string | undefined; description?: string | undefined; convert_to?: "document" | "spreadsheet" | "presentation" | undefined }
      output: { id: string; name: string; mimeType: string; description?: string | undefined; parents?: string[] | undefined; size?: string | undefined; createdTime?: string | undefined; modifiedTime?: string | undefined; webViewLink?: string | undefined; trashed?: boolean | undefined; owners?: ({ emailAddress?: string | undefined })[] | undefined }
    }
    /** Put new content into a file of Drive, which keeps its id, links and earlier versions. */
    GOOGLEDRIVE_UPLOAD_UPDATE_FILE: {
      input: { file_id: string; file: string }
      output: { id: string; name: string; mimeType: string; description?: string | undefined; parents?: string[] | undefined; size?: string | undefined; createdTime?: string | undefined; modifiedTime?: string | undefined; webViewLink?: string | undefined; trashed?: boolean | undefined; owners?: ({ emailAddress?: string | undefined })[] | undefined }
    }
    /** Add an empty sheet, a tab, to a spreadsheet. */
    GOOGLESHEETS_ADD_SHEET: {
      input: { spreadsheetId: string; title: string }
      output: { sheet: { sheetId: number; title: string; index?: number | undefined; gridProperties?: { rowCount?: number | undefined; columnCount?: number | undefined } | undefined } }
    }
    /** Read the values of one or several ranges of a spreadsheet. */
    GOOGLESHEETS_BATCH_GET: {
      input: { spreadsheet_id: string; ranges: string[]; value_render_option?: "FORMATTED_VALUE" | "UNFORMATTED_VALUE" | "FORMULA" | undefined }
      output: { ranges: { range: string; values: unknown[][] }[] }
    }
    /** Empty the cells of a range; formats stay. */
    GOOGLESHEETS_CLEAR_VALUES: {
      input: { spreadsheet_id: string; range: string }
      output: { clearedRange?: string | undefined }
    }
    /** Make a new, empty spreadsheet. */
    GOOGLESHEETS_CREATE_GOOGLE_SHEET1: {
      input: { title: string }
      output: { spreadsheetId: string; spreadsheetUrl?: string | undefined; properties: { title: string; locale?: string | undefined; timeZone?: string | undefined }; sheets: ({ properties: { sheetId: number; title: string; index?: number | undefined; gridProperties?: { rowCount?: number | undefined; columnCount?: number | undefined } | undefined } })[] }
    }
    /** Delete a sheet, a tab, with all its cells. */
    GOOGLESHEETS_DELETE_SHEET: {
      input: { spreadsheetId: string; sheet_id: number }
      output: { deleted: true }
    }
    /** Tell the title of a spreadsheet and its sheets with their ids and sizes; no cells. */
    GOOGLESHEETS_GET_SPREADSHEET_INFO: {
      input: { spreadsheet_id: string }
      output: { spreadsheetId: string; spreadsheetUrl?: string | undefined; properties: { title: string; locale?: string | undefined; timeZone?: string | undefined }; sheets: ({ properties: { sheetId: number; title: string; index?: number | undefined; gridProperties?: { rowCount?: number | undefined; columnCount?: number | undefined } | undefined } })[] }
    }
    /** Add rows below the table that is in a range. */
    GOOGLESHEETS_SPREADSHEETS_VALUES_APPEND: {
      input: { spreadsheetId: string; range: string; values: ((string | number | boolean | null)[])[]; valueInputOption?: "USER_ENTERED" | "RAW" | undefined }
      output: { tableRange?: string | undefined; updates?: { updatedRange?: string | undefined; updatedRows?: number | undefined; updatedColumns?: number | undefined; updatedCells?: number | undefined } | undefined }
    }
    /** Give a sheet, a tab, another title. */
    GOOGLESHEETS_UPDATE_SHEET_PROPERTIES: {
      input: { spreadsheetId: string; sheetId: number; title: string }
      output: { renamed: true }
    }
    /** Write values over a range of a spreadsheet; what was there is replaced. */
    GOOGLESHEETS_UPDATE_VALUES: {
      input: { spreadsheet_id: string; range: string; values: ((string | number | boolean | null)[])[]; value_input_option?: "USER_ENTERED" | "RAW" | undefined }
      output: { updatedRange?: string | undefined; updatedRows?: number | undefined; updatedColumns?: number | undefined; updatedCells?: number | undefined }
    }
    /** Hide all completed tasks of a list. */
    GOOGLETASKS_CLEAR_TASKS: {
      input: { tasklist?: string | undefined }
      output: { cleared: true }
    }
    /** Make a new list of tasks. */
    GOOGLETASKS_CREATE_TASK_LIST: {
      input: { tasklist_title: string }
      output: { id: string; title: string; updated?: string | undefined }
    }
    /** Delete a task for good. */
    GOOGLETASKS_DELETE_TASK: {
      input: { tasklist_id?: string | undefined; task_id: string }
      output: { deleted: true }
    }
    /** Delete a list with all its tasks, for good. */
    GOOGLETASKS_DELETE_TASK_LIST: {
      input: { tasklist_id: string }
      output: { deleted: true }
    }
    /** Get one task with its notes. */
    GOOGLETASKS_GET_TASK: {
      input: { tasklist_id?: string | undefined; task_id: string }
      output: { id: string; title?: string | undefined; notes?: string | undefined; status: string; due?: string | undefined; completed?: string | undefined; parent?: string | undefined; webViewLink?: string | undefined }
    }
    /** Add a task to a list, on top or after another one, or as a part of one. */
    GOOGLETASKS_INSERT_TASK: {
      input: { title: string; notes?: string | undefined; due?: string | undefined; tasklist_id?: string | undefined; task_parent?: string | undefined; task_previous?: string | undefined }
      output: { id: string; title?: string | undefined; notes?: string | undefined; status: string; due?: string | undefined; completed?: string | undefined; parent?: string | undefined; webViewLink?: string | undefined }
    }
    /** List tasks of a list, open ones or completed ones too, also by when they are due. */
    GOOGLETASKS_LIST_TASKS: {
      input: { tasklist_id?: string | undefined; show_completed?: boolean | undefined; due_min?: string | undefined; due_max?: string | undefined; max_results?: number | undefined; page_token?: string | undefined }
      output: { tasks: ({ id: string; title?: string | undefined; notes?: string | undefined; status: string; due?: string | undefined; completed?: string | undefined; parent?: string | undefined; webViewLink?: string | undefined })[]; nextPageToken?: string | undefined }
    }
    /** List the person's lists of tasks with their ids. */
    GOOGLETASKS_LIST_TASK_LISTS: {
      input: { max_results?: number | undefined; page_token?: string | undefined }
      output: { lists: ({ id: string; title: string; updated?: string | undefined })[]; nextPageToken?: string | undefined }
    }
    /** Put a task after another one, under one, or into another list; on top when nothing is given. */
    GOOGLETASKS_MOVE_TASK: {
      input: { tasklist?: string | undefined; task: string; parent?: string | undefined; previous?: string | undefined; destinationTasklist?: string | undefined }
      output: { id: string; title?: string | undefined; notes?: string | undefined; status: string; due?: string | undefined; completed?: string | undefined; parent?: string | undefined; webViewLink?: string | undefined }
    }
    /** Change what is given of a task: title, notes, day, or complete it and open it again. */
    GOOGLETASKS_PATCH_TASK: {
      input: { title?: string | undefined; notes?: string | undefined; due?: string | undefined; tasklist_id?: string | undefined; task_id: string; status?: "needsAction" | "completed" | undefined }
      output: { id: string; title?: string | undefined; notes?: string | undefined; status: string; due?: string | undefined; completed?: string | undefined; parent?: string | undefined; webViewLink?: string | undefined }
    }
    /** Get the stories that are on the front page of Hacker News now, with points and links. */
    HACKERNEWS_GET_FRONTPAGE: {
      input: { min_points?: number | undefined }
      output: { hits: ({ objectID: string; title?: string | null | undefined; url?: string | null | undefined; author: string; points?: number | null | undefined; num_comments?: number | null | undefined; created_at: string; text?: string | undefined })[]; page: number; nbPages: number }
    }
    /** Get a story or comment of Hacker News and the comments below it. */
    HACKERNEWS_GET_ITEM_WITH_ID: {
      input: { item_id: string; max_children?: number | undefined; max_depth?: number | undefined; truncate_text?: boolean | undefined }
      output: { id: number; author: string | null; created_at: string; title?: string | null | undefined; url?: string | null | undefined; points?: number | null | undefined; text: string; comments: ({ id: number; parent_id: number; author: string | null; created_at: string; text: string })[] }
    }
    /** Get the newest posts of Hacker News, newest first. */
    HACKERNEWS_GET_LATEST_POSTS: {
      input: { tags?: string[] | undefined; size?: number | undefined; page?: number | undefined }
      output: { hits: ({ objectID: string; title?: string | null | undefined; url?: string | null | undefined; author: string; points?: number | null | undefined; num_comments?: number | null | undefined; created_at: string; text?: string | undefined })[]; page: number; nbPages: number }
    }
    /** Get a user of Hacker News: karma and what they say of themselves. */
    HACKERNEWS_GET_USER: {
      input: { username: string }
      output: { username: string; karma: number; about: string }
    }
    /** Search stories and comments of Hacker News by words, best first. */
    HACKERNEWS_SEARCH_POSTS: {
      input: { query: string; tags?: string[] | undefined; size?: number | undefined; page?: number | undefined }
      output: { hits: ({ objectID: string; title?: string | null | undefined; url?: string | null | undefined; author: string; points?: number | null | undefined; num_comments?: number | null | undefined; created_at: string; text?: string | undefined })[]; page: number; nbPages: number }
    }
    /** Add a company to the CRM. */
    HUBSPOT_CREATE_COMPANY: {
      input: { name: string; domain?: string | undefined; phone?: string | undefined; city?: string | undefined; country?: string | undefined; properties?: Record<string, string> | undefined }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Add a person to the CRM; an e-mail address that is there already is refused. */
    HUBSPOT_CREATE_CONTACT: {
      input: { email?: string | undefined; firstname?: string | undefined; lastname?: string | undefined; phone?: string | undefined; company?: string | undefined; jobtitle?: string | undefined; properties?: Record<string, string> | undefined }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Start a deal, linked to a company and a contact when their ids are given. */
    HUBSPOT_CREATE_DEAL: {
      input: { dealname: string; amount?: number | undefined; dealstage?: string | undefined; pipeline?: string | undefined; closedate?: string | undefined; hubspot_owner_id?: string | undefined; properties?: Record<string, string> | undefined; company_id?: string | undefined; contact_id?: string | undefined }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Write a note on a contact, a company or a deal. */
    HUBSPOT_CREATE_NOTE: {
      input: { body: string; timestamp: string; contact_id?: string | undefined; company_id?: string | undefined; deal_id?: string | undefined; attachment_ids?: string[] | undefined }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Get a file of the account, such as one attached to a note: its id is what tools that take a file are given. */
    HUBSPOT_DOWNLOAD_FILE: {
      input: { file_id: string }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one person by id, or by e-mail address. */
    HUBSPOT_READ_CONTACT: {
      input: { contact_id: string; id_property?: "email" | undefined }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** List the people of the account who can own contacts and deals, or find one by e-mail. */
    HUBSPOT_RETRIEVE_OWNERS: {
      input: { email?: string | undefined; limit?: number | undefined; after?: string | undefined }
      output: { owners: ({ id: string; email?: string | undefined; firstName?: string | undefined; lastName?: string | undefined })[]; next?: string | undefined }
    }
    /** List the pipelines of deals with their stages and ids. */
    HUBSPOT_RETRIEVE_PIPELINES: {
      input: Record<string, unknown>
      output: { pipelines: { id: string; label: string; stages: { id: string; label: string }[] }[] }
    }
    /** Find companies by name, domain or any property. */
    HUBSPOT_SEARCH_COMPANIES: {
      input: { query?: string | undefined; filters?: ({ propertyName: string; operator: "EQ" | "NEQ" | "LT" | "LTE" | "GT" | "GTE" | "CONTAINS_TOKEN" | "HAS_PROPERTY" | "NOT_HAS_PROPERTY"; value?: string | undefined })[] | undefined; limit?: number | undefined; after?: string | undefined }
      output: { total: number; results: ({ id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined })[]; next?: string | undefined }
    }
    /** Find people by name, e-mail, phone or any property. */
    HUBSPOT_SEARCH_CONTACTS: {
      input: { query?: string | undefined; filters?: ({ propertyName: string; operator: "EQ" | "NEQ" | "LT" | "LTE" | "GT" | "GTE" | "CONTAINS_TOKEN" | "HAS_PROPERTY" | "NOT_HAS_PROPERTY"; value?: string | undefined })[] | undefined; limit?: number | undefined; after?: string | undefined }
      output: { total: number; results: ({ id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined })[]; next?: string | undefined }
    }
    /** Find deals by name, stage, amount or any property. */
    HUBSPOT_SEARCH_DEALS: {
      input: { query?: string | undefined; filters?: ({ propertyName: string; operator: "EQ" | "NEQ" | "LT" | "LTE" | "GT" | "GTE" | "CONTAINS_TOKEN" | "HAS_PROPERTY" | "NOT_HAS_PROPERTY"; value?: string | undefined })[] | undefined; limit?: number | undefined; after?: string | undefined }
      output: { total: number; results: ({ id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined })[]; next?: string | undefined }
    }
    /** Change what is given of a person. */
    HUBSPOT_UPDATE_CONTACT: {
      input: { contact_id: string; email?: string | undefined; firstname?: string | undefined; lastname?: string | undefined; phone?: string | undefined; company?: string | undefined; jobtitle?: string | undefined; properties?: Record<string, string> | undefined }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Change what is given of a deal, such as its stage or amount. */
    HUBSPOT_UPDATE_DEAL: {
      input: { deal_id: string; dealname?: string | undefined; amount?: number | undefined; dealstage?: string | undefined; pipeline?: string | undefined; closedate?: string | undefined; hubspot_owner_id?: string | undefined; properties?: Record<string, string> | undefined }
      output: { id: string; properties: Record<string, string | null>; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Put a file among the files of the account, which nobody outside sees; a note can have it attached. */
    HUBSPOT_UPLOAD_FILE: {
      input: { file: string; folder_path?: string | undefined }
      output: { id: string; name?: string | null | undefined; extension?: string | null | undefined; size?: number | null | undefined; path?: string | null | undefined }
    }
    /** Write a note about a customer, which teammates see. */
    INTERCOM_ADD_NOTE: {
      input: { contact_id: string; body: string; admin_id?: string | undefined }
      output: { id: string; created_at: number }
    }
    /** Add a customer as a user or a lead; a user’s address that is there already is refused. */
    INTERCOM_CREATE_CONTACT: {
      input: { role?: "user" | "lead" | undefined; email?: string | undefined; external_id?: string | undefined; name?: string | undefined; phone?: string | undefined; custom_attributes?: Record<string, string | number | boolean> | undefined }
      output: { id: string; external_id?: string | null | undefined; role: string; name?: string | null | undefined; email?: string | null | undefined; phone?: string | null | undefined; created_at: number; last_seen_at?: number | null | undefined; custom_attributes?: Record<string, unknown> | undefined }
    }
    /** Get one conversation with what was said in it, and notes of teammates. */
    INTERCOM_GET_CONVERSATION: {
      input: { conversation_id: string }
      output: { id: string; title?: string | null | undefined; state: string; open: boolean; read?: boolean | undefined; priority?: string | undefined; admin_assignee_id?: number | null | undefined; team_assignee_id?: string | number | null | undefined; created_at: number; updated_at: number; waiting_since?: number | null | undefined; contact_ids: string[]; author?: { type?: string | undefined; id?: string | undefined; name?: string | null | undefined; email?: string | null | undefined } | undefined; subject?: string | null | undefined; text: string; parts: ({ id: string; kind: string; author?: { type?: string | undefined; id?: string | undefined; name?: string | null | undefined; email?: string | null | undefined } | undefined; text: string; created_at: number })[] }
    }
    /** List the teammates of the workspace, with the teams that they are in. */
    INTERCOM_LIST_ADMINS: {
      input: Record<string, unknown>
      output: { admins: ({ id: string; name?: string | null | undefined; email?: string | null | undefined; away_mode_enabled?: boolean | undefined; team_ids?: (string | number)[] | undefined })[] }
    }
    /** Close a conversation, open it again, snooze it until a time, or give it to a teammate or team. */
    INTERCOM_MANAGE_CONVERSATION: {
      input: { conversation_id: string; action: "close" | "open" | "snoozed" | "assignment"; snoozed_until?: string | undefined; assignee_id?: string | undefined; assignee_type?: "admin" | "team" | undefined; admin_id?: string | undefined }
      output: { id: string; title?: string | null | undefined; state: string; open: boolean; read?: boolean | undefined; priority?: string | undefined; admin_assignee_id?: number | null | undefined; team_assignee_id?: string | number | null | undefined; created_at: number; updated_at: number; waiting_since?: number | null | undefined; contact_ids: string[]; author?: { type?: string | undefined; id?: string | undefined; name?: string | null | undefined; email?: string | null | undefined } | undefined; subject?: string | null | undefined; text: string }
    }
    /** Answer the customer of a conversation, or add a note that only teammates see. */
    INTERCOM_REPLY_TO_CONVERSATION: {
      input: { conversation_id: string; body: string; message_type: "comment" | "note"; admin_id?: string | undefined }
      output: { id: string; title?: string | null | undefined; state: string; open: boolean; read?: boolean | undefined; priority?: string | undefined; admin_assignee_id?: number | null | undefined; team_assignee_id?: string | number | null | undefined; created_at: number; updated_at: number; waiting_since?: number | null | undefined; contact_ids: string[]; author?: { type?: string | undefined; id?: string | undefined; name?: string | null | undefined; email?: string | null | undefined } | undefined; subject?: string | null | undefined; text: string }
    }
    /** Find articles of the help center that answer a question, with their text. */
    INTERCOM_SEARCH_ARTICLES: {
      input: { phrase: string; state?: "published" | "draft" | undefined }
      output: { articles: ({ id: string; title?: string | null | undefined; url?: string | null | undefined; text: string; updated_at?: number | undefined })[] }
    }
    /** Find customers (users and leads) by e-mail, name, phone or the id of your app. */
    INTERCOM_SEARCH_CONTACTS: {
      input: { email?: string | undefined; name?: string | undefined; phone?: string | undefined; external_id?: string | undefined; role?: "user" | "lead" | undefined; per_page?: number | undefined; starting_after?: string | undefined }
      output: { contacts: ({ id: string; external_id?: string | null | undefined; role: string; name?: string | null | undefined; email?: string | null | undefined; phone?: string | null | undefined; created_at: number; last_seen_at?: number | null | undefined; custom_attributes?: Record<string, unknown> | undefined })[]; total_count?: number | undefined; next_cursor?: string | null | undefined }
    }
    /** Find conversations with customers by state, who has them, customer or time. */
    INTERCOM_SEARCH_CONVERSATIONS: {
      input: { state?: "open" | "closed" | "snoozed" | undefined; contact_id?: string | undefined; admin_assignee_id?: string | undefined; text?: string | undefined; updated_after?: string | undefined; updated_before?: string | undefined; per_page?: number | undefined; starting_after?: string | undefined }
      output: { conversations: ({ id: string; title?: string | null | undefined; state: string; open: boolean; read?: boolean | undefined; priority?: string | undefined; admin_assignee_id?: number | null | undefined; team_assignee_id?: string | number | null | undefined; created_at: number; updated_at: number; waiting_since?: number | null | undefined; contact_ids: string[]; author?: { type?: string | undefined; id?: string | undefined; name?: string | null | undefined; email?: string | null | undefined } | undefined; subject?: string | null | undefined; text: string })[]; total_count?: number | undefined; next_cursor?: string | null | undefined }
    }
    /** Attach files to an issue: a log, a screenshot, a document. */
    JIRA_ADD_ATTACHMENT: {
      input: { issue_key: string; files: string[] }
      output: { attachments: ({ id: string; filename: string; mimeType?: string | undefined; size?: number | undefined; created?: string | undefined })[] }
    }
    /** Write a comment below an issue. */
    JIRA_ADD_COMMENT: {
      input: { issue_key: string; body: string }
      output: { id: string; author?: string | undefined; text: string; created: string }
    }
    /** Open a task, bug, story or sub-task in a project. */
    JIRA_CREATE_ISSUE: {
      input: { project: string; issue_type: string; summary: string; description?: string | undefined; assignee?: string | null | undefined; priority?: string | undefined; labels?: string[] | undefined; duedate?: string | undefined; other_fields?: Record<string, unknown> | undefined; parent?: string | undefined }
      output: { id: string; key: string }
    }
    /** Get a file that is attached to an issue: its id is what tools that take a file are given. */
    JIRA_DOWNLOAD_ATTACHMENT: {
      input: { attachment_id: string }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Change what is given of an issue: summary, description, assignee, labels, dates. */
    JIRA_EDIT_ISSUE: {
      input: { issue_key: string; summary?: string | undefined; description?: string | undefined; assignee?: string | null | undefined; priority?: string | undefined; labels?: string[] | undefined; duedate?: string | undefined; other_fields?: Record<string, unknown> | undefined }
      output: { done: boolean }
    }
    /** Find people to whom issues of a project can be assigned, by name or e-mail. */
    JIRA_FIND_USERS: {
      input: { project: string; query?: string | undefined; maxResults?: number | undefined; startAt?: number | undefined }
      output: { users: ({ accountId: string; displayName?: string | undefined; emailAddress?: string | undefined; active?: boolean | undefined })[] }
    }
    /** Get one issue with its description and latest comments, as Markdown, and its attachments by name and id. */
    JIRA_GET_ISSUE: {
      input: { issue_key: string; comments?: number | undefined }
      output: { key: string; id: string; summary?: string | undefined; status?: string | undefined; type?: string | undefined; priority?: string | null | undefined; assignee?: { accountId: string; displayName?: string | undefined } | null | undefined; reporter?: { accountId: string; displayName?: string | undefined } | null | undefined; labels?: string[] | undefined; duedate?: string | null | undefined; created?: string | undefined; updated?: string | undefined; description: string; parent?: string | undefined; comments: ({ id: string; author?: string | undefined; text: string; created: string })[]; comment_count?: number | undefined; attachments?: ({ id: string; filename: string; mimeType?: string | undefined; size?: number | undefined; created?: string | undefined })[] | undefined }
    }
    /** List the kinds of issues that can be opened in a project. */
    JIRA_LIST_ISSUE_TYPES: {
      input: { project: string; maxResults?: number | undefined; startAt?: number | undefined }
      output: { types: ({ id: string; name: string; description?: string | undefined; subtask?: boolean | undefined })[]; next_start: number | null }
    }
    /** List the projects that the person sees, by a part of their name or key. */
    JIRA_LIST_PROJECTS: {
      input: { query?: string | undefined; maxResults?: number | undefined; startAt?: number | undefined }
      output: { projects: ({ id: string; key: string; name: string; projectTypeKey?: string | undefined })[]; next_start: number | null }
    }
    /** List the steps that an issue can take from its present status, with their ids. */
    JIRA_LIST_TRANSITIONS: {
      input: { issue_key: string }
      output: { transitions: ({ id: string; name: string; to?: string | undefined })[] }
    }
    /** Find issues by JQL: `project = ROPE AND status != Done AND assignee = currentUser() ORDER BY updated DESC`, `text ~ "too short" AND created >= -7d`. */
    JIRA_SEARCH_ISSUES: {
      input: { jql: string; maxResults?: number | undefined; nextPageToken?: string | undefined }
      output: { issues: ({ key: string; id: string; summary?: string | undefined; status?: string | undefined; type?: string | undefined; priority?: string | null | undefined; assignee?: { accountId: string; displayName?: string | undefined } | null | undefined; reporter?: { accountId: string; displayName?: string | undefined } | null | undefined; labels?: string[] | undefined; duedate?: string | null | undefined; created?: string | undefined; updated?: string | undefined })[]; nextPageToken?: string | null | undefined }
    }
    /** Take an issue a step on in its workflow: start it, put it into review, close it. */
    JIRA_TRANSITION_ISSUE: {
      input: { issue_key: string; transition_id: string; resolution?: string | undefined }
      output: { done: boolean }
    }
    /** Write a comment on an issue, or an answer to one. */
    LINEAR_CREATE_LINEAR_COMMENT: {
      input: { issue_id: string; body: string; parent_id?: string | undefined }
      output: { id: string; url: string }
    }
    /** Open an issue in a team. LINEAR_LIST_LINEAR_TEAMS tells which there are. */
    LINEAR_CREATE_LINEAR_ISSUE: {
      input: { team_id: string; title: string; description?: string | undefined; assignee_id?: string | undefined; state_id?: string | undefined; priority?: number | undefined; label_ids?: string[] | undefined; project_id?: string | undefined; parent_id?: string | undefined; due_date?: string | undefined; estimate?: number | undefined }
      output: { id: string; identifier: string; title: string; description?: string | null | undefined; url: string; state: { name: string; type: string }; priorityLabel: string; assignee?: { id: string; displayName: string; email?: string | undefined } | null | undefined; team: { id: string; key: string }; project?: { id: string; name: string } | null | undefined; parent?: { identifier: string } | null | undefined; labels: string[]; dueDate?: string | null | undefined; estimate?: number | null | undefined; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Move an issue to the trash, which Linear empties after some time. */
    LINEAR_DELETE_LINEAR_ISSUE: {
      input: { issue_id: string }
      output: { deleted: boolean }
    }
    /** Get one issue with its whole text and its first 50 comments. */
    LINEAR_GET_LINEAR_ISSUE: {
      input: { issue_id: string }
      output: { id: string; identifier: string; title: string; description?: string | null | undefined; url: string; state: { name: string; type: string }; priorityLabel: string; assignee?: { id: string; displayName: string; email?: string | undefined } | null | undefined; team: { id: string; key: string }; project?: { id: string; name: string } | null | undefined; parent?: { identifier: string } | null | undefined; labels: string[]; dueDate?: string | null | undefined; estimate?: number | null | undefined; createdAt?: string | undefined; updatedAt?: string | undefined; comments: ({ id: string; body: string; createdAt?: string | undefined; author?: string | undefined })[] }
    }
    /** List issues, the last changed first, of a team, a project, a person or a kind of state. LINEAR_SEARCH_ISSUES finds them by words. */
    LINEAR_LIST_LINEAR_ISSUES: {
      input: { team_id?: string | undefined; project_id?: string | undefined; assignee_id?: string | undefined; state_types?: ("triage" | "backlog" | "unstarted" | "started" | "completed" | "canceled")[] | undefined; first?: number | undefined; after?: string | undefined }
      output: { issues: ({ id: string; identifier: string; title: string; description?: string | null | undefined; url: string; state: { name: string; type: string }; priorityLabel: string; assignee?: { id: string; displayName: string; email?: string | undefined } | null | undefined; team: { id: string; key: string }; project?: { id: string; name: string } | null | undefined; parent?: { identifier: string } | null | undefined; labels: string[]; dueDate?: string | null | undefined; estimate?: number | null | undefined; createdAt?: string | undefined; updatedAt?: string | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** List the labels of issues, those of a team or all. */
    LINEAR_LIST_LINEAR_LABELS: {
      input: { team_id?: string | undefined; first?: number | undefined; after?: string | undefined }
      output: { labels: ({ id: string; name: string; team?: { key: string } | null | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** List projects with their status and the day that they are planned for. */
    LINEAR_LIST_LINEAR_PROJECTS: {
      input: { first?: number | undefined; after?: string | undefined }
      output: { projects: ({ id: string; name: string; description: string; url: string; status: string; targetDate?: string | null | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** List the states that issues of a team go through: Backlog, In progress, Done and so on. */
    LINEAR_LIST_LINEAR_STATES: {
      input: { team_id: string; first?: number | undefined; after?: string | undefined }
      output: { states: { id: string; name: string; type: string }[]; next_cursor?: string | null | undefined }
    }
    /** List the teams of the workspace. Issues, states and most labels belong to one. */
    LINEAR_LIST_LINEAR_TEAMS: {
      input: { first?: number | undefined; after?: string | undefined }
      output: { teams: { id: string; key: string; name: string }[]; next_cursor?: string | null | undefined }
    }
    /** List the people of the workspace, whom issues can be assigned to. */
    LINEAR_LIST_LINEAR_USERS: {
      input: { first?: number | undefined; after?: string | undefined }
      output: { users: { id: string; name: string; displayName: string; email: string; active: boolean }[]; next_cursor?: string | null | undefined }
    }
    /** Find issues by words of their titles, texts and comments, the best match first. */
    LINEAR_SEARCH_ISSUES: {
      input: { query: string; team_id?: string | undefined; first?: number | undefined; after?: string | undefined }
      output: { issues: ({ id: string; identifier: string; title: string; description?: string | null | undefined; url: string; state: { name: string; type: string }; priorityLabel: string; assignee?: { id: string; displayName: string; email?: string | undefined } | null | undefined; team: { id: string; key: string }; project?: { id: string; name: string } | null | undefined; parent?: { identifier: string } | null | undefined; labels: string[]; dueDate?: string | null | undefined; estimate?: number | null | undefined; createdAt?: string | undefined; updatedAt?: string | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** Change an issue: its state, assignee, priority, labels, title and so on. What is left out stays. */
    LINEAR_UPDATE_ISSUE: {
      input: { issue_id: string; title?: string | undefined; description?: string | undefined; assignee_id?: string | undefined; state_id?: string | undefined; priority?: number | undefined; label_ids?: string[] | undefined; project_id?: string | undefined; parent_id?: string | undefined; due_date?: string | undefined; estimate?: number | undefined }
      output: { id: string; identifier: string; title: string; description?: string | null | undefined; url: string; state: { name: string; type: string }; priorityLabel: string; assignee?: { id: string; displayName: string; email?: string | undefined } | null | undefined; team: { id: string; key: string }; project?: { id: string; name: string } | null | undefined; parent?: { identifier: string } | null | undefined; labels: string[]; dueDate?: string | null | undefined; estimate?: number | null | undefined; createdAt?: string | undefined; updatedAt?: string | undefined }
    }
    /** Add a person to an audience, or change the one who has this address. */
    MAILCHIMP_ADD_OR_UPDATE_MEMBER: {
      input: { list_id: string; email_address: string; status?: "subscribed" | "unsubscribed" | "pending" | "cleaned" | "transactional" | undefined; status_if_new?: "subscribed" | "pending" | "transactional" | "unsubscribed" | undefined; merge_fields?: Record<string, string | number> | undefined }
      output: { id: string; email_address: string; full_name?: string | undefined; status: string; merge_fields?: Record<string, unknown> | undefined; tags?: { id: number; name: string }[] | undefined; list_id?: string | undefined; last_changed?: string | undefined }
    }
    /** Write a mail to an audience as a draft; MAILCHIMP_SEND_CAMPAIGN sends it. */
    MAILCHIMP_CREATE_CAMPAIGN: {
      input: { list_id: string; subject_line: string; from_name: string; reply_to: string; html: string; title?: string | undefined; preview_text?: string | undefined }
      output: { id: string; web_id?: number | undefined; status: string; type?: string | undefined; emails_sent?: number | undefined; send_time?: string | null | undefined; subject_line?: string | undefined; title?: string | undefined; list_id?: string | undefined; list_name?: string | undefined; archive_url?: string | undefined }
    }
    /** Get how a campaign that was sent did: opened, clicked, bounced, unsubscribed. */
    MAILCHIMP_GET_CAMPAIGN_REPORT: {
      input: { campaign_id: string }
      output: { id: string; subject_line?: string | undefined; list_name?: string | undefined; emails_sent: number; send_time?: string | undefined; unsubscribed?: number | undefined; abuse_reports?: number | undefined; bounces?: { hard_bounces?: number | undefined; soft_bounces?: number | undefined } | undefined; opens?: { opens_total?: number | undefined; unique_opens?: number | undefined; open_rate?: number | undefined } | undefined; clicks?: { clicks_total?: number | undefined; unique_subscriber_clicks?: number | undefined; click_rate?: number | undefined } | undefined }
    }
    /** Get one person of an audience: whether they are subscribed, their fields and tags. */
    MAILCHIMP_GET_MEMBER: {
      input: { list_id: string; email_address: string }
      output: { id: string; email_address: string; full_name?: string | undefined; status: string; merge_fields?: Record<string, unknown> | undefined; tags?: { id: number; name: string }[] | undefined; list_id?: string | undefined; last_changed?: string | undefined }
    }
    /** List the audiences (mailing lists), with how many people are in each. */
    MAILCHIMP_LIST_AUDIENCES: {
      input: { count?: number | undefined; offset?: number | undefined }
      output: { audiences: ({ id: string; name: string; members?: number | undefined; unsubscribed?: number | undefined; open_rate?: number | undefined; click_rate?: number | undefined })[]; total?: number | undefined }
    }
    /** List campaigns (mails to an audience), the newest first: drafts, planned and sent. */
    MAILCHIMP_LIST_CAMPAIGNS: {
      input: { status?: "save" | "paused" | "schedule" | "sending" | "sent" | undefined; list_id?: string | undefined; since_send_time?: string | undefined; count?: number | undefined; offset?: number | undefined }
      output: { campaigns: ({ id: string; web_id?: number | undefined; status: string; type?: string | undefined; emails_sent?: number | undefined; send_time?: string | null | undefined; subject_line?: string | undefined; title?: string | undefined; list_id?: string | undefined; list_name?: string | undefined; archive_url?: string | undefined })[]; total?: number | undefined }
    }
    /** Find people by e-mail address or name, in one audience or all. */
    MAILCHIMP_SEARCH_MEMBERS: {
      input: { query: string; list_id?: string | undefined }
      output: { members: ({ id: string; email_address: string; full_name?: string | undefined; status: string; merge_fields?: Record<string, unknown> | undefined; tags?: { id: number; name: string }[] | undefined; list_id?: string | undefined; last_changed?: string | undefined })[]; total?: number | undefined }
    }
    /** Send a draft to its whole audience, now. It cannot be called back. */
    MAILCHIMP_SEND_CAMPAIGN: {
      input: { campaign_id: string }
      output: { done: boolean }
    }
    /** Put tags on a person of an audience, or take them off. */
    MAILCHIMP_TAG_MEMBER: {
      input: { list_id: string; email_address: string; add?: string[] | undefined; remove?: string[] | undefined }
      output: { done: boolean }
    }
    /** Put Markdown at the end of a page, or at its beginning. */
    NOTION_ADD_PAGE_CONTENT: {
      input: { page_id: string; markdown: string; position?: "start" | "end" | undefined }
      output: { id: string }
    }
    /** Move a page to the trash, where Notion keeps it for 30 days, or take it out. */
    NOTION_ARCHIVE_NOTION_PAGE: {
      input: { page_id: string; archive?: boolean | undefined }
      output: { id: string; object: string; title: string; url?: string | null | undefined; last_edited_time?: string | undefined; in_trash?: boolean | undefined; properties?: Record<string, unknown> | undefined }
    }
    /** Write a comment on a page, or into a discussion that is there. */
    NOTION_CREATE_COMMENT: {
      input: { page_id?: string | undefined; discussion_id?: string | undefined; markdown: string }
      output: { id: string; discussion_id?: string | undefined }
    }
    /** Create a page below another one, with a title and content in Markdown. */
    NOTION_CREATE_NOTION_PAGE: {
      input: { parent_id: string; title: string; markdown?: string | undefined }
      output: { id: string; object: string; title: string; url?: string | null | undefined; last_edited_time?: string | undefined; in_trash?: boolean | undefined; properties?: Record<string, unknown> | undefined }
    }
    /** Get a file that stands on a page or in a column of a table: its id is what tools that take a file are given. */
    NOTION_DOWNLOAD_FILE: {
      input: { block_id?: string | undefined; page_id?: string | undefined; property?: string | undefined; name?: string | undefined }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get the columns of a table with their types and choices. Look here before you query it or add a row. */
    NOTION_FETCH_DATABASE: {
      input: { data_source_id: string }
      output: { id: string; object: string; title: string; url?: string | null | undefined; last_edited_time?: string | undefined; in_trash?: boolean | undefined; properties?: Record<string, unknown> | undefined }
    }
    /** Add a row to a table: a page with these columns. NOTION_FETCH_DATABASE tells which there are. */
    NOTION_INSERT_ROW_DATABASE: {
      input: { data_source_id: string; properties: Record<string, unknown> }
      output: { id: string; object: string; title: string; url?: string | null | undefined; last_edited_time?: string | undefined; in_trash?: boolean | undefined; properties?: Record<string, unknown> | undefined }
    }
    /** List the files, pictures, PDFs, films and sounds that stand on a page. */
    NOTION_LIST_FILES: {
      input: { page_id: string; page_size?: number | undefined; start_cursor?: string | undefined }
      output: { files: ({ block_id: string; type: string; name?: string | undefined; caption?: string | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** List the people and bots of the workspace. */
    NOTION_LIST_USERS: {
      input: { page_size?: number | undefined; start_cursor?: string | undefined }
      output: { users: ({ id: string; name?: string | null | undefined; type?: string | undefined; email?: string | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** List the rows of a table, filtered and sorted, with their columns in plain values. */
    NOTION_QUERY_DATABASE: {
      input: { data_source_id: string; filter?: Record<string, unknown> | undefined; sorts?: ({ property: string; direction: "ascending" | "descending" })[] | undefined; page_size?: number | undefined; start_cursor?: string | undefined }
      output: { rows: ({ id: string; object: string; title: string; url?: string | null | undefined; last_edited_time?: string | undefined; in_trash?: boolean | undefined; properties?: Record<string, unknown> | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** Replace one passage of a page, given word for word as NOTION_RETRIEVE_PAGE shows it, by another. */
    NOTION_REPLACE_PAGE_CONTENT: {
      input: { page_id: string; old_text: string; new_text: string }
      output: { id: string }
    }
    /** Get a page with its columns and its content as Markdown. Long content is cut at max_length characters. */
    NOTION_RETRIEVE_PAGE: {
      input: { page_id: string; max_length?: number | undefined }
      output: { id: string; object: string; title: string; url?: string | null | undefined; last_edited_time?: string | undefined; in_trash?: boolean | undefined; properties?: Record<string, unknown> | undefined; markdown: string }
    }
    /** Find pages and databases by words in their titles, the last edited first. Without a query it lists all that were shared. */
    NOTION_SEARCH_NOTION_PAGE: {
      input: { query?: string | undefined; filter_value?: "page" | "data_source" | undefined; page_size?: number | undefined; start_cursor?: string | undefined }
      output: { items: ({ id: string; object: string; title: string; url?: string | null | undefined; last_edited_time?: string | undefined; in_trash?: boolean | undefined; properties?: Record<string, unknown> | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** Change columns of a row, which is a page; those left out stay. */
    NOTION_UPDATE_ROW_DATABASE: {
      input: { page_id: string; properties: Record<string, unknown> }
      output: { id: string; object: string; title: string; url?: string | null | undefined; last_edited_time?: string | undefined; in_trash?: boolean | undefined; properties?: Record<string, unknown> | undefined }
    }
    /** Put a file at the end of a page: pictures, PDFs, sound and films are shown there, others can be downloaded. */
    NOTION_UPLOAD_FILE: {
      input: { page_id: string; file: string; caption?: string | undefined }
      output: { block_id: string }
    }
    /** Put a person into a group, and so give them the applications of it. */
    OKTA_ADD_USER_TO_GROUP: {
      input: { group_id: string; user_id: string }
      output: { done: boolean }
    }
    /** Add a person, who gets a mail to choose a password unless activate is false. */
    OKTA_CREATE_USER: {
      input: { firstName: string; lastName: string; email: string; login: string; mobilePhone?: string | undefined; title?: string | undefined; department?: string | undefined; more?: Record<string, unknown> | undefined; groupIds?: string[] | undefined; activate?: boolean | undefined }
      output: { id: string; status: string; created?: string | undefined; lastLogin?: string | null | undefined; profile: Record<string, unknown> }
    }
    /** End the access of a person who leaves: they lose all applications, and have to be activated anew. */
    OKTA_DEACTIVATE_USER: {
      input: { user_id: string }
      output: { done: boolean }
    }
    /** Get one person by id or login, with all that their profile says. */
    OKTA_GET_USER: {
      input: { user_id: string }
      output: { id: string; status: string; created?: string | undefined; lastLogin?: string | null | undefined; profile: Record<string, unknown> }
    }
    /** List groups, or those whose name starts so. */
    OKTA_LIST_GROUPS: {
      input: { q?: string | undefined; limit?: number | undefined }
      output: { groups: ({ id: string; type?: string | undefined; profile: { name: string; description?: string | null | undefined } })[] }
    }
    /** List the people in a group. */
    OKTA_LIST_GROUP_MEMBERS: {
      input: { group_id: string; limit?: number | undefined }
      output: { users: ({ id: string; status: string; created?: string | undefined; lastLogin?: string | null | undefined; profile: Record<string, unknown> })[] }
    }
    /** Read what happened: who signed in, what failed, who changed what, the latest first. */
    OKTA_LIST_LOG_EVENTS: {
      input: { q?: string | undefined; filter?: string | undefined; since?: string | undefined; until?: string | undefined; limit?: number | undefined }
      output: { events: ({ published: string; eventType: string; displayMessage?: string | null | undefined; severity?: string | undefined; outcome?: { result: string; reason?: string | null | undefined } | undefined; actor?: { id: string; alternateId?: string | null | undefined; displayName?: string | null | undefined } | undefined; client?: { ipAddress?: string | null | undefined } | undefined; target?: ({ id: string; type: string; alternateId?: string | null | undefined; displayName?: string | null | undefined })[] | null | undefined })[] }
    }
    /** Take a person out of a group, and so the applications of it from them. */
    OKTA_REMOVE_USER_FROM_GROUP: {
      input: { group_id: string; user_id: string }
      output: { done: boolean }
    }
    /** Find people by the start of their name or e-mail, or by a search such as `status eq "SUSPENDED"`, `profile.department eq "Sales"`, `lastUpdated gt "2026-11-01T00:00:00.000Z"`. */
    OKTA_SEARCH_USERS: {
      input: { q?: string | undefined; search?: string | undefined; limit?: number | undefined }
      output: { users: ({ id: string; status: string; created?: string | undefined; lastLogin?: string | null | undefined; profile: Record<string, unknown> })[] }
    }
    /** Keep a person from signing in until they are unsuspended; they stay in their groups. */
    OKTA_SUSPEND_USER: {
      input: { user_id: string }
      output: { done: boolean }
    }
    /** Let a person who was suspended sign in again. */
    OKTA_UNSUSPEND_USER: {
      input: { user_id: string }
      output: { done: boolean }
    }
    /** Change what is given of a person's attributes. */
    OKTA_UPDATE_USER: {
      input: { user_id: string; firstName?: string | undefined; lastName?: string | undefined; email?: string | undefined; login?: string | undefined; mobilePhone?: string | undefined; title?: string | undefined; department?: string | undefined; more?: Record<string, unknown> | undefined }
      output: { id: string; status: string; created?: string | undefined; lastLogin?: string | null | undefined; profile: Record<string, unknown> }
    }
    /** Create an event. Attendees are invited by mail. */
    OUTLOOK_CALENDAR_CREATE_EVENT: {
      input: { subject: string; start_datetime: string; end_datetime: string; time_zone: string; body?: string | undefined; is_html?: boolean | undefined; is_all_day?: boolean | undefined; location?: string | undefined; attendees_info?: string[] | undefined; is_online_meeting?: boolean | undefined; show_as?: "free" | "tentative" | "busy" | "oof" | "workingElsewhere" | undefined }
      output: { id: string; subject: string; start?: { dateTime: string; timeZone: string } | undefined; end?: { dateTime: string; timeZone: string } | undefined; isAllDay?: boolean | undefined; isCancelled?: boolean | undefined; type?: string | undefined; location?: string | undefined; organizer?: string | undefined; attendees?: { who: string; type: string; response: string }[] | undefined; showAs?: string | undefined; joinUrl?: string | undefined; webLink?: string | undefined; body?: string | undefined }
    }
    /** Save a mail in Drafts, so that the user can look it over and send it. */
    OUTLOOK_CREATE_DRAFT: {
      input: { subject: string; body: string; is_html?: boolean | undefined; to_recipients?: string[] | undefined; cc_recipients?: string[] | undefined; bcc_recipients?: string[] | undefined; attachments?: string[] | undefined }
      output: { id: string; conversationId?: string | undefined; subject: string; from: string; to: string[]; cc?: string[] | undefined; receivedDateTime?: string | undefined; isRead?: boolean | undefined; isDraft?: boolean | undefined; hasAttachments?: boolean | undefined; importance?: string | undefined; categories?: string[] | undefined; webLink?: string | undefined; bodyPreview?: string | undefined; body?: string | undefined; attachments?: ({ id: string; name?: string | null | undefined; contentType?: string | null | undefined; size?: number | undefined; isInline?: boolean | undefined })[] | undefined }
    }
    /** Delete an event; of the user's own meetings, attendees get a cancellation. */
    OUTLOOK_DELETE_CALENDAR_EVENT: {
      input: { event_id: string }
      output: { deleted: true }
    }
    /** Get a file that is attached to a mail: its id is what tools that take a file are given, to send it on, save it or read it. */
    OUTLOOK_DOWNLOAD_ATTACHMENT: {
      input: { message_id: string; attachment_id: string }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one mail with its whole text, and what is attached by name and id. */
    OUTLOOK_GET_MESSAGE: {
      input: { message_id: string }
      output: { id: string; conversationId?: string | undefined; subject: string; from: string; to: string[]; cc?: string[] | undefined; receivedDateTime?: string | undefined; isRead?: boolean | undefined; isDraft?: boolean | undefined; hasAttachments?: boolean | undefined; importance?: string | undefined; categories?: string[] | undefined; webLink?: string | undefined; bodyPreview?: string | undefined; body?: string | undefined; attachments?: ({ id: string; name?: string | null | undefined; contentType?: string | null | undefined; size?: number | undefined; isInline?: boolean | undefined })[] | undefined }
    }
    /** Get when people of the same organization are busy between two times. Work and school accounts only. */
    OUTLOOK_GET_SCHEDULE: {
      input: { schedules: string[]; start_datetime: string; end_datetime: string; time_zone?: string | undefined }
      output: { schedules: ({ email: string; busy: { status: string; start: string; end: string }[]; error?: string | undefined })[] }
    }
    /** List the events of a calendar between two times, in the order in which they begin. Events that recur come one by one. */
    OUTLOOK_LIST_EVENTS: {
      input: { start_datetime: string; end_datetime: string; calendar_id?: string | undefined; timezone?: string | undefined; top?: number | undefined; skip?: number | undefined }
      output: { events: ({ id: string; subject: string; start?: { dateTime: string; timeZone: string } | undefined; end?: { dateTime: string; timeZone: string } | undefined; isAllDay?: boolean | undefined; isCancelled?: boolean | undefined; type?: string | undefined; location?: string | undefined; organizer?: string | undefined; attendees?: { who: string; type: string; response: string }[] | undefined; showAs?: string | undefined; joinUrl?: string | undefined; webLink?: string | undefined; body?: string | undefined })[]; next_skip: number | null }
    }
    /** List the folders of the mailbox, or those inside one of them. */
    OUTLOOK_LIST_MAIL_FOLDERS: {
      input: { parent_folder_id?: string | undefined; top?: number | undefined; skip?: number | undefined }
      output: { folders: ({ id: string; displayName: string; totalItemCount?: number | undefined; unreadItemCount?: number | undefined; childFolderCount?: number | undefined })[]; next_skip: number | null }
    }
    /** List the mails of one folder, the newest first, all of them or those that fit. */
    OUTLOOK_LIST_MESSAGES: {
      input: { folder?: string | undefined; is_read?: boolean | undefined; from_address?: string | undefined; subject_contains?: string | undefined; has_attachments?: boolean | undefined; received_date_time_ge?: string | undefined; received_date_time_lt?: string | undefined; top?: number | undefined; skip?: number | undefined }
      output: { messages: ({ id: string; conversationId?: string | undefined; subject: string; from: string; to: string[]; cc?: string[] | undefined; receivedDateTime?: string | undefined; isRead?: boolean | undefined; isDraft?: boolean | undefined; hasAttachments?: boolean | undefined; importance?: string | undefined; categories?: string[] | undefined; webLink?: string | undefined; bodyPreview?: string | undefined; body?: string | undefined; attachments?: ({ id: string; name?: string | null | undefined; contentType?: string | null | undefined; size?: number | undefined; isInline?: boolean | undefined })[] | undefined })[]; next_skip: number | null }
    }
    /** Move a mail to another folder: archive it, bin it, file it. */
    OUTLOOK_MOVE_MESSAGE: {
      input: { message_id: string; destination_id: string }
      output: { id: string; conversationId?: string | undefined; subject: string; from: string; to: string[]; cc?: string[] | undefined; receivedDateTime?: string | undefined; isRead?: boolean | undefined; isDraft?: boolean | undefined; hasAttachments?: boolean | undefined; importance?: string | undefined; categories?: string[] | undefined; webLink?: string | undefined; bodyPreview?: string | undefined; body?: string | undefined; attachments?: ({ id: string; name?: string | null | undefined; contentType?: string | null | undefined; size?: number | undefined; isInline?: boolean | undefined })[] | undefined }
    }
    /** Answer a mail at once, to its sender or to all, with the mail quoted below. */
    OUTLOOK_REPLY_EMAIL: {
      input: { message_id: string; comment: string; reply_all?: boolean | undefined; attachments?: string[] | undefined }
      output: { sent: true }
    }
    /** Search all folders for mails, the newest first; at most 1,000 are found. */
    OUTLOOK_SEARCH_MESSAGES: {
      input: { query: string; top?: number | undefined; page_token?: string | undefined }
      output: { messages: ({ id: string; conversationId?: string | undefined; subject: string; from: string; to: string[]; cc?: string[] | undefined; receivedDateTime?: string | undefined; isRead?: boolean | undefined; isDraft?: boolean | undefined; hasAttachments?: boolean | undefined; importance?: string | undefined; categories?: string[] | undefined; webLink?: string | undefined; bodyPreview?: string | undefined; body?: string | undefined; attachments?: ({ id: string; name?: string | null | undefined; contentType?: string | null | undefined; size?: number | undefined; isInline?: boolean | undefined })[] | undefined })[]; next_page_token: string | null }
    }
    /** Send a mail at once, with files attached if there are any. OUTLOOK_REPLY_EMAIL answers one that came. */
    OUTLOOK_SEND_EMAIL: {
      input: { to_email: string; extra_recipients?: string[] | undefined; subject: string; body: string; is_html?: boolean | undefined; cc_emails?: string[] | undefined; bcc_emails?: string[] | undefined; save_to_sent_items?: boolean | undefined; attachments?: string[] | undefined }
      output: { sent: true }
    }
    /** Change an event: title, times, text, place, attendees. What is left out stays; attendees are replaced whole and told. */
    OUTLOOK_UPDATE_CALENDAR_EVENT: {
      input: { event_id: string; subject?: string | undefined; start_datetime?: string | undefined; end_datetime?: string | undefined; time_zone?: string | undefined; body?: string | undefined; is_html?: boolean | undefined; location?: string | undefined; attendees_info?: string[] | undefined; is_online_meeting?: boolean | undefined; show_as?: "free" | "tentative" | "busy" | "oof" | "workingElsewhere" | undefined }
      output: { id: string; subject: string; start?: { dateTime: string; timeZone: string } | undefined; end?: { dateTime: string; timeZone: string } | undefined; isAllDay?: boolean | undefined; isCancelled?: boolean | undefined; type?: string | undefined; location?: string | undefined; organizer?: string | undefined; attendees?: { who: string; type: string; response: string }[] | undefined; showAs?: string | undefined; joinUrl?: string | undefined; webLink?: string | undefined; body?: string | undefined }
    }
    /** Mark a mail as read or unread, flag it, or set its categories or importance. */
    OUTLOOK_UPDATE_EMAIL: {
      input: { message_id: string; is_read?: boolean | undefined; flagged?: boolean | undefined; importance?: "low" | "normal" | "high" | undefined; categories?: string[] | undefined }
      output: { id: string; conversationId?: string | undefined; subject: string; from: string; to: string[]; cc?: string[] | undefined; receivedDateTime?: string | undefined; isRead?: boolean | undefined; isDraft?: boolean | undefined; hasAttachments?: boolean | undefined; importance?: string | undefined; categories?: string[] | undefined; webLink?: string | undefined; bodyPreview?: string | undefined; body?: string | undefined; attachments?: ({ id: string; name?: string | null | undefined; contentType?: string | null | undefined; size?: number | undefined; isInline?: boolean | undefined })[] | undefined }
    }
    /** Add a customer; a name that is there already is refused. */
    QUICKBOOKS_CREATE_CUSTOMER: {
      input: { DisplayName: string; CompanyName?: string | undefined; email?: string | undefined; phone?: string | undefined; Notes?: string | undefined }
      output: { Id: string; DisplayName: string; CompanyName?: string | null | undefined; PrimaryEmailAddr?: { Address?: string | undefined } | null | undefined; PrimaryPhone?: { FreeFormNumber?: string | undefined } | null | undefined; Balance?: number | null | undefined; Active?: boolean | undefined }
    }
    /** Write an invoice to a customer. It goes out with QUICKBOOKS_SEND_INVOICE. */
    QUICKBOOKS_CREATE_INVOICE: {
      input: { customer_id: string; lines: ({ item_id: string; quantity: number; unit_price: number; description?: string | undefined })[]; email?: string | undefined; due_date?: string | undefined; memo?: string | undefined }
      output: { Id: string; DocNumber?: string | null | undefined; TxnDate?: string | undefined; DueDate?: string | null | undefined; TotalAmt?: number | undefined; Balance?: number | undefined; CurrencyRef?: { value: string; name?: string | undefined } | null | undefined; CustomerRef?: { value: string; name?: string | undefined } | undefined; BillEmail?: { Address?: string | undefined } | null | undefined; EmailStatus?: string | null | undefined; Line?: ({ Amount?: number | undefined; Description?: string | null | undefined; SalesItemLineDetail?: { ItemRef?: { value: string; name?: string | undefined } | undefined; Qty?: number | undefined } | undefined })[] | undefined }
    }
    /** Note that a customer paid, and for which invoice. */
    QUICKBOOKS_CREATE_PAYMENT: {
      input: { customer_id: string; amount: number; invoice_id?: string | undefined; date?: string | undefined }
      output: { Id: string; TotalAmt: number; TxnDate?: string | undefined }
    }
    /** Get an invoice as a PDF: its id is what tools that take a file are given, to mail it or save it. */
    QUICKBOOKS_DOWNLOAD_INVOICE: {
      input: { invoice_id: string }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one invoice with its lines. */
    QUICKBOOKS_GET_INVOICE: {
      input: { invoice_id: string }
      output: { Id: string; DocNumber?: string | null | undefined; TxnDate?: string | undefined; DueDate?: string | null | undefined; TotalAmt?: number | undefined; Balance?: number | undefined; CurrencyRef?: { value: string; name?: string | undefined } | null | undefined; CustomerRef?: { value: string; name?: string | undefined } | undefined; BillEmail?: { Address?: string | undefined } | null | undefined; EmailStatus?: string | null | undefined; Line?: ({ Amount?: number | undefined; Description?: string | null | undefined; SalesItemLineDetail?: { ItemRef?: { value: string; name?: string | undefined } | undefined; Qty?: number | undefined } | undefined })[] | undefined }
    }
    /** Get a report of the company: profit and loss, balance sheet, cash flow, who owes how much. */
    QUICKBOOKS_GET_REPORT: {
      input: { report: "ProfitAndLoss" | "BalanceSheet" | "CashFlow" | "AgedReceivables" | "AgedPayables" | "CustomerBalance" | "VendorBalance" | "TrialBalance"; start_date?: string | undefined; end_date?: string | undefined; accounting_method?: "Cash" | "Accrual" | undefined }
      output: { name?: string | undefined; from?: string | undefined; until?: string | undefined; currency?: string | undefined; columns: string[]; lines: string[][] }
    }
    /** List what is sold, with prices and ids for lines of invoices. */
    QUICKBOOKS_LIST_ITEMS: {
      input: { name?: string | undefined; limit?: number | undefined; start?: number | undefined }
      output: { items: ({ Id: string; Name: string; Type?: string | undefined; UnitPrice?: number | null | undefined; Description?: string | null | undefined; QtyOnHand?: number | null | undefined })[] }
    }
    /** Read records of any kind by QuickBooks' query language: `select * from bill where TxnDate >= '2026-11-01' orderby TxnDate desc maxresults 20`. Knows no joins and no OR. */
    QUICKBOOKS_RUN_QUERY: {
      input: { query: string }
      output: { records: Record<string, unknown> }
    }
    /** Find customers by a part of their name, with what they owe. */
    QUICKBOOKS_SEARCH_CUSTOMERS: {
      input: { name?: string | undefined; owing?: boolean | undefined; limit?: number | undefined; start?: number | undefined }
      output: { customers: ({ Id: string; DisplayName: string; CompanyName?: string | null | undefined; PrimaryEmailAddr?: { Address?: string | undefined } | null | undefined; PrimaryPhone?: { FreeFormNumber?: string | undefined } | null | undefined; Balance?: number | null | undefined; Active?: boolean | undefined })[] }
    }
    /** Find invoices by customer, date, number, or those that are open or overdue, the latest first. */
    QUICKBOOKS_SEARCH_INVOICES: {
      input: { customer_id?: string | undefined; number?: string | undefined; unpaid?: boolean | undefined; due_before?: string | undefined; since?: string | undefined; limit?: number | undefined; start?: number | undefined }
      output: { invoices: ({ Id: string; DocNumber?: string | null | undefined; TxnDate?: string | undefined; DueDate?: string | null | undefined; TotalAmt?: number | undefined; Balance?: number | undefined; CurrencyRef?: { value: string; name?: string | undefined } | null | undefined; CustomerRef?: { value: string; name?: string | undefined } | undefined; BillEmail?: { Address?: string | undefined } | null | undefined; EmailStatus?: string | null | undefined; Line?: ({ Amount?: number | undefined; Description?: string | null | undefined; SalesItemLineDetail?: { ItemRef?: { value: string; name?: string | undefined } | undefined; Qty?: number | undefined } | undefined })[] | undefined })[] }
    }
    /** E-mail an invoice to its customer. */
    QUICKBOOKS_SEND_INVOICE: {
      input: { invoice_id: string; send_to?: string | undefined }
      output: { Id: string; DocNumber?: string | null | undefined; TxnDate?: string | undefined; DueDate?: string | null | undefined; TotalAmt?: number | undefined; Balance?: number | undefined; CurrencyRef?: { value: string; name?: string | undefined } | null | undefined; CustomerRef?: { value: string; name?: string | undefined } | undefined; BillEmail?: { Address?: string | undefined } | null | undefined; EmailStatus?: string | null | undefined; Line?: ({ Amount?: number | undefined; Description?: string | null | undefined; SalesItemLineDetail?: { ItemRef?: { value: string; name?: string | undefined } | undefined; Qty?: number | undefined } | undefined })[] | undefined }
    }
    /** Stop a scheduled mail from being sent. */
    RESEND_CANCEL_EMAIL: {
      input: { id: string }
      output: { id: string }
    }
    /** Add a domain to send from, and get the DNS records that it needs. It sends nothing before it is verified. */
    RESEND_CREATE_DOMAIN: {
      input: { name: string; region?: "us-east-1" | "eu-west-1" | "sa-east-1" | "ap-northeast-1" | undefined }
      output: { id: string; name: string; status: string; region?: string | undefined; created_at?: string | undefined; records?: ({ record: string; type: string; name: string; value: string; status?: string | undefined; priority?: number | undefined })[] | undefined }
    }
    /** List the domains of the account and whether they are verified. */
    RESEND_LIST_DOMAINS: {
      input: Record<string, unknown>
      output: { data: ({ id: string; name: string; status: string; region?: string | undefined; created_at?: string | undefined })[] }
    }
    /** Get one domain with the DNS records that it needs. */
    RESEND_RETRIEVE_DOMAIN: {
      input: { domain_id: string }
      output: { id: string; name: string; status: string; region?: string | undefined; created_at?: string | undefined; records?: ({ record: string; type: string; name: string; value: string; status?: string | undefined; priority?: number | undefined })[] | undefined }
    }
    /** Get a mail that was sent or is scheduled, and what last happened to it. */
    RESEND_RETRIEVE_EMAIL: {
      input: { email_id: string }
      output: { id: string; from: string; to: string[]; subject: string; text?: string | null | undefined; html?: string | null | undefined; cc?: string[] | null | undefined; bcc?: string[] | null | undefined; last_event?: string | null | undefined; scheduled_at?: string | null | undefined; created_at: string }
    }
    /** Send a mail from a verified domain, at once or at a time given, with files attached if there are any. Needs `html` or `text`. RESEND_LIST_DOMAINS tells which domains may be sent from. */
    RESEND_SEND_EMAIL: {
      input: { from: string; to: string | string[]; subject: string; html?: string | undefined; text?: string | undefined; cc?: string | string[] | undefined; bcc?: string | string[] | undefined; reply_to?: string | string[] | undefined; headers?: Record<string, string> | undefined; scheduled_at?: string | undefined; attachments?: string[] | undefined }
      output: { id: string }
    }
    /** Ask Resend to look at the domain's DNS records, after they were set. The check goes on by itself. */
    RESEND_VERIFY_DOMAIN: {
      input: { domain_id: string }
      output: { id: string }
    }
    /** Add somebody who may become a customer. */
    SALESFORCE_CREATE_LEAD: {
      input: { LastName: string; Company: string; FirstName?: string | undefined; Email?: string | undefined; Phone?: string | undefined; Title?: string | undefined; LeadSource?: string | undefined; Description?: string | undefined }
      output: { id: string; success: boolean }
    }
    /** Add a record of any object: an account, a contact, an opportunity, a case. */
    SALESFORCE_CREATE_RECORD: {
      input: { object: string; values: Record<string, unknown> }
      output: { id: string; success: boolean }
    }
    /** Note something to do, or a call that was made, at a person and a record. */
    SALESFORCE_CREATE_TASK: {
      input: { Subject: string; Description?: string | undefined; ActivityDate?: string | undefined; Status?: "Not Started" | "In Progress" | "Completed" | undefined; Priority?: "High" | "Normal" | "Low" | undefined; WhoId?: string | undefined; WhatId?: string | undefined }
      output: { id: string; success: boolean }
    }
    /** Delete a record, and what belongs to it. It stays in the recycle bin for 15 days. */
    SALESFORCE_DELETE_RECORD: {
      input: { object: string; record_id: string }
      output: { done: boolean }
    }
    /** Read the next records of a query that found more than one answer holds. */
    SALESFORCE_FETCH_MORE: {
      input: { query_locator: string }
      output: { totalSize: number; records: Record<string, unknown>[]; next?: string | undefined }
    }
    /** List the fields of an object with their API names, types and choices. */
    SALESFORCE_GET_FIELDS: {
      input: { object: string }
      output: { label: string; fields: ({ name: string; label: string; type: string; required: boolean; updateable: boolean; referenceTo?: string[] | undefined; choices?: string[] | undefined })[] }
    }
    /** Get one record by id, with the fields that are named. */
    SALESFORCE_GET_RECORD: {
      input: { object: string; record_id: string; fields?: string[] | undefined }
      output: { record: Record<string, unknown> }
    }
    /** List the kinds of records that can be queried, custom ones included. */
    SALESFORCE_LIST_OBJECTS: {
      input: { custom_only?: boolean | undefined }
      output: { objects: { name: string; label: string }[] }
    }
    /** Read records by SOQL: `SELECT Id, Name, Amount FROM Opportunity WHERE IsClosed = false ORDER BY CloseDate LIMIT 20`. Knows no `SELECT *`; texts are in single quotes, dates like `2026-11-30` and `THIS_MONTH` are not. */
    SALESFORCE_RUN_QUERY: {
      input: { query: string }
      output: { totalSize: number; records: Record<string, unknown>[]; next?: string | undefined }
    }
    /** Find accounts, contacts, leads and opportunities by words in any of their fields. */
    SALESFORCE_SEARCH_RECORDS: {
      input: { text: string; limit?: number | undefined }
      output: { records: Record<string, unknown>[] }
    }
    /** Change what is given of a record, such as the stage of an opportunity. */
    SALESFORCE_UPDATE_RECORD: {
      input: { object: string; record_id: string; values: Record<string, unknown> }
      output: { done: boolean }
    }
    /** Prepare an order for a customer. Nothing is charged: the answer has the address of an invoice that they can pay. */
    SHOPIFY_CREATE_DRAFT_ORDER: {
      input: { items: { variant_id: string; quantity: number }[]; email?: string | undefined; note?: string | undefined; tags?: string[] | undefined }
      output: { id: string; name: string; status: string; invoiceUrl?: string | null | undefined; total: { amount: string; currencyCode: string } }
    }
    /** Add a product, as a draft unless told otherwise. It has one variant, whose price SHOPIFY_UPDATE_VARIANTS sets. */
    SHOPIFY_CREATE_PRODUCT: {
      input: { title: string; descriptionHtml?: string | undefined; vendor?: string | undefined; productType?: string | undefined; tags?: string[] | undefined; status?: "ACTIVE" | "DRAFT" | "ARCHIVED" | undefined }
      output: { id: string; title: string; handle: string; status: string; vendor?: string | undefined; productType?: string | undefined; tags?: string[] | undefined; description?: string | undefined; totalInventory?: number | undefined; onlineStoreUrl?: string | null | undefined; variants: ({ id: string; title: string; sku?: string | null | undefined; price: string; compareAtPrice?: string | null | undefined; inventoryQuantity?: number | null | undefined })[] }
    }
    /** Get one order: what was bought, where it goes, how far it is, tracking numbers. */
    SHOPIFY_GET_ORDER: {
      input: { order_id: string }
      output: { id: string; name: string; createdAt: string; cancelledAt?: string | null | undefined; financialStatus?: string | null | undefined; fulfillmentStatus?: string | null | undefined; total: { amount: string; currencyCode: string }; customer?: { id: string; displayName: string } | null | undefined; tags?: string[] | undefined; email?: string | null | undefined; note?: string | null | undefined; statusPageUrl?: string | undefined; shippingAddress?: string[] | undefined; items: ({ title: string; variantTitle?: string | null | undefined; sku?: string | null | undefined; quantity: number; total: { amount: string; currencyCode: string } })[]; shipments: ({ status?: string | null | undefined; tracking: ({ company?: string | null | undefined; number?: string | null | undefined; url?: string | null | undefined })[] })[] }
    }
    /** Find orders by number, customer or Shopify's search terms: `name:#1001`, `email:ana@acme.com`, `financial_status:paid`, `fulfillment_status:unfulfilled`, `created_at:>2026-11-01`. Newest first. */
    SHOPIFY_GET_ORDERS_WITH_FILTERS: {
      input: { query?: string | undefined; first?: number | undefined; after?: string | undefined }
      output: { orders: ({ id: string; name: string; createdAt: string; cancelledAt?: string | null | undefined; financialStatus?: string | null | undefined; fulfillmentStatus?: string | null | undefined; total: { amount: string; currencyCode: string }; customer?: { id: string; displayName: string } | null | undefined; tags?: string[] | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** Find products, with prices and stock, by words and Shopify's search terms: `title:rope*`, `sku:R-8`, `vendor:Acme`, `tag:sale`, `status:active`, `inventory_total:<5`. */
    SHOPIFY_GET_PRODUCTS: {
      input: { query?: string | undefined; first?: number | undefined; after?: string | undefined }
      output: { products: ({ id: string; title: string; handle: string; status: string; vendor?: string | undefined; productType?: string | undefined; tags?: string[] | undefined; description?: string | undefined; totalInventory?: number | undefined; onlineStoreUrl?: string | null | undefined; variants: ({ id: string; title: string; sku?: string | null | undefined; price: string; compareAtPrice?: string | null | undefined; inventoryQuantity?: number | null | undefined })[] })[]; next_cursor?: string | null | undefined }
    }
    /** Find customers by name, e-mail, phone or Shopify's search terms: `country:France`, `orders_count:>3`, `tag:vip`. */
    SHOPIFY_SEARCH_CUSTOMERS: {
      input: { query?: string | undefined; first?: number | undefined; after?: string | undefined }
      output: { customers: ({ id: string; displayName: string; email?: string | undefined; phone?: string | undefined; numberOfOrders: string; amountSpent: { amount: string; currencyCode: string }; tags?: string[] | undefined; note?: string | null | undefined; createdAt: string })[]; next_cursor?: string | null | undefined }
    }
    /** Change the note, the tags or the e-mail address of an order. */
    SHOPIFY_UPDATE_ORDER: {
      input: { order_id: string; note?: string | undefined; tags?: string[] | undefined; email?: string | undefined }
      output: { id: string; name: string; note?: string | null | undefined; tags: string[] }
    }
    /** Change what is given of a product; take it out of sale with status `ARCHIVED`. */
    SHOPIFY_UPDATE_PRODUCT: {
      input: { product_id: string; title?: string | undefined; descriptionHtml?: string | undefined; vendor?: string | undefined; productType?: string | undefined; tags?: string[] | undefined; status?: "ACTIVE" | "DRAFT" | "ARCHIVED" | undefined }
      output: { id: string; title: string; handle: string; status: string; vendor?: string | undefined; productType?: string | undefined; tags?: string[] | undefined; description?: string | undefined; totalInventory?: number | undefined; onlineStoreUrl?: string | null | undefined; variants: ({ id: string; title: string; sku?: string | null | undefined; price: string; compareAtPrice?: string | null | undefined; inventoryQuantity?: number | null | undefined })[] }
    }
    /** Set prices and article numbers (SKU) of variants of one product. */
    SHOPIFY_UPDATE_VARIANTS: {
      input: { product_id: string; variants: ({ id: string; price?: string | undefined; compareAtPrice?: string | undefined; sku?: string | undefined })[] }
      output: { variants: ({ id: string; title: string; sku?: string | null | undefined; price: string; compareAtPrice?: string | null | undefined; inventoryQuantity?: number | null | undefined })[] }
    }
    /** Put an emoji below a message. */
    SLACK_ADD_REACTION_TO_AN_ITEM: {
      input: { channel: string; timestamp: string; name: string }
      output: { ok: true }
    }
    /** Delete a message that this app wrote, for good. */
    SLACK_DELETES_A_MESSAGE_FROM_A_CHAT: {
      input: { channel: string; ts: string }
      output: { channel: string; ts: string }
    }
    /** Get a file that was shared in Slack: its id is what tools that take a file are given, to mail it, save it or read it. */
    SLACK_DOWNLOAD_FILE: {
      input: { file_id: string }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Read the messages of a channel, newest first, without the answers in threads. */
    SLACK_FETCH_CONVERSATION_HISTORY: {
      input: { channel: string; oldest?: string | undefined; latest?: string | undefined; limit?: number | undefined; cursor?: string | undefined }
      output: { messages: ({ ts: string; user?: string | undefined; text: string; thread_ts?: string | undefined; reply_count?: number | undefined; reactions?: { name: string; count: number }[] | undefined; files?: ({ id: string; name?: string | null | undefined; mimetype?: string | undefined; size?: number | undefined })[] | undefined })[]; has_more?: boolean | undefined; next_cursor?: string | undefined }
    }
    /** Read a message and the answers below it, oldest first. */
    SLACK_FETCH_MESSAGE_THREAD_FROM_A_CONVERSATION: {
      input: { channel: string; ts: string; limit?: number | undefined; cursor?: string | undefined }
      output: { messages: ({ ts: string; user?: string | undefined; text: string; thread_ts?: string | undefined; reply_count?: number | undefined; reactions?: { name: string; count: number }[] | undefined; files?: ({ id: string; name?: string | null | undefined; mimetype?: string | undefined; size?: number | undefined })[] | undefined })[]; has_more?: boolean | undefined; next_cursor?: string | undefined }
    }
    /** Get one person of the workspace by e-mail address. */
    SLACK_FIND_USER_BY_EMAIL_ADDRESS: {
      input: { email: string }
      output: { user: { id: string; name: string; real_name?: string | undefined; is_bot?: boolean | undefined; is_admin?: boolean | undefined; profile?: { email?: string | undefined; title?: string | undefined; status_text?: string | undefined } | undefined } }
    }
    /** Make this app a member of a public channel, which it has to be before it reads there. */
    SLACK_JOIN_AN_EXISTING_CONVERSATION: {
      input: { channel: string }
      output: { channel: { id: string; name?: string | undefined; is_private?: boolean | undefined; is_member?: boolean | undefined; is_archived?: boolean | undefined; num_members?: number | undefined; topic?: { value: string } | undefined; purpose?: { value: string } | undefined } }
    }
    /** List channels of the workspace with ids, topics and sizes. Private ones only where this app is a member. */
    SLACK_LIST_ALL_CHANNELS: {
      input: { types?: string | undefined; exclude_archived?: boolean | undefined; limit?: number | undefined; cursor?: string | undefined }
      output: { channels: ({ id: string; name?: string | undefined; is_private?: boolean | undefined; is_member?: boolean | undefined; is_archived?: boolean | undefined; num_members?: number | undefined; topic?: { value: string } | undefined; purpose?: { value: string } | undefined })[]; next_cursor?: string | undefined }
    }
    /** List the people and bots of the workspace with ids and names. */
    SLACK_LIST_ALL_USERS: {
      input: { limit?: number | undefined; cursor?: string | undefined }
      output: { members: ({ id: string; name: string; real_name?: string | undefined; is_bot?: boolean | undefined; is_admin?: boolean | undefined; profile?: { email?: string | undefined; title?: string | undefined; status_text?: string | undefined } | undefined })[]; next_cursor?: string | undefined }
    }
    /** List the files that were shared, in a channel or by somebody, the newest first. */
    SLACK_LIST_FILES: {
      input: { channel?: string | undefined; user?: string | undefined; types?: string | undefined; count?: number | undefined; page?: number | undefined }
      output: { files: ({ id: string; name?: string | null | undefined; title?: string | null | undefined; mimetype?: string | undefined; size?: number | undefined; user?: string | undefined; created?: number | undefined; permalink?: string | undefined })[]; next_page?: number | undefined }
    }
    /** Find messages in all that the user can see, private channels and direct messages included, by words and `from:@ana`, `in:#general`, `after:2026-11-01`, `has:link`. */
    SLACK_SEARCH_MESSAGES: {
      input: { query: string; sort?: "score" | "timestamp" | undefined; count?: number | undefined; cursor?: string | undefined }
      output: { total: number; messages: ({ ts: string; channel: { id: string; name?: string | undefined }; user?: string | null | undefined; username?: string | null | undefined; text: string; permalink?: string | undefined })[]; next_cursor?: string | undefined }
    }
    /** Write a message into a channel or, with `thread_ts`, into a thread. It appears under the name of the app. */
    SLACK_SEND_MESSAGE: {
      input: { channel: string; text: string; thread_ts?: string | undefined }
      output: { channel: string; ts: string }
    }
    /** Replace the text of a message that this app wrote. */
    SLACK_UPDATES_A_SLACK_MESSAGE: {
      input: { channel: string; ts: string; text: string }
      output: { channel: string; ts: string; text: string }
    }
    /** Share a file in a channel, a thread or a direct message, with words beside it if there are any. */
    SLACK_UPLOAD_FILE: {
      input: { channel: string; file: string; initial_comment?: string | undefined; title?: string | undefined; thread_ts?: string | undefined }
      output: { files: ({ id: string; name?: string | null | undefined; title?: string | null | undefined; mimetype?: string | undefined; size?: number | undefined; user?: string | undefined; created?: number | undefined; permalink?: string | undefined })[] }
    }
    /** Stop a statement that is still running. */
    SNOWFLAKE_CANCEL_STATEMENT: {
      input: { statement_handle: string }
      output: { message?: string | undefined }
    }
    /** Run one SQL statement of any kind: INSERT, UPDATE, DELETE, CREATE, DROP, GRANT, CALL. */
    SNOWFLAKE_EXECUTE_STATEMENT: {
      input: { statement: string; database?: string | undefined; schema?: string | undefined; warehouse?: string | undefined; role?: string | undefined }
      output: { status: "done" | "running"; statement_handle: string; message?: string | undefined; columns?: { name: string; type: string }[] | undefined; rows?: ((string | number | boolean | null)[])[] | undefined; total_rows?: number | undefined; partitions?: number | undefined }
    }
    /** List the columns of a table or view with their types. */
    SNOWFLAKE_GET_COLUMNS: {
      input: { table: string; role?: string | undefined }
      output: { columns: ({ name?: string | undefined; type?: string | undefined; "null?"?: string | undefined; comment?: string | undefined })[] }
    }
    /** Get how a statement ended that was still running, or another part of a large result. */
    SNOWFLAKE_GET_RESULT: {
      input: { statement_handle: string; partition?: number | undefined; rows?: number | undefined }
      output: { status: "done" | "running"; statement_handle: string; message?: string | undefined; columns?: { name: string; type: string }[] | undefined; rows?: ((string | number | boolean | null)[])[] | undefined; total_rows?: number | undefined; partitions?: number | undefined }
    }
    /** List the databases that the role may see. */
    SNOWFLAKE_LIST_DATABASES: {
      input: { role?: string | undefined }
      output: { databases: ({ name?: string | undefined; comment?: string | undefined })[] }
    }
    /** List the tables and views of a database or schema. */
    SNOWFLAKE_LIST_TABLES: {
      input: { database: string; schema?: string | undefined; role?: string | undefined }
      output: { tables: ({ name?: string | undefined; kind?: string | undefined; database_name?: string | undefined; schema_name?: string | undefined; comment?: string | undefined })[] }
    }
    /** List what statements can be computed by, with size and state. */
    SNOWFLAKE_LIST_WAREHOUSES: {
      input: { role?: string | undefined }
      output: { warehouses: ({ name?: string | undefined; state?: string | undefined; size?: string | undefined; is_default?: string | undefined })[] }
    }
    /** Read data by one SQL statement that changes nothing: SELECT, WITH, SHOW, DESCRIBE or EXPLAIN. */
    SNOWFLAKE_RUN_QUERY: {
      input: { statement: string; database?: string | undefined; schema?: string | undefined; warehouse?: string | undefined; role?: string | undefined; rows?: number | undefined }
      output: { status: "done" | "running"; statement_handle: string; message?: string | undefined; columns?: { name: string; type: string }[] | undefined; rows?: ((string | number | boolean | null)[])[] | undefined; total_rows?: number | undefined; partitions?: number | undefined }
    }
    /** End a subscription when its paid time is over, or at once, which cannot be undone and pays nothing back. */
    STRIPE_CANCEL_SUBSCRIPTION: {
      input: { subscription_id: string; at_period_end?: boolean | undefined }
      output: { id: string; status: string; customer: string; currency: string; created: string; cancel_at_period_end: boolean; canceled_at: string | null; items: ({ price: string; product: string; unit_amount?: number | null | undefined; interval?: string | undefined; quantity?: number | undefined; current_period_end: string })[] }
    }
    /** Add a customer. Stripe takes the same address twice, so look for it with STRIPE_LIST_CUSTOMERS first. */
    STRIPE_CREATE_CUSTOMER: {
      input: { email?: string | undefined; name?: string | undefined; phone?: string | undefined; description?: string | undefined; metadata?: Record<string, string> | undefined }
      output: { id: string; name?: string | null | undefined; email?: string | null | undefined; phone?: string | null | undefined; description?: string | null | undefined; created: string; balance?: number | null | undefined; currency?: string | null | undefined; delinquent?: boolean | null | undefined; metadata?: Record<string, string> | undefined }
    }
    /** Make an invoice with its lines for a customer, as a draft. With auto_advance, Stripe finishes and mails it after about an hour. */
    STRIPE_CREATE_INVOICE: {
      input: { customer: string; currency: string; items: { description: string; amount: number }[]; days_until_due?: number | undefined; description?: string | undefined; auto_advance?: boolean | undefined }
      output: { id: string; number?: string | null | undefined; status?: string | null | undefined; customer?: string | null | undefined; customer_name?: string | null | undefined; customer_email?: string | null | undefined; currency: string; total: number; amount_due: number; amount_paid: number; created: string; due_date: string | null; description?: string | null | undefined; hosted_invoice_url?: string | null | undefined; invoice_pdf?: string | null | undefined }
    }
    /** Make a link to a page where anybody can buy at these prices. */
    STRIPE_CREATE_PAYMENT_LINK: {
      input: { line_items: ({ price: string; quantity?: number | undefined })[] }
      output: { id: string; url: string; active: boolean }
    }
    /** Give the money of a payment back, all of it or a part. This cannot be undone. */
    STRIPE_CREATE_REFUND: {
      input: { charge?: string | undefined; payment_intent?: string | undefined; amount?: number | undefined; reason?: "duplicate" | "fraudulent" | "requested_by_customer" | undefined }
      output: { id: string; amount: number; currency: string; status?: string | null | undefined; charge?: string | null | undefined; payment_intent?: string | null | undefined }
    }
    /** Get what stands in a file of Stripe, such as a report: its id is what tools that take a file are given. */
    STRIPE_DOWNLOAD_FILE: {
      input: { file_id: string }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get an invoice as a PDF: its id is what tools that take a file are given, to mail it or save it. */
    STRIPE_DOWNLOAD_INVOICE: {
      input: { invoice_id: string }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** List payments, the newest first: how much, from whom, whether they succeeded. */
    STRIPE_LIST_CHARGES: {
      input: { customer?: string | undefined; payment_intent?: string | undefined; since?: string | undefined; limit?: number | undefined; starting_after?: string | undefined }
      output: { charges: ({ id: string; amount: number; amount_refunded: number; currency: string; status: string; refunded: boolean; disputed: boolean; created: string; customer?: string | null | undefined; email?: string | null | undefined; description?: string | null | undefined; failure_message?: string | null | undefined; payment_intent?: string | null | undefined; receipt_url?: string | null | undefined })[]; next_cursor: string | null }
    }
    /** List customers, the newest first, or those with one e-mail address. STRIPE_SEARCH_CUSTOMERS finds them by name. */
    STRIPE_LIST_CUSTOMERS: {
      input: { email?: string | undefined; limit?: number | undefined; starting_after?: string | undefined }
      output: { customers: ({ id: string; name?: string | null | undefined; email?: string | null | undefined; phone?: string | null | undefined; description?: string | null | undefined; created: string; balance?: number | null | undefined; currency?: string | null | undefined; delinquent?: boolean | null | undefined; metadata?: Record<string, string> | undefined })[]; next_cursor: string | null }
    }
    /** List what was uploaded to Stripe and the reports that it made, the newest first. */
    STRIPE_LIST_FILES: {
      input: { purpose?: string | undefined; limit?: number | undefined; starting_after?: string | undefined }
      output: { files: ({ id: string; filename?: string | null | undefined; title?: string | null | undefined; type?: string | null | undefined; size: number; purpose: string; created: string })[]; next_cursor: string | null }
    }
    /** List invoices, the newest first, with their state, their sums and their links. */
    STRIPE_LIST_INVOICES: {
      input: { customer?: string | undefined; subscription?: string | undefined; status?: "draft" | "open" | "paid" | "uncollectible" | "void" | undefined; since?: string | undefined; limit?: number | undefined; starting_after?: string | undefined }
      output: { invoices: ({ id: string; number?: string | null | undefined; status?: string | null | undefined; customer?: string | null | undefined; customer_name?: string | null | undefined; customer_email?: string | null | undefined; currency: string; total: number; amount_due: number; amount_paid: number; created: string; due_date: string | null; description?: string | null | undefined; hosted_invoice_url?: string | null | undefined; invoice_pdf?: string | null | undefined })[]; next_cursor: string | null }
    }
    /** List what is sold and for how much, the newest first. */
    STRIPE_LIST_PRICES: {
      input: { product?: string | undefined; active?: boolean | undefined; limit?: number | undefined; starting_after?: string | undefined }
      output: { prices: ({ id: string; product: string; product_name?: string | undefined; nickname?: string | null | undefined; unit_amount?: number | null | undefined; currency: string; interval?: string | undefined; active: boolean })[]; next_cursor: string | null }
    }
    /** List subscriptions, the newest first: who pays for what, and until when. */
    STRIPE_LIST_SUBSCRIPTIONS: {
      input: { customer?: string | undefined; price?: string | undefined; status?: "active" | "all" | "canceled" | "ended" | "incomplete" | "incomplete_expired" | "past_due" | "paused" | "trialing" | "unpaid" | undefined; limit?: number | undefined; starting_after?: string | undefined }
      output: { subscriptions: ({ id: string; status: string; customer: string; currency: string; created: string; cancel_at_period_end: boolean; canceled_at: string | null; items: ({ price: string; product: string; unit_amount?: number | null | undefined; interval?: string | undefined; quantity?: number | undefined; current_period_end: string })[] })[]; next_cursor: string | null }
    }
    /** Get what is on the Stripe account: what can be paid out, and what is on its way. */
    STRIPE_RETRIEVE_BALANCE: {
      input: Record<string, unknown>
      output: { available: { amount: number; currency: string }[]; pending: { amount: number; currency: string }[]; livemode: boolean }
    }
    /** Find customers in Stripe's query language. New ones are found after about a minute. */
    STRIPE_SEARCH_CUSTOMERS: {
      input: { query: string; limit?: number | undefined; page?: string | undefined }
      output: { customers: ({ id: string; name?: string | null | undefined; email?: string | null | undefined; phone?: string | null | undefined; description?: string | null | undefined; created: string; balance?: number | null | undefined; currency?: string | null | undefined; delinquent?: boolean | null | undefined; metadata?: Record<string, string> | undefined })[]; next_page?: string | null | undefined }
    }
    /** Give Stripe a file: evidence for a dispute, a document of somebody who is verified, a logo. */
    STRIPE_UPLOAD_FILE: {
      input: { file: string; purpose: "dispute_evidence" | "identity_document" | "additional_verification" | "tax_document_user_upload" | "customer_signature" | "business_icon" | "business_logo" }
      output: { id: string; filename?: string | null | undefined; title?: string | null | undefined; type?: string | null | undefined; size: number; purpose: string; created: string }
    }
    /** Delete a message for everybody, within 48 hours after it was sent. */
    TELEGRAM_DELETE_MESSAGE: {
      input: { chat_id: number | string; message_id: number }
      output: { done: boolean }
    }
    /** Replace the text of a message that the bot sent. */
    TELEGRAM_EDIT_MESSAGE: {
      input: { chat_id: number | string; message_id: number; text: string; parse_mode?: "HTML" | "MarkdownV2" | undefined }
      output: { message_id: number; date: number; chat: { id: number; type: string; title?: string | undefined; username?: string | undefined; first_name?: string | undefined; last_name?: string | undefined }; from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined; text?: string | undefined; caption?: string | undefined; reply_to_message?: { message_id: number; text?: string | undefined } | undefined }
    }
    /** Forward a message from one chat to another. */
    TELEGRAM_FORWARD_MESSAGE: {
      input: { chat_id: number | string; from_chat_id: number | string; message_id: number }
      output: { message_id: number; date: number; chat: { id: number; type: string; title?: string | undefined; username?: string | undefined; first_name?: string | undefined; last_name?: string | undefined }; from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined; text?: string | undefined; caption?: string | undefined; reply_to_message?: { message_id: number; text?: string | undefined } | undefined }
    }
    /** Get the title, description and invite link of a chat. */
    TELEGRAM_GET_CHAT: {
      input: { chat_id: number | string }
      output: { id: number; type: string; title?: string | undefined; username?: string | undefined; first_name?: string | undefined; last_name?: string | undefined; bio?: string | undefined; description?: string | undefined; invite_link?: string | undefined }
    }
    /** List who runs a group or a channel, other bots left out. */
    TELEGRAM_GET_CHAT_ADMINISTRATORS: {
      input: { chat_id: number | string }
      output: { administrators: ({ user: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined }; status: string; custom_title?: string | undefined })[] }
    }
    /** Read what was written to the bot in the last 24 hours, the oldest first. */
    TELEGRAM_GET_UPDATES: {
      input: { limit?: number | undefined }
      output: { messages: ({ message_id: number; date: number; chat: { id: number; type: string; title?: string | undefined; username?: string | undefined; first_name?: string | undefined; last_name?: string | undefined }; from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined; text?: string | undefined; caption?: string | undefined; reply_to_message?: { message_id: number; text?: string | undefined } | undefined })[] }
    }
    /** Pin a message at the top of a chat; in groups and channels the bot has to be an admin. */
    TELEGRAM_PIN_MESSAGE: {
      input: { chat_id: number | string; message_id: number; disable_notification?: boolean | undefined }
      output: { done: boolean }
    }
    /** Send a file of any kind into a chat, or a PDF, ZIP or GIF from the web. */
    TELEGRAM_SEND_DOCUMENT: {
      input: { chat_id: number | string; file?: string | undefined; document?: string | undefined; caption?: string | undefined; parse_mode?: "HTML" | "MarkdownV2" | undefined; disable_notification?: boolean | undefined; reply_to_message_id?: number | undefined }
      output: { message_id: number; date: number; chat: { id: number; type: string; title?: string | undefined; username?: string | undefined; first_name?: string | undefined; last_name?: string | undefined }; from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined; text?: string | undefined; caption?: string | undefined; reply_to_message?: { message_id: number; text?: string | undefined } | undefined }
    }
    /** Write a message into a chat with a person, a group or a channel. */
    TELEGRAM_SEND_MESSAGE: {
      input: { chat_id: number | string; text: string; parse_mode?: "HTML" | "MarkdownV2" | undefined; disable_notification?: boolean | undefined; reply_to_message_id?: number | undefined }
      output: { message_id: number; date: number; chat: { id: number; type: string; title?: string | undefined; username?: string | undefined; first_name?: string | undefined; last_name?: string | undefined }; from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined; text?: string | undefined; caption?: string | undefined; reply_to_message?: { message_id: number; text?: string | undefined } | undefined }
    }
    /** Send a picture into a chat: a file, or one from the web. */
    TELEGRAM_SEND_PHOTO: {
      input: { chat_id: number | string; file?: string | undefined; photo?: string | undefined; caption?: string | undefined; parse_mode?: "HTML" | "MarkdownV2" | undefined; disable_notification?: boolean | undefined; reply_to_message_id?: number | undefined }
      output: { message_id: number; date: number; chat: { id: number; type: string; title?: string | undefined; username?: string | undefined; first_name?: string | undefined; last_name?: string | undefined }; from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined; text?: string | undefined; caption?: string | undefined; reply_to_message?: { message_id: number; text?: string | undefined } | undefined }
    }
    /** Complete a task. One that recurs moves on to its next date. */
    TODOIST_CLOSE_TASK: {
      input: { task_id: string }
      output: { closed: boolean }
    }
    /** Write a comment on a task. */
    TODOIST_CREATE_COMMENT: {
      input: { task_id: string; content: string }
      output: { id: string; content: string; posted_at?: string | undefined; posted_uid?: string | undefined }
    }
    /** Add a task, to the inbox or to a project, with a due date in words or as a date. */
    TODOIST_CREATE_TASK: {
      input: { content: string; project_id?: string | undefined; section_id?: string | undefined; parent_id?: string | undefined; description?: string | undefined; labels?: string[] | undefined; priority?: number | undefined; due_string?: string | undefined; due_date?: string | undefined; due_datetime?: string | undefined; assignee_id?: string | undefined }
      output: { id: string; content: string; description?: string | undefined; project_id: string; section_id?: string | null | undefined; parent_id?: string | null | undefined; labels?: string[] | undefined; priority: number; due?: { date: string; string?: string | undefined; is_recurring?: boolean | undefined; timezone?: string | null | undefined } | null | undefined; deadline?: { date: string } | null | undefined; responsible_uid?: string | null | undefined; checked?: boolean | undefined; completed_at?: string | null | undefined; url: string }
    }
    /** Delete a task for good, with its parts. TODOIST_CLOSE_TASK completes it instead. */
    TODOIST_DELETE_TASK: {
      input: { task_id: string }
      output: { deleted: boolean }
    }
    /** List the comments on a task. */
    TODOIST_GET_ALL_COMMENTS: {
      input: { task_id: string; limit?: number | undefined; cursor?: string | undefined }
      output: { comments: ({ id: string; content: string; posted_at?: string | undefined; posted_uid?: string | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** List the projects of the account, the inbox among them. */
    TODOIST_GET_ALL_PROJECTS: {
      input: { limit?: number | undefined; cursor?: string | undefined }
      output: { projects: ({ id: string; name: string; parent_id?: string | null | undefined; is_shared?: boolean | undefined; is_favorite?: boolean | undefined; inbox_project?: boolean | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** List the sections of a project, or of all. */
    TODOIST_GET_ALL_SECTIONS: {
      input: { project_id?: string | undefined; limit?: number | undefined; cursor?: string | undefined }
      output: { sections: { id: string; name: string; project_id: string }[]; next_cursor?: string | null | undefined }
    }
    /** List open tasks: of a project, a section or a label, or what a filter in Todoist's own language finds. */
    TODOIST_GET_ALL_TASKS: {
      input: { filter?: string | undefined; project_id?: string | undefined; section_id?: string | undefined; parent_id?: string | undefined; label?: string | undefined; limit?: number | undefined; cursor?: string | undefined }
      output: { tasks: ({ id: string; content: string; description?: string | undefined; project_id: string; section_id?: string | null | undefined; parent_id?: string | null | undefined; labels?: string[] | undefined; priority: number; due?: { date: string; string?: string | undefined; is_recurring?: boolean | undefined; timezone?: string | null | undefined } | null | undefined; deadline?: { date: string } | null | undefined; responsible_uid?: string | null | undefined; checked?: boolean | undefined; completed_at?: string | null | undefined; url: string })[]; next_cursor?: string | null | undefined }
    }
    /** Get one task with its whole description. */
    TODOIST_GET_TASK: {
      input: { task_id: string }
      output: { id: string; content: string; description?: string | undefined; project_id: string; section_id?: string | null | undefined; parent_id?: string | null | undefined; labels?: string[] | undefined; priority: number; due?: { date: string; string?: string | undefined; is_recurring?: boolean | undefined; timezone?: string | null | undefined } | null | undefined; deadline?: { date: string } | null | undefined; responsible_uid?: string | null | undefined; checked?: boolean | undefined; completed_at?: string | null | undefined; url: string }
    }
    /** Move a task to a project, to a section, or below another task: give one of them. */
    TODOIST_MOVE_TASK: {
      input: { task_id: string; project_id?: string | undefined; section_id?: string | undefined; parent_id?: string | undefined }
      output: { id: string; content: string; description?: string | undefined; project_id: string; section_id?: string | null | undefined; parent_id?: string | null | undefined; labels?: string[] | undefined; priority: number; due?: { date: string; string?: string | undefined; is_recurring?: boolean | undefined; timezone?: string | null | undefined } | null | undefined; deadline?: { date: string } | null | undefined; responsible_uid?: string | null | undefined; checked?: boolean | undefined; completed_at?: string | null | undefined; url: string }
    }
    /** Open a completed task again. */
    TODOIST_REOPEN_TASK: {
      input: { task_id: string }
      output: { reopened: boolean }
    }
    /** Change the name, date, priority, labels or text of a task. What is left out stays. TODOIST_CLOSE_TASK completes it. */
    TODOIST_UPDATE_TASK: {
      input: { task_id: string; content?: string | undefined; description?: string | undefined; labels?: string[] | undefined; priority?: number | undefined; due_string?: string | undefined; due_date?: string | undefined; due_datetime?: string | undefined; assignee_id?: string | undefined }
      output: { id: string; content: string; description?: string | undefined; project_id: string; section_id?: string | null | undefined; parent_id?: string | null | undefined; labels?: string[] | undefined; priority: number; due?: { date: string; string?: string | undefined; is_recurring?: boolean | undefined; timezone?: string | null | undefined } | null | undefined; deadline?: { date: string } | null | undefined; responsible_uid?: string | null | undefined; checked?: boolean | undefined; completed_at?: string | null | undefined; url: string }
    }
    /** Attach a file to a card. */
    TRELLO_ADD_ATTACHMENT: {
      input: { card_id: string; file: string; name?: string | undefined }
      output: { id: string; name: string; url: string }
    }
    /** Add a line to a checklist of a card. */
    TRELLO_ADD_CHECKLIST_ITEM: {
      input: { checklist_id: string; name: string; checked?: boolean | undefined }
      output: { id: string; name: string; state: string }
    }
    /** Write a comment on a card; `@name` tells somebody of it. */
    TRELLO_ADD_COMMENT: {
      input: { card_id: string; text: string }
      output: { id: string; date: string }
    }
    /** Add a card to a list of a board. */
    TRELLO_CREATE_CARD: {
      input: { list_id: string; name: string; desc?: string | undefined; due?: string | undefined; pos?: "top" | "bottom" | undefined; member_ids?: string[] | undefined; label_ids?: string[] | undefined }
      output: { id: string; name: string; desc?: string | undefined; idBoard?: string | undefined; idList?: string | undefined; idMembers?: string[] | undefined; labels?: ({ id: string; name: string; color?: string | null | undefined })[] | undefined; due?: string | null | undefined; dueComplete?: boolean | undefined; closed?: boolean | undefined; dateLastActivity?: string | undefined; shortUrl?: string | undefined }
    }
    /** Get the lists (columns), labels and members of a board, with their ids. */
    TRELLO_GET_BOARD: {
      input: { board_id: string }
      output: { lists: { id: string; name: string }[]; labels: ({ id: string; name: string; color?: string | null | undefined })[]; members: { id: string; fullName: string; username: string }[] }
    }
    /** Get one card with its checklists, comments, attachments and people. */
    TRELLO_GET_CARD: {
      input: { card_id: string }
      output: { id: string; name: string; desc?: string | undefined; idBoard?: string | undefined; idList?: string | undefined; idMembers?: string[] | undefined; labels?: ({ id: string; name: string; color?: string | null | undefined })[] | undefined; due?: string | null | undefined; dueComplete?: boolean | undefined; closed?: boolean | undefined; dateLastActivity?: string | undefined; shortUrl?: string | undefined; board?: { id: string; name: string } | undefined; list?: { id: string; name: string } | undefined; members?: { id: string; fullName: string }[] | undefined; checklists?: { id: string; name: string; checkItems: { id: string; name: string; state: string }[] }[] | undefined; attachments?: { name: string; url: string }[] | undefined; comments: ({ author?: string | undefined; text: string; date: string })[] }
    }
    /** List the boards that the user is on. */
    TRELLO_LIST_BOARDS: {
      input: { filter?: "open" | "closed" | "starred" | "all" | undefined }
      output: { boards: ({ id: string; name: string; closed?: boolean | undefined; dateLastActivity?: string | null | undefined; shortUrl?: string | undefined })[] }
    }
    /** List the open cards of a board, or of one of its lists. */
    TRELLO_LIST_CARDS: {
      input: { board_id: string; list_id?: string | undefined }
      output: { cards: ({ id: string; name: string; desc?: string | undefined; idBoard?: string | undefined; idList?: string | undefined; idMembers?: string[] | undefined; labels?: ({ id: string; name: string; color?: string | null | undefined })[] | undefined; due?: string | null | undefined; dueComplete?: boolean | undefined; closed?: boolean | undefined; dateLastActivity?: string | undefined; shortUrl?: string | undefined })[] }
    }
    /** Find cards on all boards by words and Trello's operators: `@me`, `due:week`, `label:blue`, `is:open`, `list:Doing`, `edited:day`. */
    TRELLO_SEARCH_CARDS: {
      input: { query: string; board_id?: string | undefined; limit?: number | undefined; page?: number | undefined }
      output: { cards: ({ id: string; name: string; desc?: string | undefined; idBoard?: string | undefined; idList?: string | undefined; idMembers?: string[] | undefined; labels?: ({ id: string; name: string; color?: string | null | undefined })[] | undefined; due?: string | null | undefined; dueComplete?: boolean | undefined; closed?: boolean | undefined; dateLastActivity?: string | undefined; shortUrl?: string | undefined })[] }
    }
    /** Move a card to another list, or change its text, due date, people or labels; archive it. */
    TRELLO_UPDATE_CARD: {
      input: { card_id: string; name?: string | undefined; desc?: string | undefined; due?: string | undefined; pos?: "top" | "bottom" | undefined; list_id?: string | undefined; dueComplete?: boolean | undefined; closed?: boolean | undefined; member_ids?: string[] | undefined; label_ids?: string[] | undefined }
      output: { id: string; name: string; desc?: string | undefined; idBoard?: string | undefined; idList?: string | undefined; idMembers?: string[] | undefined; labels?: ({ id: string; name: string; color?: string | null | undefined })[] | undefined; due?: string | null | undefined; dueComplete?: boolean | undefined; closed?: boolean | undefined; dateLastActivity?: string | undefined; shortUrl?: string | undefined }
    }
    /** Stop a message that was to be sent later and has not been sent yet. */
    TWILIO_CANCEL_MESSAGE: {
      input: { message_sid: string }
      output: { sid: string; status: string; direction?: string | undefined; from?: string | null | undefined; to?: string | null | undefined; body?: string | null | undefined; date_sent?: string | null | undefined; num_media?: string | null | undefined; price?: string | null | undefined; price_unit?: string | null | undefined; error_code?: number | null | undefined; error_message?: string | null | undefined }
    }
    /** Call a phone and read a text to whoever answers. It costs money. */
    TWILIO_CREATE_CALL: {
      input: { to: string; from: string; say: string; language?: string | undefined }
      output: { sid: string; status: string; direction?: string | null | undefined; from?: string | null | undefined; to?: string | null | undefined; start_time?: string | null | undefined; end_time?: string | null | undefined; duration?: string | null | undefined; answered_by?: string | null | undefined; price?: string | null | undefined; price_unit?: string | null | undefined }
    }
    /** Get how much money is left on the account. */
    TWILIO_FETCH_BALANCE: {
      input: Record<string, unknown>
      output: { balance: string; currency: string }
    }
    /** Get one message, with whether it arrived, why not, and what it cost. */
    TWILIO_FETCH_MESSAGE: {
      input: { message_sid: string }
      output: { sid: string; status: string; direction?: string | undefined; from?: string | null | undefined; to?: string | null | undefined; body?: string | null | undefined; date_sent?: string | null | undefined; num_media?: string | null | undefined; price?: string | null | undefined; price_unit?: string | null | undefined; error_code?: number | null | undefined; error_message?: string | null | undefined }
    }
    /** Tell whether a number is valid and how it is written; for money also its carrier. */
    TWILIO_FETCH_PHONE_NUMBER_INFO: {
      input: { phone_number: string; with_line_type?: boolean | undefined }
      output: { phone_number: string; national_format?: string | null | undefined; country_code?: string | null | undefined; valid: boolean; validation_errors?: string[] | null | undefined; line_type_intelligence?: { type?: string | null | undefined; carrier_name?: string | null | undefined } | null | undefined }
    }
    /** List calls that were made and that came in, the newest first. */
    TWILIO_LIST_CALLS: {
      input: { to?: string | undefined; from?: string | undefined; status?: "queued" | "ringing" | "in-progress" | "canceled" | "completed" | "failed" | "busy" | "no-answer" | undefined; start_time_after?: string | undefined; start_time_before?: string | undefined; page_size?: number | undefined; page_token?: string | undefined }
      output: { calls: ({ sid: string; status: string; direction?: string | null | undefined; from?: string | null | undefined; to?: string | null | undefined; start_time?: string | null | undefined; end_time?: string | null | undefined; duration?: string | null | undefined; answered_by?: string | null | undefined; price?: string | null | undefined; price_unit?: string | null | undefined })[]; next_page_token: string | null }
    }
    /** List the numbers that the account owns, with what each can do. */
    TWILIO_LIST_INCOMING_PHONE_NUMBERS: {
      input: { page_size?: number | undefined; page_token?: string | undefined }
      output: { phone_numbers: ({ sid: string; phone_number: string; friendly_name?: string | null | undefined; capabilities?: { sms?: boolean | undefined; mms?: boolean | undefined; voice?: boolean | undefined } | undefined; status?: string | null | undefined })[]; next_page_token: string | null }
    }
    /** List the messages that were sent and that came in, the newest first. */
    TWILIO_LIST_MESSAGES: {
      input: { to?: string | undefined; from?: string | undefined; date_sent_after?: string | undefined; date_sent_before?: string | undefined; page_size?: number | undefined; page_token?: string | undefined }
      output: { messages: ({ sid: string; status: string; direction?: string | undefined; from?: string | null | undefined; to?: string | null | undefined; body?: string | null | undefined; date_sent?: string | null | undefined; num_media?: string | null | undefined; price?: string | null | undefined; price_unit?: string | null | undefined; error_code?: number | null | undefined; error_message?: string | null | undefined })[]; next_page_token: string | null }
    }
    /** List recordings of calls, of all or of one, the newest first. */
    TWILIO_LIST_RECORDINGS: {
      input: { call_sid?: string | undefined; page_size?: number | undefined; page_token?: string | undefined }
      output: { recordings: ({ sid: string; call_sid?: string | null | undefined; status: string; start_time?: string | null | undefined; duration?: string | null | undefined; media_url?: string | null | undefined })[]; next_page_token: string | null }
    }
    /** List what was used and what it cost, by category, between two days. */
    TWILIO_LIST_USAGE_RECORDS: {
      input: { category?: string | undefined; start_date?: string | undefined; end_date?: string | undefined }
      output: { usage: ({ category: string; description?: string | null | undefined; start_date?: string | null | undefined; end_date?: string | null | undefined; count?: string | null | undefined; count_unit?: string | null | undefined; usage?: string | null | undefined; usage_unit?: string | null | undefined; price?: number | string | null | undefined; price_unit?: string | null | undefined })[] }
    }
    /** Send a text message (SMS), one with a picture (MMS), or a WhatsApp message. It costs money. Give from or messaging_service_sid. */
    TWILIO_SEND_MESSAGE: {
      input: { to: string; from?: string | undefined; messaging_service_sid?: string | undefined; body: string; media_url?: string | undefined; send_at?: string | undefined }
      output: { sid: string; status: string; direction?: string | undefined; from?: string | null | undefined; to?: string | null | undefined; body?: string | null | undefined; date_sent?: string | null | undefined; num_media?: string | null | undefined; price?: string | null | undefined; price_unit?: string | null | undefined; error_code?: number | null | undefined; error_message?: string | null | undefined }
    }
    /** Set an environment variable of a project. Deployments that are made from then on see it. */
    VERCEL_ADD_ENVIRONMENT_VARIABLE: {
      input: { idOrName: string; key: string; value: string; target: ("production" | "preview" | "development")[]; type?: "encrypted" | "plain" | "sensitive" | undefined; comment?: string | undefined; teamId?: string | undefined }
      output: { set: boolean }
    }
    /** Add a domain to a project. The answer tells which DNS record is missing. */
    VERCEL_ADD_PROJECT_DOMAIN: {
      input: { idOrName: string; name: string; redirect?: string | undefined; gitBranch?: string | undefined; teamId?: string | undefined }
      output: { name: string; verified: boolean; redirect?: string | null | undefined; gitBranch?: string | null | undefined; verification?: { type: string; domain: string; value: string }[] | undefined }
    }
    /** Stop a deployment that is still being built. */
    VERCEL_CANCEL_DEPLOYMENT: {
      input: { id: string; teamId?: string | undefined }
      output: { id: string; name: string; url?: string | null | undefined; state: string; target?: string | null | undefined; created?: string | undefined; creator?: string | undefined; branch?: string | undefined; commit?: string | undefined; error?: string | null | undefined; inspectorUrl?: string | null | undefined }
    }
    /** Delete an environment variable of a project with its value. */
    VERCEL_DELETE_ENVIRONMENT_VARIABLE: {
      input: { idOrName: string; id: string; teamId?: string | undefined }
      output: { deleted: boolean }
    }
    /** Get one deployment: its state, its error, its commit, its address. */
    VERCEL_GET_DEPLOYMENT: {
      input: { idOrUrl: string; teamId?: string | undefined }
      output: { id: string; name: string; url?: string | null | undefined; state: string; target?: string | null | undefined; created?: string | undefined; creator?: string | undefined; branch?: string | undefined; commit?: string | undefined; error?: string | null | undefined; inspectorUrl?: string | null | undefined }
    }
    /** Get the last lines that the build of a deployment wrote, the newest first. */
    VERCEL_GET_DEPLOYMENT_EVENTS: {
      input: { idOrUrl: string; limit?: number | undefined; teamId?: string | undefined }
      output: { events: ({ type: string; text: string; time?: string | undefined })[] }
    }
    /** Get one project: its framework, build settings and repository. */
    VERCEL_GET_PROJECT: {
      input: { idOrName: string; teamId?: string | undefined }
      output: { id: string; name: string; framework?: string | null | undefined; nodeVersion?: string | undefined; rootDirectory?: string | null | undefined; buildCommand?: string | null | undefined; outputDirectory?: string | null | undefined; repository?: string | undefined; created?: string | undefined; updated?: string | undefined }
    }
    /** List deployments, the newest first: what was deployed when, from which commit, and how it went. */
    VERCEL_LIST_DEPLOYMENTS: {
      input: { projectId?: string | undefined; target?: "production" | "preview" | undefined; state?: "BUILDING" | "ERROR" | "INITIALIZING" | "QUEUED" | "READY" | "CANCELED" | undefined; limit?: number | undefined; until?: number | undefined; teamId?: string | undefined }
      output: { deployments: ({ id: string; name: string; url?: string | null | undefined; state: string; target?: string | null | undefined; created?: string | undefined; creator?: string | undefined; branch?: string | undefined; commit?: string | undefined; error?: string | null | undefined; inspectorUrl?: string | null | undefined })[]; next_cursor: number | null }
    }
    /** List the environment variables of a project by name. Their values are not shown. */
    VERCEL_LIST_ENV_VARIABLES: {
      input: { idOrName: string; teamId?: string | undefined }
      output: { variables: ({ id: string; key: string; type: string; target: string[]; gitBranch?: string | null | undefined; comment?: string | undefined })[] }
    }
    /** List or search the projects of the account or of a team, at most 100. */
    VERCEL_LIST_PROJECTS: {
      input: { search?: string | undefined; limit?: number | undefined; teamId?: string | undefined }
      output: { projects: ({ id: string; name: string; framework?: string | null | undefined; nodeVersion?: string | undefined; rootDirectory?: string | null | undefined; buildCommand?: string | null | undefined; outputDirectory?: string | null | undefined; repository?: string | undefined; created?: string | undefined; updated?: string | undefined })[] }
    }
    /** List the domains of a project, and whether they are verified. */
    VERCEL_LIST_PROJECT_DOMAINS: {
      input: { idOrName: string; limit?: number | undefined; teamId?: string | undefined }
      output: { domains: ({ name: string; verified: boolean; redirect?: string | null | undefined; gitBranch?: string | null | undefined; verification?: { type: string; domain: string; value: string }[] | undefined })[] }
    }
    /** List the teams of the account. Their projects need their id in every other call. */
    VERCEL_LIST_TEAMS: {
      input: { limit?: number | undefined; until?: number | undefined }
      output: { teams: ({ id: string; slug: string; name?: string | null | undefined })[]; next_cursor: number | null }
    }
    /** Add a customer, or change the one who has this e-mail address. */
    ZENDESK_CREATE_OR_UPDATE_USER: {
      input: { email: string; name: string; phone?: string | undefined; organization_id?: number | undefined; notes?: string | undefined }
      output: { id: number; name: string; email?: string | null | undefined; role?: string | undefined; phone?: string | null | undefined; organization_id?: number | null | undefined; time_zone?: string | null | undefined; suspended?: boolean | undefined }
    }
    /** Open a ticket. With a requester it is theirs, and they are told by e-mail. */
    ZENDESK_CREATE_TICKET: {
      input: { subject: string; status?: "new" | "open" | "pending" | "hold" | "solved" | "closed" | undefined; priority?: "low" | "normal" | "high" | "urgent" | undefined; type?: "question" | "incident" | "problem" | "task" | undefined; assignee_id?: number | undefined; group_id?: number | undefined; tags?: string[] | undefined; body: string; public?: boolean | undefined; requester?: { email: string; name: string } | undefined; attachments?: string[] | undefined }
      output: { id: number; subject?: string | null | undefined; description?: string | null | undefined; status?: string | null | undefined; priority?: string | null | undefined; type?: string | null | undefined; requester_id?: number | null | undefined; assignee_id?: number | null | undefined; group_id?: number | null | undefined; organization_id?: number | null | undefined; tags?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined }
    }
    /** Get a file that is attached to a comment of a ticket: its id is what tools that take a file are given. */
    ZENDESK_DOWNLOAD_ATTACHMENT: {
      input: { attachment_id: number }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one ticket with its latest comments: what was said to the customer, and notes. */
    ZENDESK_GET_TICKET: {
      input: { ticket_id: number; comments?: number | undefined }
      output: { id: number; subject?: string | null | undefined; description?: string | null | undefined; status?: string | null | undefined; priority?: string | null | undefined; type?: string | null | undefined; requester_id?: number | null | undefined; assignee_id?: number | null | undefined; group_id?: number | null | undefined; organization_id?: number | null | undefined; tags?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined; comments: ({ id: number; author_id: number; public: boolean; text: string; created_at: string; attachments?: ({ id?: number | undefined; file_name: string; content_url: string })[] | undefined })[] }
    }
    /** List the groups of agents that tickets can be assigned to. */
    ZENDESK_LIST_GROUPS: {
      input: { size?: number | undefined; after?: string | undefined }
      output: { groups: ({ id: number; name: string; description?: string | null | undefined })[]; next_cursor?: string | null | undefined }
    }
    /** Answer the customer of a ticket, or add a note that only agents see; can set the status at once. */
    ZENDESK_REPLY_TO_TICKET: {
      input: { ticket_id: number; body: string; public: boolean; status?: "new" | "open" | "pending" | "hold" | "solved" | "closed" | undefined; attachments?: string[] | undefined }
      output: { id: number; subject?: string | null | undefined; description?: string | null | undefined; status?: string | null | undefined; priority?: string | null | undefined; type?: string | null | undefined; requester_id?: number | null | undefined; assignee_id?: number | null | undefined; group_id?: number | null | undefined; organization_id?: number | null | undefined; tags?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined }
    }
    /** Find articles of the help center that answer a question, with their text's start. */
    ZENDESK_SEARCH_ARTICLES: {
      input: { query: string; locale?: string | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { articles: ({ id: number; title: string; snippet?: string | null | undefined; html_url: string; updated_at?: string | undefined })[]; count?: number | undefined }
    }
    /** Find tickets by words and by Zendesk's search terms: `status<solved`, `assignee:me`, `requester:ana@acme.com`, `tags:billing`, `created>2026-01-31`. Newest first unless told otherwise. */
    ZENDESK_SEARCH_TICKETS: {
      input: { query: string; sort_by?: "created_at" | "updated_at" | "priority" | "status" | "ticket_type" | undefined; sort_order?: "asc" | "desc" | undefined; per_page?: number | undefined; page?: number | undefined }
      output: { tickets: ({ id: number; subject?: string | null | undefined; description?: string | null | undefined; status?: string | null | undefined; priority?: string | null | undefined; type?: string | null | undefined; requester_id?: number | null | undefined; assignee_id?: number | null | undefined; group_id?: number | null | undefined; organization_id?: number | null | undefined; tags?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined })[]; count?: number | undefined }
    }
    /** Find customers and agents by name, e-mail, or terms such as `role:agent` and `organization:acme`. */
    ZENDESK_SEARCH_USERS: {
      input: { query: string; per_page?: number | undefined; page?: number | undefined }
      output: { users: ({ id: number; name: string; email?: string | null | undefined; role?: string | undefined; phone?: string | null | undefined; organization_id?: number | null | undefined; time_zone?: string | null | undefined; suspended?: boolean | undefined })[]; count?: number | undefined }
    }
    /** Change what is given of a ticket: status, priority, who works on it, tags. */
    ZENDESK_UPDATE_TICKET: {
      input: { ticket_id: number; subject?: string | undefined; status?: "new" | "open" | "pending" | "hold" | "solved" | "closed" | undefined; priority?: "low" | "normal" | "high" | "urgent" | undefined; type?: "question" | "incident" | "problem" | "task" | undefined; assignee_id?: number | undefined; group_id?: number | undefined; tags?: string[] | undefined }
      output: { id: number; subject?: string | null | undefined; description?: string | null | undefined; status?: string | null | undefined; priority?: string | null | undefined; type?: string | null | undefined; requester_id?: number | null | undefined; assignee_id?: number | null | undefined; group_id?: number | null | undefined; organization_id?: number | null | undefined; tags?: string[] | undefined; created_at?: string | undefined; updated_at?: string | undefined }
    }
    /** Register a person for a meeting that asks for registration, and get the link that is theirs alone. */
    ZOOM_ADD_A_MEETING_REGISTRANT: {
      input: { meetingId: string; email: string; first_name: string; last_name?: string | undefined }
      output: { id?: number | string | undefined; registrant_id?: string | undefined; join_url?: string | undefined; start_time?: string | undefined; topic?: string | undefined }
    }
    /** Plan a meeting, or make one that starts now, and get the link to join it. */
    ZOOM_CREATE_A_MEETING: {
      input: { userId?: string | undefined; topic: string; type?: number | undefined; agenda?: string | undefined; start_time?: string | undefined; duration?: number | undefined; timezone?: string | undefined; password?: string | undefined; settings__waiting_room?: boolean | undefined; settings__join_before_host?: boolean | undefined; settings__mute_upon_entry?: boolean | undefined; settings__auto_recording?: "none" | "local" | "cloud" | undefined; settings__meeting_invitees?: { email: string }[] | undefined }
      output: { id: number | string; uuid?: string | undefined; topic?: string | undefined; agenda?: string | undefined; type?: number | undefined; start_time?: string | undefined; duration?: number | undefined; timezone?: string | undefined; status?: string | undefined; join_url?: string | undefined; password?: string | undefined; host_email?: string | undefined; registration_url?: string | undefined; occurrences?: ({ occurrence_id?: string | undefined; start_time?: string | undefined; duration?: number | undefined; status?: string | undefined })[] | undefined }
    }
    /** Cancel a meeting for good, or one date of one that recurs. */
    ZOOM_DELETE_A_MEETING: {
      input: { meetingId: string; occurrence_id?: string | undefined; cancel_meeting_reminder?: boolean | undefined }
      output: { deleted: boolean }
    }
    /** Get one meeting with its time, link, passcode and, when it recurs, its dates. */
    ZOOM_GET_A_MEETING: {
      input: { meetingId: string }
      output: { id: number | string; uuid?: string | undefined; topic?: string | undefined; agenda?: string | undefined; type?: number | undefined; start_time?: string | undefined; duration?: number | undefined; timezone?: string | undefined; status?: string | undefined; join_url?: string | undefined; password?: string | undefined; host_email?: string | undefined; registration_url?: string | undefined; occurrences?: ({ occurrence_id?: string | undefined; start_time?: string | undefined; duration?: number | undefined; status?: string | undefined })[] | undefined }
    }
    /** Get what Zoom's AI Companion wrote about a meeting that is over. */
    ZOOM_GET_A_MEETING_SUMMARY: {
      input: { meetingId: string }
      output: { meeting_id?: number | string | undefined; meeting_topic?: string | undefined; meeting_start_time?: string | undefined; summary_title?: string | undefined; summary_content?: string | undefined; summary_overview?: string | undefined; next_steps?: string[] | undefined; summary_doc_url?: string | undefined }
    }
    /** Get the files that a cloud recording of a meeting is made of, and where to watch them. */
    ZOOM_GET_MEETING_RECORDINGS: {
      input: { meetingId: string }
      output: { id?: number | string | undefined; uuid?: string | undefined; topic?: string | undefined; start_time?: string | undefined; duration?: number | undefined; recording_files?: ({ id?: string | undefined; file_type?: string | undefined; recording_type?: string | undefined; file_size?: number | undefined; play_url?: string | undefined; recording_start?: string | undefined; recording_end?: string | undefined })[] | undefined }
    }
    /** List who took part in a meeting that is over, with the times when they came and left. */
    ZOOM_GET_PAST_MEETING_PARTICIPANTS: {
      input: { meetingId: string; page_size?: number | undefined; next_page_token?: string | undefined }
      output: { participants: ({ name?: string | undefined; user_email?: string | undefined; join_time?: string | undefined; leave_time?: string | undefined; duration?: number | undefined })[]; next_page_token: string | null }
    }
    /** Get name, address, time zone and plan of the connected user. */
    ZOOM_GET_USER: {
      input: { userId?: string | undefined }
      output: { id?: string | undefined; display_name?: string | undefined; email?: string | undefined; type?: number | undefined; timezone?: string | undefined; personal_meeting_url?: string | undefined; status?: string | undefined }
    }
    /** List the cloud recordings of a user between two days, at most a month apart. */
    ZOOM_LIST_ALL_RECORDINGS: {
      input: { userId?: string | undefined; from?: string | undefined; to?: string | undefined; page_size?: number | undefined; next_page_token?: string | undefined }
      output: { meetings: ({ id?: number | string | undefined; uuid?: string | undefined; topic?: string | undefined; start_time?: string | undefined; duration?: number | undefined; recording_files?: ({ id?: string | undefined; file_type?: string | undefined; recording_type?: string | undefined; file_size?: number | undefined; play_url?: string | undefined; recording_start?: string | undefined; recording_end?: string | undefined })[] | undefined })[]; next_page_token: string | null }
    }
    /** List the meetings of a user: those that are planned, running, or past. */
    ZOOM_LIST_MEETINGS: {
      input: { userId?: string | undefined; type?: "scheduled" | "live" | "upcoming" | "upcoming_meetings" | "previous_meetings" | undefined; from?: string | undefined; to?: string | undefined; page_size?: number | undefined; next_page_token?: string | undefined }
      output: { meetings: ({ id: number | string; uuid?: string | undefined; topic?: string | undefined; agenda?: string | undefined; type?: number | undefined; start_time?: string | undefined; duration?: number | undefined; timezone?: string | undefined; status?: string | undefined; join_url?: string | undefined; password?: string | undefined; host_email?: string | undefined; registration_url?: string | undefined; occurrences?: ({ occurrence_id?: string | undefined; start_time?: string | undefined; duration?: number | undefined; status?: string | undefined })[] | undefined })[]; next_page_token: string | null }
    }
    /** Move or rename a meeting, or change its settings. What is left out stays. */
    ZOOM_UPDATE_A_MEETING: {
      input: { meetingId: string; topic?: string | undefined; agenda?: string | undefined; start_time?: string | undefined; duration?: number | undefined; timezone?: string | undefined; password?: string | undefined; settings__waiting_room?: boolean | undefined; settings__join_before_host?: boolean | undefined; settings__mute_upon_entry?: boolean | undefined; settings__auto_recording?: "none" | "local" | "cloud" | undefined; settings__meeting_invitees?: { email: string }[] | undefined }
      output: { updated: boolean }
    }
  }
}

export {}
