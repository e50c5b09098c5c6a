CREATE TABLE "execution_waits" (
	"store_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"wake_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"parked_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "execution_waits_store_id_workflow_id_event_id_node_id_pk" PRIMARY KEY("store_id","workflow_id","event_id","node_id")
);
--> statement-breakpoint
ALTER TABLE "execution_waits" ADD CONSTRAINT "execution_waits_workflow" FOREIGN KEY ("store_id","workflow_id") REFERENCES "public"."workflows"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "execution_waits" ADD CONSTRAINT "execution_waits_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "execution_waits_due" ON "execution_waits" USING btree ("store_id","wake_at") WHERE "execution_waits"."parked_at" is null;--> statement-breakpoint
CREATE INDEX "execution_waits_contact" ON "execution_waits" USING btree ("store_id","contact_id");