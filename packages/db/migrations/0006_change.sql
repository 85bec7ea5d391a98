CREATE TABLE "canvas_assignment" (
	"connection_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"due_at" timestamp with time zone,
	"unlock_at" timestamp with time zone,
	"lock_at" timestamp with time zone,
	"points_possible" double precision,
	"submission_types" text[] NOT NULL,
	"url" text,
	"work" text NOT NULL,
	"score" double precision,
	"grade" text,
	"submitted_at" timestamp with time zone,
	"graded_at" timestamp with time zone,
	"is_late" boolean NOT NULL,
	"is_missing" boolean NOT NULL,
	"is_excused" boolean NOT NULL,
	CONSTRAINT "canvas_assignment_connection_id_id_pk" PRIMARY KEY("connection_id","id")
);
--> statement-breakpoint
CREATE TABLE "canvas_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "canvas_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"connection_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"course_id" text NOT NULL,
	"course_name" text NOT NULL,
	"assignment_id" text,
	"assignment_name" text,
	"old" text,
	"new" text
);
--> statement-breakpoint
CREATE TABLE "canvas_connection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"canvas_url" text NOT NULL,
	"canvas_name" text NOT NULL,
	"canvas_user_id" text,
	"canvas_user_name" text,
	"state" text DEFAULT 'ok' NOT NULL,
	"secret" text NOT NULL,
	"token_hint" text,
	"token_expires_at" timestamp with time zone,
	"planner_etag" text,
	"full_at" timestamp with time zone,
	"last_synced_at" timestamp with time zone,
	"next_sync_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "canvas_connection_once" UNIQUE("person_id","canvas_url","canvas_user_id"),
	CONSTRAINT "canvas_connection_state" CHECK ("canvas_connection"."state" in ('ok', 'reconnect', 'forbidden', 'unreachable'))
);
--> statement-breakpoint
CREATE TABLE "canvas_course" (
	"connection_id" uuid NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"term" text,
	"is_restricted" boolean NOT NULL,
	"current_score" double precision,
	"current_grade" text,
	"final_score" double precision,
	"final_grade" text,
	"url" text,
	"listed_at" timestamp with time zone,
	"synced_at" timestamp with time zone NOT NULL,
	CONSTRAINT "canvas_course_connection_id_id_pk" PRIMARY KEY("connection_id","id")
);
--> statement-breakpoint
CREATE TABLE "canvas_seen" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"up_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "canvas_sync" (
	"id" uuid PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"trigger" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"is_full" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"held_until" timestamp with time zone,
	"cancel_asked_at" timestamp with time zone,
	"requests" integer DEFAULT 0 NOT NULL,
	"changes" integer DEFAULT 0 NOT NULL,
	"resources" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"last_line" text
);
--> statement-breakpoint
ALTER TABLE "canvas_assignment" ADD CONSTRAINT "canvas_assignment_connection_id_course_id_canvas_course_connection_id_id_fk" FOREIGN KEY ("connection_id","course_id") REFERENCES "public"."canvas_course"("connection_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_change" ADD CONSTRAINT "canvas_change_connection_id_canvas_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."canvas_connection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_connection" ADD CONSTRAINT "canvas_connection_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_course" ADD CONSTRAINT "canvas_course_connection_id_canvas_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."canvas_connection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_seen" ADD CONSTRAINT "canvas_seen_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_sync" ADD CONSTRAINT "canvas_sync_connection_id_canvas_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."canvas_connection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "canvas_assignment_course" ON "canvas_assignment" USING btree ("connection_id","course_id");--> statement-breakpoint
CREATE INDEX "canvas_assignment_due" ON "canvas_assignment" USING btree ("connection_id","due_at");--> statement-breakpoint
CREATE INDEX "canvas_change_connection" ON "canvas_change" USING btree ("connection_id","id");--> statement-breakpoint
CREATE INDEX "canvas_connection_due" ON "canvas_connection" USING btree ("next_sync_at");--> statement-breakpoint
CREATE UNIQUE INDEX "canvas_sync_one" ON "canvas_sync" USING btree ("connection_id") WHERE "canvas_sync"."state" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "canvas_sync_connection" ON "canvas_sync" USING btree ("connection_id","created_at");