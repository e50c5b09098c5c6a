CREATE TABLE "contact_merges" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"how" text NOT NULL,
	"from_contact_id" uuid,
	"events" integer NOT NULL,
	"trust" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_merges_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "trackers" (
	"store_id" uuid NOT NULL,
	"id" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trackers_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "replays" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"filter" jsonb NOT NULL,
	"starts_workflows" boolean NOT NULL,
	"started_by" jsonb NOT NULL,
	"up_to_id" uuid NOT NULL,
	"last_id" uuid,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "replays_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
DROP INDEX "events_contact";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "trust" text DEFAULT 'verified' NOT NULL;--> statement-breakpoint
ALTER TABLE "event_type_fields" ADD COLUMN "decimal_mark" text;--> statement-breakpoint
-- The definition learns of the decimal mark; where there is none it stays the same, so what uses a field still fits.
ALTER TABLE "uses" DROP CONSTRAINT "uses_event_field";--> statement-breakpoint
ALTER TABLE "event_type_fields" DROP CONSTRAINT "event_type_fields_definition";--> statement-breakpoint
ALTER TABLE "event_type_fields" drop column "definition";--> statement-breakpoint
ALTER TABLE "event_type_fields" ADD COLUMN "definition" text GENERATED ALWAYS AS (md5(name || chr(31) || type || chr(31) || required::text || is_primary_key::text || chr(31) || coalesce(default_country_code, '') || chr(31) || coalesce(options::text, '') || chr(31) || coalesce(json_pointer_path, '') || coalesce(chr(31) || decimal_mark, ''))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "event_type_fields" ADD CONSTRAINT "event_type_fields_definition" UNIQUE("store_id","event_type_id","id","definition");--> statement-breakpoint
ALTER TABLE "uses" ADD CONSTRAINT "uses_event_field" FOREIGN KEY ("store_id","event_type_id","event_field_id","event_field_definition") REFERENCES "public"."event_type_fields"("store_id","event_type_id","id","definition") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_types" ADD COLUMN "verification" jsonb;--> statement-breakpoint
ALTER TABLE "event_types" ADD COLUMN "verification_secret" text;--> statement-breakpoint
ALTER TABLE "event_types" ADD COLUMN "previous_secret" text;--> statement-breakpoint
ALTER TABLE "event_types" ADD COLUMN "previous_secret_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "event_types" ADD COLUMN "delivery_id" jsonb;--> statement-breakpoint
ALTER TABLE "event_types" ADD COLUMN "fan_out" jsonb;--> statement-breakpoint
ALTER TABLE "event_types" ADD COLUMN "invalid" text DEFAULT 'refuse' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "occurred_at" timestamp with time zone;--> statement-breakpoint
-- `secure` forces row level security again.
ALTER TABLE "events" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "events" SET "occurred_at" = "received_at";--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "occurred_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "trust" text DEFAULT 'verified' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "starts_workflows" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "receptions" ADD COLUMN "event_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "receptions" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "receptions" SET "event_count" = 1 WHERE "outcome" = 'accepted';--> statement-breakpoint
ALTER TABLE "receptions" ADD COLUMN "trust" text;--> statement-breakpoint
ALTER TABLE "receptions" ADD COLUMN "replay_of" uuid;--> statement-breakpoint
ALTER TABLE "contact_merges" ADD CONSTRAINT "contact_merges_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trackers" ADD CONSTRAINT "trackers_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replays" ADD CONSTRAINT "replays_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_merges_contact" ON "contact_merges" USING btree ("store_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "trackers_contact" ON "trackers" USING btree ("store_id","contact_id");--> statement-breakpoint
CREATE INDEX "replays_running" ON "replays" USING btree ("store_id") WHERE "replays"."state" = 'running';--> statement-breakpoint
CREATE INDEX "events_of_fan_out" ON "events" USING btree ("store_id","reception_id") WHERE "events"."id" <> "events"."reception_id";--> statement-breakpoint
CREATE INDEX "receptions_replay_of" ON "receptions" USING btree ("store_id","replay_of") WHERE "receptions"."replay_of" is not null;--> statement-breakpoint
CREATE INDEX "events_contact" ON "events" USING btree ("store_id","contact_id","event_type_id","occurred_at");