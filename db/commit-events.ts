/**
 * The one statement of a group of events (house §2), as a function: asked for by one message, answered by one, and
 * committed in between. Its statements each see what is committed when they begin, so what is checked after the stores'
 * locks are held is what holds until the commit: a change of configuration takes the same locks exclusively.
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
create or replace function commit_events(entries text, bodies bytea, store_ids uuid[], store_locks bigint[])
returns table (n int, fresh boolean, contact_id uuid, first uuid, same_body boolean, done boolean)
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
        body_bytes int, outcome text, event_values jsonb, email text, create_contact boolean, new_contact_id uuid,
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
      select f.*, known.id as known_contact_id
      from fresh f left join lateral (
        select c.id from contacts c where c.store_id = f.store_id and c.email = f.email limit 1) known on true
      where f.is_fresh and f.outcome = 'accepted' and not exists (select from seen where seen.n = f.n)
    ), made as (
      insert into contacts (store_id, id, email, created_at, updated_at)
      select distinct on (store_id, email) store_id, new_contact_id, email, received_at, received_at
      from candidate where known_contact_id is null and create_contact
      order by store_id, email, n
      on conflict (store_id, email) do nothing
      returning store_id, id, email
    ), resolved as materialized (
      select k.*, coalesce(k.known_contact_id, m.id) as contact_id
      from candidate k left join made m on m.store_id = k.store_id and m.email = k.email
    ), keyed as (
      insert into idempotency_keys (store_id, event_type_id, key, body_hash, reception_id, expires_at)
      select store_id, event_type_id, key, body_hash, id, expires_at
      from resolved where contact_id is not null and key is not null
      order by store_id, event_type_id, key
      on conflict (store_id, event_type_id, key) do update
        set body_hash = excluded.body_hash, reception_id = excluded.reception_id, expires_at = excluded.expires_at
        where idempotency_keys.expires_at <= excluded.expires_at - interval '24 hours'
      returning store_id, reception_id
    ), winner as materialized (
      select r.* from resolved r
      where r.contact_id is not null
        and (r.key is null or exists (select from keyed k where k.store_id = r.store_id and k.reception_id = r.id))
    ), event as (
      insert into events (store_id, id, reception_id, event_type_id, contact_id, values, received_at, revision)
      select store_id, id, id, event_type_id, contact_id, event_values, received_at, revision from winner
    ), pending as (
      insert into pending_work (store_id, event_id, contact_id, received_at)
      select store_id, id, contact_id, received_at from winner
    ), reception as (
      insert into receptions (store_id, id, received_at, outcome, status, event_type_id, receive_context, alias,
        api_key_id, remote_address, headers, body, body_bytes, ignored, reason_code, detail, reasons, duplicate_of)
      select store_id, id, received_at, outcome, status, event_type_id, receive_context, alias, api_key_id,
        remote_address, headers, substring(bodies from body_from for body_length), body_bytes, ignored,
        reason_code, detail, reasons, duplicate_of
      from (
        select n, store_id, id, received_at, outcome, status, event_type_id, receive_context, alias, api_key_id,
          remote_address, headers, body_from, body_length, body_bytes, ignored, reason_code, detail, reasons,
          duplicate_of from winner
        union all
        select n, store_id, id, received_at, outcome, status, event_type_id, receive_context, alias, api_key_id,
          remote_address, headers, body_from, body_length, body_bytes, ignored, reason_code, detail, reasons,
          duplicate_of from fresh where is_fresh and outcome <> 'accepted'
      ) kept
    )
    select f.n, f.is_fresh as fresh, r.contact_id, s.reception_id as first, s.same_body, w.n is not null as done
    from fresh f
      left join seen s on s.n = f.n
      left join resolved r on r.n = f.n
      left join winner w on w.n = f.n;
end $$;
`
