import type { Client } from './index'

/**
 * Row level security for every table that has a `store_id`, enabled and FORCED; two roles that own nothing and cannot
 * log in. Runs after each migration, so a new table is closed before anything reads it. Idempotent.
 */
export async function secure(sql: Client): Promise<void> {
  await sql`select pg_advisory_lock(7305210000001)`
  try {
    await sql.unsafe(ROLES)
    await sql.unsafe(POLICIES)
    await sql.unsafe(SYSTEM)
  } finally {
    await sql`select pg_advisory_unlock(7305210000001)`
  }
}

const ROLES = `
do $$
declare name text;
begin
  foreach name in array array['inlet_app', 'inlet_system'] loop
    begin
      if not exists (select from pg_roles where rolname = name) then
        execute format('create role %I nologin', name);
      end if;
    exception when duplicate_object or unique_violation then null; -- another database of this cluster was quicker
    end;
    -- Since 16 being a member and being let to become the role are two things.
    if not pg_has_role(current_user, name, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then
      execute format('grant %I to current_user', name);
    end if;
  end loop;
end $$;
grant usage on schema public to inlet_app, inlet_system;
grant select, insert, update, delete on all tables in schema public to inlet_app;
revoke all on users from inlet_app;
grant select (id, email, name) on users to inlet_app;
`

/**
 * "is true" keeps the list out of index conditions: every query names its store itself, and a list of unknown length
 * beside that makes the planner think a unique look-up ten times dearer than it is, and take another index.
 */
const POLICIES = `
do $$
declare
  t record;
  own constant text := '(%I = any ((select current_setting(''app.stores'', true)::uuid[])::uuid[])) is true';
begin
  for t in
    select c.relname as name, case when c.relname = 'stores' then 'id' else 'store_id' end as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and (c.relname = 'stores' or exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'store_id' and not a.attisdropped))
  loop
    execute format('alter table %I enable row level security', t.name);
    execute format('alter table %I force row level security', t.name);
    execute format('drop policy if exists own_stores on %I', t.name);
    execute format(
      'create policy own_stores on %I to inlet_app using (%s) with check (%s)', t.name,
      format(own, t.key), format(own, t.key));
  end loop;
end $$;
`

/** What crosses stores: sign-in, the key before its store is known, making a store, finding due work. */
const SYSTEM = `
grant select, insert, update, delete on stores, users, memberships to inlet_system;
grant select on api_keys to inlet_system;
grant select (store_id, event_id, received_at, retry_at, parked_at) on pending_work to inlet_system;
grant select (store_id, due_at) on segment_rechecks to inlet_system;
grant select (store_id, state) on replays to inlet_system;
grant select (store_id, wake_at, parked_at) on execution_waits to inlet_system;
grant select (store_id, retry_at, parked_at) on pending_moves to inlet_system;
grant select (store_id, state, next_at) on deliveries to inlet_system;
do $$
declare name text;
begin
  foreach name in array array['stores', 'memberships', 'api_keys', 'pending_work', 'segment_rechecks', 'replays', 'execution_waits', 'pending_moves', 'deliveries'] loop
    execute format('drop policy if exists system on %I', name);
    execute format('create policy system on %I to inlet_system using (true) with check (true)', name);
  end loop;
end $$;
`
