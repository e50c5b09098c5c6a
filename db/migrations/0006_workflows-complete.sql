CREATE TABLE "deliveries" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_type_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"values" jsonb NOT NULL,
	"body" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"tries" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"last_answer" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "deliveries_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "node_counts" (
	"store_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"port" text NOT NULL,
	"day" date NOT NULL,
	"runs" bigint NOT NULL,
	CONSTRAINT "node_counts_store_id_workflow_id_node_id_port_day_pk" PRIMARY KEY("store_id","workflow_id","node_id","port","day")
);
--> statement-breakpoint
CREATE TABLE "pending_moves" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"move" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"revision" bigint NOT NULL,
	"trust" text NOT NULL,
	"depth" integer NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp with time zone,
	"parked_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "pending_moves_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "event_types" ADD COLUMN "webhook_url" text;--> statement-breakpoint
ALTER TABLE "event_types" ADD COLUMN "webhook_headers" text;--> statement-breakpoint
ALTER TABLE "event_types" ADD COLUMN "signing_secret" text;--> statement-breakpoint
ALTER TABLE "uses" ADD COLUMN "starts_on_move" text;--> statement-breakpoint
ALTER TABLE "execution_waits" ADD COLUMN "event_type_id" uuid;--> statement-breakpoint
ALTER TABLE "execution_waits" ADD COLUMN "came_event_id" uuid;--> statement-breakpoint
ALTER TABLE "workflows" ADD COLUMN "draft" jsonb;--> statement-breakpoint
ALTER TABLE "workflows" ADD COLUMN "draft_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_event_type_exists" FOREIGN KEY ("store_id","event_type_id") REFERENCES "public"."event_types"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "node_counts" ADD CONSTRAINT "node_counts_workflow" FOREIGN KEY ("store_id","workflow_id") REFERENCES "public"."workflows"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_moves" ADD CONSTRAINT "pending_moves_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_once" ON "deliveries" USING btree ("store_id","event_id","workflow_id","node_id");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("store_id","next_at") WHERE "deliveries"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "deliveries_event_type" ON "deliveries" USING btree ("store_id","event_type_id","id");--> statement-breakpoint
CREATE INDEX "deliveries_contact" ON "deliveries" USING btree ("store_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "pending_moves_contact" ON "pending_moves" USING btree ("store_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "execution_waits_parked" ON "execution_waits" USING btree ("store_id","workflow_id") WHERE "execution_waits"."parked_at" is not null;--> statement-breakpoint
CREATE INDEX "execution_waits_event" ON "execution_waits" USING btree ("store_id","contact_id","event_type_id") WHERE "execution_waits"."event_type_id" is not null and "execution_waits"."came_event_id" is null;--> statement-breakpoint
ALTER TABLE "event_types" ADD CONSTRAINT "event_types_webhook_url" CHECK (("event_types"."category" = 'send') = ("event_types"."webhook_url" is not null));