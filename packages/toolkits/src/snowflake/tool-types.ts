// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Snowflake: Data of a company by SQL: find tables, query them, run statements. */
    snowflake: unknown
  }

  interface Tools {
    /** Stop a statement that is still running. */
    SNOWFLAKE_CANCEL_STATEMENT: {
      toolkit: "snowflake"
      input: {
        /** `statement_handle` of an earlier answer. */
        statement_handle: string
      }
      output: { message?: string | undefined }
    }
    /** Run one SQL statement of any kind: INSERT, UPDATE, DELETE, CREATE, DROP, GRANT, CALL. */
    SNOWFLAKE_EXECUTE_STATEMENT: {
      toolkit: "snowflake"
      input: {
        /** The SQL. */
        statement: string
        /** Database that names belong to, as Snowflake writes it. */
        database?: string | undefined
        /** Schema that names belong to, as Snowflake writes it. */
        schema?: string | undefined
        /** What computes; needed for data, not for lists. */
        warehouse?: string | undefined
        /** By which role. */
        role?: string | undefined
      }
      output: {
        /** What is running is asked for with SNOWFLAKE_GET_RESULT. */
        status: "done" | "running"
        statement_handle: string
        message?: string | undefined
        columns?: { name: string; type: string }[] | undefined
        /** Values in the order of the columns. */
        rows?: ((string | number | boolean | null)[])[] | undefined
        total_rows?: number | undefined
        /** Of how many parts the result is; this is one. */
        partitions?: number | undefined
      }
    }
    /** List the columns of a table or view with their types. */
    SNOWFLAKE_GET_COLUMNS: {
      toolkit: "snowflake"
      input: {
        /** Its whole name, e.g. `SALES.PUBLIC.ORDERS`. */
        table: string
        /** By which role. */
        role?: string | undefined
      }
      output: { columns: ({ name?: string | undefined; type?: string | undefined; "null?"?: string | undefined; comment?: string | undefined })[] }
    }
    /** Get how a statement ended that was still running, or another part of a large result. */
    SNOWFLAKE_GET_RESULT: {
      toolkit: "snowflake"
      input: {
        /** `statement_handle` of an earlier answer. */
        statement_handle: string
        /** Which part; the first is 0. */
        partition?: number | undefined
        /** How many rows of it, at most 1,000. */
        rows?: number | undefined
      }
      output: {
        /** What is running is asked for with SNOWFLAKE_GET_RESULT. */
        status: "done" | "running"
        statement_handle: string
        message?: string | undefined
        columns?: { name: string; type: string }[] | undefined
        /** Values in the order of the columns. */
        rows?: ((string | number | boolean | null)[])[] | undefined
        total_rows?: number | undefined
        /** Of how many parts the result is; this is one. */
        partitions?: number | undefined
      }
    }
    /** List the databases that the role may see. */
    SNOWFLAKE_LIST_DATABASES: {
      toolkit: "snowflake"
      input: {
        /** By which role. */
        role?: string | undefined
      }
      output: { databases: ({ name?: string | undefined; comment?: string | undefined })[] }
    }
    /** List the tables and views of a database or schema. */
    SNOWFLAKE_LIST_TABLES: {
      toolkit: "snowflake"
      input: {
        /** Its name, e.g. `SALES`; in double quotes where it has other letters. */
        database: string
        /** Only of this schema, e.g. `PUBLIC`. */
        schema?: string | undefined
        /** By which role. */
        role?: string | undefined
      }
      output: { tables: ({ name?: string | undefined; kind?: string | undefined; database_name?: string | undefined; schema_name?: string | undefined; comment?: string | undefined })[] }
    }
    /** List what statements can be computed by, with size and state. */
    SNOWFLAKE_LIST_WAREHOUSES: {
      toolkit: "snowflake"
      input: {
        /** By which role. */
        role?: string | undefined
      }
      output: { warehouses: ({ name?: string | undefined; state?: string | undefined; size?: string | undefined; is_default?: string | undefined })[] }
    }
    /** Read data by one SQL statement that changes nothing: SELECT, WITH, SHOW, DESCRIBE or EXPLAIN. */
    SNOWFLAKE_RUN_QUERY: {
      toolkit: "snowflake"
      input: {
        /** The SQL; a LIMIT keeps it quick. */
        statement: string
        /** Database that names belong to, as Snowflake writes it. */
        database?: string | undefined
        /** Schema that names belong to, as Snowflake writes it. */
        schema?: string | undefined
        /** What computes; needed for data, not for lists. */
        warehouse?: string | undefined
        /** By which role. */
        role?: string | undefined
        /** How many rows of it, at most 1,000. */
        rows?: number | undefined
      }
      output: {
        /** What is running is asked for with SNOWFLAKE_GET_RESULT. */
        status: "done" | "running"
        statement_handle: string
        message?: string | undefined
        columns?: { name: string; type: string }[] | undefined
        /** Values in the order of the columns. */
        rows?: ((string | number | boolean | null)[])[] | undefined
        total_rows?: number | undefined
        /** Of how many parts the result is; this is one. */
        partitions?: number | undefined
      }
    }
  }
}
