-- A contact is looked at as a whole: the earliest of its moments stays. `secure` forces row level security again.
ALTER TABLE "segment_rechecks" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
DELETE FROM "segment_rechecks" r USING "segment_rechecks" o WHERE o."store_id" = r."store_id" AND o."contact_id" = r."contact_id"
  AND (o."due_at", o."segment_id") < (r."due_at", r."segment_id");--> statement-breakpoint
ALTER TABLE "segment_rechecks" DROP CONSTRAINT "segment_rechecks_segment";
--> statement-breakpoint
DROP INDEX "segment_members_contact";--> statement-breakpoint
ALTER TABLE "segment_rechecks" DROP CONSTRAINT "segment_rechecks_store_id_segment_id_contact_id_pk";--> statement-breakpoint
ALTER TABLE "segment_rechecks" ADD CONSTRAINT "segment_rechecks_store_id_contact_id_pk" PRIMARY KEY("store_id","contact_id");--> statement-breakpoint
CREATE INDEX "segment_members_contact" ON "segment_members" USING btree ("store_id","contact_id","segment_id");--> statement-breakpoint
ALTER TABLE "segment_rechecks" DROP COLUMN "segment_id";
