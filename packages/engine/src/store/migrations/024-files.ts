import { type ColumnDefinitionBuilder, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { newId } from '../../ids.ts'

/**
 * What is known of files, whose sealed bytes lie in a storage; by what the names of this database's objects begin there;
 * and which large objects hold them, where that is the database itself: a large object has no name and no age of its own.
 */
export const files: Migration = {
  async up(db: Kysely<unknown>) {
    const required = (column: ColumnDefinitionBuilder) => column.notNull()
    await db.schema
      .createTable('files')
      .addColumn('project_id', 'text', required)
      .addColumn('id', 'text', required)
      .addColumn('user_id', 'text')
      .addColumn('session_id', 'text')
      .addColumn('status', 'text', required)
      .addColumn('name', 'text', required)
      .addColumn('mimetype', 'text', required)
      .addColumn('size', 'bigint', required)
      .addColumn('sha256', 'text')
      .addColumn('path', 'text')
      .addColumn('tool', 'text')
      .addColumn('account_id', 'text')
      .addColumn('parts', 'text', required)
      .addColumn('key', 'text', required)
      .addColumn('revision', 'integer', required)
      .addColumn('created_at', 'bigint', required)
      .addColumn('updated_at', 'bigint', required)
      .addColumn('expires_at', 'bigint', required)
      .addPrimaryKeyConstraint('files_key', ['project_id', 'id'])
      .addForeignKeyConstraint('files_project', ['project_id'], 'projects', ['id'])
      .addForeignKeyConstraint(
        'files_session',
        ['project_id', 'session_id'],
        'sessions',
        ['project_id', 'id'],
        (constraint) => constraint.onDelete('cascade'),
      )
      .execute()
    await db.schema.createIndex('files_id').on('files').columns(['id']).execute()
    await db.schema
      .createIndex('files_of_user')
      .on('files')
      .columns(['project_id', 'user_id', 'expires_at', 'size'])
      .execute()
    await db.schema
      .createIndex('files_of_session')
      .on('files')
      .columns(['project_id', 'session_id', 'created_at'])
      .execute()
    await db.schema.createIndex('files_expiry').on('files').columns(['expires_at']).execute()
    await db.schema.createTable('file_spaces').addColumn('id', 'text', required).execute()
    await (db as Kysely<{ file_spaces: { id: string } }>)
      .insertInto('file_spaces')
      .values({ id: newId('') })
      .execute()
    await db.schema
      .createTable('file_objects')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('oid', 'bigint', required)
      .addColumn('created_at', 'bigint', required)
      .execute()
  },
}
