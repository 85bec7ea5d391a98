CREATE TABLE "agenda_feed" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agenda_feed_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "canvas_announcement" (
	"connection_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"message" text NOT NULL,
	"author" text,
	"posted_at" timestamp with time zone,
	"url" text,
	CONSTRAINT "canvas_announcement_connection_id_id_pk" PRIMARY KEY("connection_id","id")
);
--> statement-breakpoint
CREATE TABLE "canvas_event" (
	"connection_id" uuid NOT NULL,
	"course_id" text,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"is_all_day" boolean NOT NULL,
	"location" text,
	"url" text,
	CONSTRAINT "canvas_event_connection_id_id_pk" PRIMARY KEY("connection_id","id")
);
--> statement-breakpoint
CREATE TABLE "canvas_module" (
	"connection_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"unlock_at" timestamp with time zone,
	"items" jsonb NOT NULL,
	CONSTRAINT "canvas_module_connection_id_id_pk" PRIMARY KEY("connection_id","id")
);
--> statement-breakpoint
ALTER TABLE "canvas_change" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "canvas_connection" ADD COLUMN "extras_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "canvas_connection" ADD COLUMN "warned_days" integer;--> statement-breakpoint
ALTER TABLE "canvas_course" ADD COLUMN "extras_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "agenda_feed" ADD CONSTRAINT "agenda_feed_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_announcement" ADD CONSTRAINT "canvas_announcement_connection_id_course_id_canvas_course_connection_id_id_fk" FOREIGN KEY ("connection_id","course_id") REFERENCES "public"."canvas_course"("connection_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_event" ADD CONSTRAINT "canvas_event_connection_id_canvas_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."canvas_connection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_event" ADD CONSTRAINT "canvas_event_connection_id_course_id_canvas_course_connection_id_id_fk" FOREIGN KEY ("connection_id","course_id") REFERENCES "public"."canvas_course"("connection_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_module" ADD CONSTRAINT "canvas_module_connection_id_course_id_canvas_course_connection_id_id_fk" FOREIGN KEY ("connection_id","course_id") REFERENCES "public"."canvas_course"("connection_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "canvas_announcement_course" ON "canvas_announcement" USING btree ("connection_id","course_id");--> statement-breakpoint
CREATE INDEX "canvas_event_course" ON "canvas_event" USING btree ("connection_id","course_id");--> statement-breakpoint
CREATE INDEX "canvas_event_start" ON "canvas_event" USING btree ("connection_id","starts_at");--> statement-breakpoint
CREATE INDEX "canvas_module_course" ON "canvas_module" USING btree ("connection_id","course_id");