CREATE TABLE "contacts" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text,
	"fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"writes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "contacts_email" UNIQUE("store_id","email")
);
--> statement-breakpoint
CREATE TABLE "field_changes" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"field_id" text NOT NULL,
	"old_value" jsonb,
	"new_value" jsonb,
	"writer" jsonb NOT NULL,
	"skipped" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "field_changes_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "contact_fields" (
	"store_id" uuid NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"options" jsonb,
	"default_country_code" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"definition" text GENERATED ALWAYS AS (md5(name || chr(31) || type || chr(31) || coalesce(default_country_code, '') || chr(31) || coalesce(options::text, ''))) STORED NOT NULL,
	CONSTRAINT "contact_fields_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "contact_fields_definition" UNIQUE("store_id","id","definition")
);
--> statement-breakpoint
CREATE TABLE "custom_integrations" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"category" text DEFAULT '' NOT NULL,
	"image_uri" text,
	"events_enabled" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "custom_integrations_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "deleted_event_types" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"alias" text NOT NULL,
	"integration_name" text NOT NULL,
	"deleted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "deleted_event_types_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "event_type_fields" (
	"store_id" uuid NOT NULL,
	"event_type_id" uuid NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"required" boolean DEFAULT false NOT NULL,
	"is_primary_key" boolean DEFAULT false NOT NULL,
	"default_country_code" text,
	"options" jsonb,
	"json_pointer_path" text,
	"definition" text GENERATED ALWAYS AS (md5(name || chr(31) || type || chr(31) || required::text || is_primary_key::text || chr(31) || coalesce(default_country_code, '') || chr(31) || coalesce(options::text, '') || chr(31) || coalesce(json_pointer_path, ''))) STORED NOT NULL,
	CONSTRAINT "event_type_fields_store_id_event_type_id_id_pk" PRIMARY KEY("store_id","event_type_id","id"),
	CONSTRAINT "event_type_fields_definition" UNIQUE("store_id","event_type_id","id","definition"),
	CONSTRAINT "event_type_fields_primary_key" CHECK (not "event_type_fields"."is_primary_key" or ("event_type_fields"."type" = 'email' and "event_type_fields"."required"))
);
--> statement-breakpoint
CREATE TABLE "event_types" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"integration_id" uuid NOT NULL,
	"name" text NOT NULL,
	"alias" text NOT NULL,
	"category" text DEFAULT 'receive' NOT NULL,
	"receive_context" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_types_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "event_types_alias" UNIQUE("store_id","alias"),
	CONSTRAINT "event_types_receive_context" CHECK (("event_types"."category" = 'receive') = ("event_types"."receive_context" is not null))
);
--> statement-breakpoint
CREATE TABLE "events" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reception_id" uuid NOT NULL,
	"event_type_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"values" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"revision" bigint NOT NULL,
	CONSTRAINT "events_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"store_id" uuid NOT NULL,
	"event_type_id" uuid NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"reception_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_store_id_event_type_id_key_pk" PRIMARY KEY("store_id","event_type_id","key")
);
--> statement-breakpoint
CREATE TABLE "pending_work" (
	"store_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp with time zone,
	"parked_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "pending_work_store_id_event_id_pk" PRIMARY KEY("store_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "receptions" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"status" integer NOT NULL,
	"event_type_id" uuid,
	"receive_context" text NOT NULL,
	"alias" text,
	"api_key_id" uuid,
	"remote_address" text,
	"headers" jsonb NOT NULL,
	"body" "bytea",
	"body_bytes" integer NOT NULL,
	"ignored" jsonb,
	"reason_code" text,
	"detail" text,
	"reasons" jsonb,
	"duplicate_of" uuid,
	CONSTRAINT "receptions_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "work_claims" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_ids" uuid[] NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "work_claims_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "segment_members" (
	"store_id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "segment_members_store_id_segment_id_contact_id_pk" PRIMARY KEY("store_id","segment_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "segment_moves" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"move" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "segment_moves_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "segment_rechecks" (
	"store_id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "segment_rechecks_store_id_segment_id_contact_id_pk" PRIMARY KEY("store_id","segment_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"definition" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segments_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "uses" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"segment_id" uuid,
	"workflow_id" uuid,
	"event_type_id" uuid,
	"event_field_id" text,
	"event_field_definition" text,
	"contact_field_id" text,
	"contact_field_definition" text,
	"used_segment_id" uuid,
	CONSTRAINT "uses_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "uses_one_user" CHECK (("uses"."segment_id" is null) <> ("uses"."workflow_id" is null))
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key_id" text NOT NULL,
	"name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"secret_encrypted" text,
	"previous_secret_hash" "bytea",
	"previous_ends_at" timestamp with time zone,
	"previous_last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"last_used_from" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_keys_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "api_keys_key_id" UNIQUE("key_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"action" text NOT NULL,
	"subject" jsonb NOT NULL,
	CONSTRAINT "audit_entries_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"store_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_store_id_user_id_pk" PRIMARY KEY("store_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	"allowed_origins" text[] DEFAULT '{}' NOT NULL,
	"ip_access" jsonb DEFAULT '{"mode":"off","ranges":[]}'::jsonb NOT NULL,
	"requests_per_minute" integer DEFAULT 6000 NOT NULL,
	"identity_secret" text,
	"retention_days" integer DEFAULT 90 NOT NULL,
	"show_keys_once" boolean DEFAULT false NOT NULL,
	"blocked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"session_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"store_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "effects_store_id_event_id_workflow_id_node_id_pk" PRIMARY KEY("store_id","event_id","workflow_id","node_id")
);
--> statement-breakpoint
CREATE TABLE "executions" (
	"store_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"state" text NOT NULL,
	"steps" jsonb NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "executions_store_id_workflow_id_event_id_pk" PRIMARY KEY("store_id","workflow_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "workflow_activations" (
	"store_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"from_revision" bigint NOT NULL,
	"to_revision" bigint,
	CONSTRAINT "workflow_activations_store_id_workflow_id_from_revision_pk" PRIMARY KEY("store_id","workflow_id","from_revision")
);
--> statement-breakpoint
CREATE TABLE "workflow_versions" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflow_versions_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "workflows" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"priority" integer NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflows_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_changes" ADD CONSTRAINT "field_changes_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_fields" ADD CONSTRAINT "contact_fields_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_integrations" ADD CONSTRAINT "custom_integrations_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deleted_event_types" ADD CONSTRAINT "deleted_event_types_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_type_fields" ADD CONSTRAINT "event_type_fields_event_type" FOREIGN KEY ("store_id","event_type_id") REFERENCES "public"."event_types"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_types" ADD CONSTRAINT "event_types_integration" FOREIGN KEY ("store_id","integration_id") REFERENCES "public"."custom_integrations"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_work" ADD CONSTRAINT "pending_work_event" FOREIGN KEY ("store_id","event_id") REFERENCES "public"."events"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_members" ADD CONSTRAINT "segment_members_segment" FOREIGN KEY ("store_id","segment_id") REFERENCES "public"."segments"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_members" ADD CONSTRAINT "segment_members_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_moves" ADD CONSTRAINT "segment_moves_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_rechecks" ADD CONSTRAINT "segment_rechecks_segment" FOREIGN KEY ("store_id","segment_id") REFERENCES "public"."segments"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_rechecks" ADD CONSTRAINT "segment_rechecks_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uses" ADD CONSTRAINT "uses_of_segment" FOREIGN KEY ("store_id","segment_id") REFERENCES "public"."segments"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uses" ADD CONSTRAINT "uses_of_workflow" FOREIGN KEY ("store_id","workflow_id") REFERENCES "public"."workflows"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uses" ADD CONSTRAINT "uses_event_type" FOREIGN KEY ("store_id","event_type_id") REFERENCES "public"."event_types"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uses" ADD CONSTRAINT "uses_event_field" FOREIGN KEY ("store_id","event_type_id","event_field_id","event_field_definition") REFERENCES "public"."event_type_fields"("store_id","event_type_id","id","definition") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uses" ADD CONSTRAINT "uses_contact_field" FOREIGN KEY ("store_id","contact_field_id","contact_field_definition") REFERENCES "public"."contact_fields"("store_id","id","definition") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uses" ADD CONSTRAINT "uses_used_segment" FOREIGN KEY ("store_id","used_segment_id") REFERENCES "public"."segments"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_activations" ADD CONSTRAINT "workflow_activations_version" FOREIGN KEY ("store_id","version_id") REFERENCES "public"."workflow_versions"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_versions" ADD CONSTRAINT "workflow_versions_workflow" FOREIGN KEY ("store_id","workflow_id") REFERENCES "public"."workflows"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflows" ADD CONSTRAINT "workflows_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_external_id" ON "contacts" USING btree ("store_id",(fields->>'_externalId')) WHERE fields ? '_externalId';--> statement-breakpoint
CREATE INDEX "field_changes_contact" ON "field_changes" USING btree ("store_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "contact_fields_store" ON "contact_fields" USING btree ("store_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_type_fields_one_primary_key" ON "event_type_fields" USING btree ("store_id","event_type_id") WHERE "event_type_fields"."is_primary_key";--> statement-breakpoint
CREATE INDEX "events_contact" ON "events" USING btree ("store_id","contact_id","event_type_id","received_at");--> statement-breakpoint
CREATE INDEX "events_event_type" ON "events" USING btree ("store_id","event_type_id","id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_expiry" ON "idempotency_keys" USING btree ("store_id","expires_at");--> statement-breakpoint
CREATE INDEX "pending_work_contact" ON "pending_work" USING btree ("store_id","contact_id","event_id");--> statement-breakpoint
CREATE INDEX "receptions_not_accepted" ON "receptions" USING btree ("store_id","outcome","id") WHERE "receptions"."outcome" <> 'accepted';--> statement-breakpoint
CREATE INDEX "segment_members_contact" ON "segment_members" USING btree ("store_id","contact_id");--> statement-breakpoint
CREATE INDEX "segment_moves_contact" ON "segment_moves" USING btree ("store_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "segment_rechecks_due" ON "segment_rechecks" USING btree ("store_id","due_at");--> statement-breakpoint
CREATE INDEX "uses_segment" ON "uses" USING btree ("store_id","segment_id");--> statement-breakpoint
CREATE INDEX "uses_workflow" ON "uses" USING btree ("store_id","workflow_id");--> statement-breakpoint
CREATE INDEX "uses_event_type" ON "uses" USING btree ("store_id","event_type_id","event_field_id");--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "effects_contact" ON "effects" USING btree ("store_id","contact_id");--> statement-breakpoint
CREATE INDEX "executions_contact" ON "executions" USING btree ("store_id","contact_id","workflow_id");--> statement-breakpoint
CREATE INDEX "executions_event" ON "executions" USING btree ("store_id","event_id");