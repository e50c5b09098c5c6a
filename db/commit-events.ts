/**
 * The one statement of a group of events (house §2), as a function: asked for by one message, answered by one, and
 * committed in between. Its statements each see what is committed when they begin, so what is checked after the stores'
 * locks are held is what holds until the commit: a change of configuration takes the same locks exclusively.
 *
 * An entry is a reception; its events (one, or those of a fan-out) stand beside it in `items` and are stored all or none.
 *
 * In this order, each step seeing only what it needs: the revision each entry was judged by is still the store's ·
 * answers already given under the same idempotency key · contacts that exist, contacts that are made (existing rows are
 * never touched: workers hold them) · idempotency keys · events, receptions, pending work. A contact or key that another
 * process inserted meanwhile is in neither result: that entry is tried again in the next group.
 *
 * Plans are kept, also one made while the tables were empty. `lateral … limit 1` and the function's settings leave
 * Postgres nothing but look-ups in the unique indexes, which stay right as tables grow.
 */
export const COMMIT_EVENTS = `
drop function if exists commit_events(text, bytea, uuid[], bigint[]);
create or replace function commit_events(entries text, items text, bodies bytea, store_ids uuid[], store_locks bigint[])
returns table (n int, fresh boolean, first uuid, same_body boolean, missing boolean, done boolean)
language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
set enable_material = off
as $$
#variable_conflict use_column
begin
  perform set_config('role', 'inlet_app', true), set_config('app.stores', store_ids::text, true);
  perform pg_advisory_xact_lock_shared(key) from unnest(store_locks) key;
  return query
    with input as materialized (
      select * from json_to_recordset(entries::json) as (
        n int, store_id uuid, revision bigint, id uuid, received_at timestamptz, receive_context text,
        event_type_id uuid, api_key_id uuid, remote_address text, headers jsonb, body_from int, body_length int,
        body_bytes int, outcome text, create_contact boolean, event_count int, trust text, replay_of uuid,
        key text, body_hash text, expires_at timestamptz, ignored jsonb, alias text, status int, reason_code text,
        detail text, reasons jsonb, duplicate_of uuid)
    ), fresh as materialized (
      select i.*, s.revision = i.revision as is_fresh from input i join stores s on s.id = i.store_id
    ), seen as materialized (
      select f.n, first.reception_id, first.body_hash = f.body_hash as same_body
      from fresh f cross join lateral (
        select k.reception_id, k.body_hash from idempotency_keys k
        where k.store_id = f.store_id and k.event_type_id = f.event_type_id and k.key = f.key
          and k.expires_at > f.received_at limit 1) first
      where f.is_fresh and f.outcome = 'accepted' and f.key is not null
    ), candidate as materialized (
      select f.* from fresh f
      where f.is_fresh and f.outcome = 'accepted' and not exists (select from seen where seen.n = f.n)
    ), item as materialized (
      select i.*, f.store_id, f.received_at, f.create_contact, known.id as known_contact_id
      from json_to_recordset(items::json) as i(
          n int, id uuid, event_values jsonb, email text, contact_id uuid, new_contact_id uuid, trust text,
          occurred_at timestamptz, starts_workflows boolean, tracker_id text)
        join candidate f on f.n = i.n
        left join lateral (
          (select c.id from contacts c where c.store_id = f.store_id and c.email = i.email and i.contact_id is null limit 1)
          union all
          (select c.id from contacts c where c.store_id = f.store_id and c.id = i.contact_id limit 1)
          limit 1) known on true
    ), made as (
      insert into contacts (store_id, id, email, created_at, updated_at)
      select distinct on (store_id, email) store_id, new_contact_id, email, received_at, received_at
      from item where known_contact_id is null and create_contact and email is not null and contact_id is null
      order by store_id, email, n
      on conflict (store_id, email) do nothing
      returning store_id, id, email
    ), resolved as materialized (
      select i.*, coalesce(i.known_contact_id, m.id) as resolved_id
      from item i left join made m on i.contact_id is null and m.store_id = i.store_id and m.email = i.email
    ), unresolved as materialized (
      select distinct n from resolved where resolved_id is null
    ), whole as materialized (
      select f.* from candidate f where not exists (select from unresolved u where u.n = f.n)
    ), keyed as (
      insert into idempotency_keys (store_id, event_type_id, key, body_hash, reception_id, expires_at)
      select store_id, event_type_id, key, body_hash, id, expires_at
      from whole where key is not null
      order by store_id, event_type_id, key
      on conflict (store_id, event_type_id, key) do update
        set body_hash = excluded.body_hash, reception_id = excluded.reception_id, expires_at = excluded.expires_at
        where idempotency_keys.expires_at <= excluded.expires_at - interval '24 hours'
      returning store_id, reception_id
    ), winner as materialized (
      select w.* from whole w
      where w.key is null or exists (select from keyed k where k.store_id = w.store_id and k.reception_id = w.id)
    ), winning as materialized (
      select r.*, w.id as reception_id, w.event_type_id, w.revision from resolved r join winner w on w.n = r.n
    ), event as (
      insert into events (store_id, id, reception_id, event_type_id, contact_id, values, received_at, occurred_at, trust,
        starts_workflows, tracker_id, revision)
      select store_id, id, reception_id, event_type_id, resolved_id, event_values, received_at, occurred_at, trust,
        starts_workflows, tracker_id, revision from winning
    ), pending as (
      insert into pending_work (store_id, event_id, contact_id, received_at)
      select store_id, id, resolved_id, received_at from winning
    ), reception as (
      insert into receptions (store_id, id, received_at, outcome, status, event_type_id, receive_context, alias,
        api_key_id, remote_address, headers, body, body_bytes, ignored, reason_code, detail, reasons, duplicate_of,
        event_count, trust, replay_of)
      select store_id, id, received_at, outcome, status, event_type_id, receive_context, alias, api_key_id,
        remote_address, headers, substring(bodies from body_from for body_length), body_bytes, ignored,
        reason_code, detail, reasons, duplicate_of, event_count, trust, replay_of
      from (
        select * from winner
        union all
        select f.* from fresh f where f.is_fresh and f.outcome <> 'accepted'
      ) kept
    )
    select f.n, f.is_fresh as fresh, s.reception_id as first, s.same_body,
      u.n is not null as missing, w.n is not null as done
    from fresh f
      left join seen s on s.n = f.n
      left join unresolved u on u.n = f.n
      left join winner w on w.n = f.n;
end $$;
`
