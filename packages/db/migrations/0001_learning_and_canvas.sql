CREATE TABLE "audit_entry" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" smallint PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "catalogue_version" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "course" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"difficulty" text NOT NULL,
	"thumbnail_url" text,
	"visibility" text NOT NULL,
	"language" text NOT NULL,
	"publish_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', title) || to_tsvector('simple', title), 'A') || setweight(to_tsvector('english', description) || to_tsvector('simple', description), 'C')) STORED,
	CONSTRAINT "course_visibility" CHECK ("course"."visibility" in ('public', 'member', 'draft'))
);
--> statement-breakpoint
CREATE TABLE "course_level" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" uuid NOT NULL,
	"title" text NOT NULL,
	"order_index" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolment" (
	"person_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"enrolled_at" timestamp with time zone DEFAULT now() NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "enrolment_person_id_course_id_pk" PRIMARY KEY("person_id","course_id")
);
--> statement-breakpoint
CREATE TABLE "lesson" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" uuid NOT NULL,
	"level_id" uuid,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"week_number" integer NOT NULL,
	"day_number" integer NOT NULL,
	"order_index" integer NOT NULL,
	"minutes" integer NOT NULL,
	"xp_value" integer NOT NULL,
	"is_boss_battle" boolean NOT NULL,
	"notes" text NOT NULL,
	"drip" jsonb NOT NULL,
	"publish_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', title) || to_tsvector('simple', title), 'A') || setweight(to_tsvector('english', notes) || to_tsvector('simple', notes), 'C')) STORED
);
--> statement-breakpoint
CREATE TABLE "lesson_completion" (
	"person_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"completed_at" timestamp with time zone NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "lesson_completion_person_id_lesson_id_pk" PRIMARY KEY("person_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "lesson_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"at" double precision,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_override" (
	"person_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"lesson_id" uuid,
	"granted_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lesson_override_once" UNIQUE NULLS NOT DISTINCT("person_id","course_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "lesson_post" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"parent_id" uuid,
	"at" double precision,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_watch" (
	"person_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"position" double precision NOT NULL,
	"intervals" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lesson_watch_person_id_lesson_id_pk" PRIMARY KEY("person_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "invite" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role_to_grant" text NOT NULL,
	"email" text,
	"course_id" uuid,
	"max_uses" integer NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invite_role" CHECK ("invite"."role_to_grant" in ('member', 'tutor', 'admin')),
	CONSTRAINT "invite_seats" CHECK ("invite"."uses" between 0 and "invite"."max_uses")
);
--> statement-breakpoint
CREATE TABLE "invite_code" (
	"hash" text PRIMARY KEY NOT NULL,
	"invite_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invite_use" (
	"invite_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invite_use_invite_id_person_id_pk" PRIMARY KEY("invite_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "lesson_caption" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"stored_id" uuid NOT NULL,
	"language" text NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "lesson_caption_label" UNIQUE("lesson_id","label")
);
--> statement-breakpoint
CREATE TABLE "media_event" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"upload_id" text,
	"asset_id" text,
	"body" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "media_upload" (
	"id" text PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"asset_id" text,
	"playback" text,
	"duration" double precision,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"heard_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"order_index" integer NOT NULL,
	"title" text NOT NULL,
	"pass_percent" integer NOT NULL,
	"time_limit_seconds" integer,
	"attempts_allowed" integer,
	"counts" text NOT NULL,
	"lives" integer,
	"points" integer NOT NULL,
	"questions" jsonb NOT NULL,
	"shown" jsonb NOT NULL,
	"archived_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "quiz_answer" (
	"attempt_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"answer" jsonb NOT NULL,
	"score" double precision NOT NULL,
	"is_correct" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "quiz_answer_attempt_id_question_id_pk" PRIMARY KEY("attempt_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "quiz_attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"quiz_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"deadline" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"lives_left" integer,
	"points" integer NOT NULL,
	"earned" double precision DEFAULT 0 NOT NULL,
	"percent" integer DEFAULT 0 NOT NULL,
	"is_passed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_mistake" (
	"person_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"quiz_id" uuid NOT NULL,
	"right_in_row" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quiz_mistake_person_id_question_id_pk" PRIMARY KEY("person_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "badge_award" (
	"person_id" uuid NOT NULL,
	"code" text NOT NULL,
	"earned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "badge_award_person_id_code_pk" PRIMARY KEY("person_id","code")
);
--> statement-breakpoint
CREATE TABLE "reward_profile" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"xp" integer DEFAULT 0 NOT NULL,
	"streak" jsonb,
	"gentleness" text DEFAULT 'standard' NOT NULL,
	"is_on_leaderboard" boolean DEFAULT true NOT NULL,
	"week_goal" integer DEFAULT 300 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xp_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "xp_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"amount" integer NOT NULL,
	"course_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"zone" text NOT NULL,
	"day" date NOT NULL,
	"gentleness" text NOT NULL,
	CONSTRAINT "xp_entry_once" UNIQUE("person_id","source","source_id")
);
--> statement-breakpoint
CREATE TABLE "lesson_file" (
	"lesson_id" uuid NOT NULL,
	"stored_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lesson_file_lesson_id_stored_id_pk" PRIMARY KEY("lesson_id","stored_id")
);
--> statement-breakpoint
CREATE TABLE "lesson_video" (
	"lesson_id" uuid PRIMARY KEY NOT NULL,
	"stored_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stored_object" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"folder" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" bigint NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"width" integer,
	"height" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stored_object_key_unique" UNIQUE("key"),
	CONSTRAINT "stored_object_status" CHECK ("stored_object"."status" in ('pending', 'ready'))
);
--> statement-breakpoint
ALTER TABLE "canvas_assignment" ADD CONSTRAINT "canvas_assignment_connection_id_course_id_canvas_course_connection_id_id_fk" FOREIGN KEY ("connection_id","course_id") REFERENCES "public"."canvas_course"("connection_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_change" ADD CONSTRAINT "canvas_change_connection_id_canvas_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."canvas_connection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_connection" ADD CONSTRAINT "canvas_connection_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_course" ADD CONSTRAINT "canvas_course_connection_id_canvas_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."canvas_connection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_seen" ADD CONSTRAINT "canvas_seen_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_sync" ADD CONSTRAINT "canvas_sync_connection_id_canvas_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."canvas_connection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_level" ADD CONSTRAINT "course_level_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_level_id_course_level_id_fk" FOREIGN KEY ("level_id") REFERENCES "public"."course_level"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_completion" ADD CONSTRAINT "lesson_completion_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_completion" ADD CONSTRAINT "lesson_completion_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_completion" ADD CONSTRAINT "lesson_completion_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_note" ADD CONSTRAINT "lesson_note_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_note" ADD CONSTRAINT "lesson_note_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_override" ADD CONSTRAINT "lesson_override_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_override" ADD CONSTRAINT "lesson_override_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_override" ADD CONSTRAINT "lesson_override_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_override" ADD CONSTRAINT "lesson_override_granted_by_person_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_post" ADD CONSTRAINT "lesson_post_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_post" ADD CONSTRAINT "lesson_post_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_post" ADD CONSTRAINT "lesson_post_parent_id_lesson_post_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."lesson_post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_watch" ADD CONSTRAINT "lesson_watch_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_watch" ADD CONSTRAINT "lesson_watch_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_code" ADD CONSTRAINT "invite_code_invite_id_invite_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."invite"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_use" ADD CONSTRAINT "invite_use_invite_id_invite_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."invite"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_use" ADD CONSTRAINT "invite_use_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_caption" ADD CONSTRAINT "lesson_caption_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_caption" ADD CONSTRAINT "lesson_caption_stored_id_stored_object_id_fk" FOREIGN KEY ("stored_id") REFERENCES "public"."stored_object"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_upload" ADD CONSTRAINT "media_upload_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_upload" ADD CONSTRAINT "media_upload_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz" ADD CONSTRAINT "quiz_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_answer" ADD CONSTRAINT "quiz_answer_attempt_id_quiz_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."quiz_attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_attempt" ADD CONSTRAINT "quiz_attempt_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_attempt" ADD CONSTRAINT "quiz_attempt_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_mistake" ADD CONSTRAINT "quiz_mistake_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_mistake" ADD CONSTRAINT "quiz_mistake_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_award" ADD CONSTRAINT "badge_award_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_profile" ADD CONSTRAINT "reward_profile_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xp_entry" ADD CONSTRAINT "xp_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_file" ADD CONSTRAINT "lesson_file_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_file" ADD CONSTRAINT "lesson_file_stored_id_stored_object_id_fk" FOREIGN KEY ("stored_id") REFERENCES "public"."stored_object"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_video" ADD CONSTRAINT "lesson_video_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_video" ADD CONSTRAINT "lesson_video_stored_id_stored_object_id_fk" FOREIGN KEY ("stored_id") REFERENCES "public"."stored_object"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_object" ADD CONSTRAINT "stored_object_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_actor" ON "audit_entry" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entry_subject" ON "audit_entry" USING btree ("subject","seq");--> statement-breakpoint
CREATE INDEX "audit_entry_action" ON "audit_entry" USING btree ("action","seq");--> statement-breakpoint
CREATE INDEX "audit_entry_at" ON "audit_entry" USING btree ("at");--> statement-breakpoint
CREATE INDEX "canvas_assignment_course" ON "canvas_assignment" USING btree ("connection_id","course_id");--> statement-breakpoint
CREATE INDEX "canvas_assignment_due" ON "canvas_assignment" USING btree ("connection_id","due_at");--> statement-breakpoint
CREATE INDEX "canvas_change_connection" ON "canvas_change" USING btree ("connection_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "canvas_connection_unknown" ON "canvas_connection" USING btree ("person_id","canvas_url","kind") WHERE "canvas_connection"."canvas_user_id" is null;--> statement-breakpoint
CREATE INDEX "canvas_connection_due" ON "canvas_connection" USING btree ("next_sync_at");--> statement-breakpoint
CREATE UNIQUE INDEX "canvas_sync_one" ON "canvas_sync" USING btree ("connection_id") WHERE "canvas_sync"."state" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "canvas_sync_connection" ON "canvas_sync" USING btree ("connection_id","created_at");--> statement-breakpoint
CREATE INDEX "course_owner" ON "course" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "course_search" ON "course" USING gin ("search");--> statement-breakpoint
CREATE INDEX "course_level_course" ON "course_level" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "enrolment_course" ON "enrolment" USING btree ("course_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_place" ON "lesson" USING btree ("course_id","week_number","day_number","order_index") WHERE "lesson"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "lesson_search" ON "lesson" USING gin ("search");--> statement-breakpoint
CREATE INDEX "lesson_completion_course" ON "lesson_completion" USING btree ("person_id","course_id");--> statement-breakpoint
CREATE INDEX "lesson_completion_lesson" ON "lesson_completion" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "lesson_note_person" ON "lesson_note" USING btree ("person_id","lesson_id");--> statement-breakpoint
CREATE INDEX "lesson_post_lesson" ON "lesson_post" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "lesson_post_parent" ON "lesson_post" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "invite_created" ON "invite" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "invite_code_invite" ON "invite_code" USING btree ("invite_id");--> statement-breakpoint
CREATE INDEX "invite_use_person" ON "invite_use" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "lesson_caption_stored" ON "lesson_caption" USING btree ("stored_id");--> statement-breakpoint
CREATE INDEX "media_event_upload" ON "media_event" USING btree ("upload_id") WHERE "media_event"."applied_at" is null;--> statement-breakpoint
CREATE INDEX "media_event_asset" ON "media_event" USING btree ("asset_id") WHERE "media_event"."applied_at" is null;--> statement-breakpoint
CREATE INDEX "media_event_age" ON "media_event" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "media_upload_lesson" ON "media_upload" USING btree ("lesson_id","created_at");--> statement-breakpoint
CREATE INDEX "media_upload_asset" ON "media_upload" USING btree ("asset_id");--> statement-breakpoint
CREATE INDEX "media_upload_open" ON "media_upload" USING btree ("heard_at") WHERE "media_upload"."status" in ('waiting', 'processing');--> statement-breakpoint
CREATE INDEX "quiz_lesson" ON "quiz" USING btree ("lesson_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_attempt_ordinal" ON "quiz_attempt" USING btree ("quiz_id","person_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_attempt_open" ON "quiz_attempt" USING btree ("quiz_id","person_id") WHERE "quiz_attempt"."state" = 'open';--> statement-breakpoint
CREATE INDEX "quiz_attempt_person" ON "quiz_attempt" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "quiz_mistake_due" ON "quiz_mistake" USING btree ("person_id","due_at");--> statement-breakpoint
CREATE INDEX "xp_entry_person" ON "xp_entry" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "xp_entry_day" ON "xp_entry" USING btree ("person_id","day");--> statement-breakpoint
CREATE INDEX "xp_entry_course" ON "xp_entry" USING btree ("course_id","day");--> statement-breakpoint
CREATE INDEX "lesson_file_stored" ON "lesson_file" USING btree ("stored_id");--> statement-breakpoint
CREATE INDEX "lesson_video_stored" ON "lesson_video" USING btree ("stored_id");--> statement-breakpoint
CREATE INDEX "stored_object_person" ON "stored_object" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "stored_object_age" ON "stored_object" USING btree ("created_at");