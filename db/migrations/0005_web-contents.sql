CREATE TABLE "content_showings" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"web_content_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"tracker_id" text NOT NULL,
	"html" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	"shown_at" timestamp with time zone,
	"clicked_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "content_showings_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "web_contents" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"html" text NOT NULL,
	"show_on" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"selector" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "web_contents_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "tracker_id" text;--> statement-breakpoint
ALTER TABLE "uses" ADD COLUMN "used_web_content_id" uuid;--> statement-breakpoint
ALTER TABLE "content_showings" ADD CONSTRAINT "content_showings_contact_exists" FOREIGN KEY ("store_id","contact_id") REFERENCES "public"."contacts"("store_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_contents" ADD CONSTRAINT "web_contents_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "content_showings_unanswered" ON "content_showings" USING btree ("store_id","tracker_id") WHERE "content_showings"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "content_showings_contact" ON "content_showings" USING btree ("store_id","contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "content_showings_once" ON "content_showings" USING btree ("store_id","event_id","workflow_id","node_id");--> statement-breakpoint
ALTER TABLE "uses" ADD CONSTRAINT "uses_used_web_content" FOREIGN KEY ("store_id","used_web_content_id") REFERENCES "public"."web_contents"("store_id","id") ON DELETE no action ON UPDATE no action;