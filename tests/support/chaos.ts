import { client } from '@/db'

const TABLES = [
  ...['executions', 'effects', 'field_changes', 'contacts', 'execution_waits', 'pending_work', 'pending_moves'],
  ...['segment_members', 'segment_moves', 'node_counts', 'deliveries'],
]

/**
 * Lets Postgres break off any statement that writes to these tables, by chance: for what is committed that is the same as
 * a worker that dies between any two steps. Of the database of this test file alone.
 */
export async function makeChaos(): Promise<{ set: (probability: number) => Promise<void> }> {
  const sql = client()
  await sql`create table if not exists chaos (probability float8 not null)`
  await sql`grant select on chaos to public`
  await sql`insert into chaos select 0 where not exists (select from chaos)`
  await sql.unsafe(`
    create or replace function break_off() returns trigger language plpgsql as $$
    begin
      if random() < (select probability from chaos) then raise exception 'broken off at %', tg_table_name; end if;
      return null;
    end $$`)
  for (const table of TABLES) {
    await sql.unsafe(`
      create or replace trigger break_off after insert or update or delete on ${table}
      for each statement execute function break_off()`)
  }
  return { set: async (probability) => void (await sql`update chaos set probability = ${probability}`) }
}
