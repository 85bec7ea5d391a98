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
ALTER TABLE "lesson_caption" ADD CONSTRAINT "lesson_caption_stored_id_stored_object_id_fk" FOREIGN KEY ("stored_id") REFERENCES "public"."stored_object"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_upload" ADD CONSTRAINT "media_upload_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_file" ADD CONSTRAINT "lesson_file_stored_id_stored_object_id_fk" FOREIGN KEY ("stored_id") REFERENCES "public"."stored_object"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_video" ADD CONSTRAINT "lesson_video_stored_id_stored_object_id_fk" FOREIGN KEY ("stored_id") REFERENCES "public"."stored_object"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_object" ADD CONSTRAINT "stored_object_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lesson_caption_stored" ON "lesson_caption" USING btree ("stored_id");--> statement-breakpoint
CREATE INDEX "media_event_upload" ON "media_event" USING btree ("upload_id") WHERE "media_event"."applied_at" is null;--> statement-breakpoint
CREATE INDEX "media_event_asset" ON "media_event" USING btree ("asset_id") WHERE "media_event"."applied_at" is null;--> statement-breakpoint
CREATE INDEX "media_event_age" ON "media_event" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "media_upload_lesson" ON "media_upload" USING btree ("lesson_id","created_at");--> statement-breakpoint
CREATE INDEX "media_upload_asset" ON "media_upload" USING btree ("asset_id");--> statement-breakpoint
CREATE INDEX "media_upload_open" ON "media_upload" USING btree ("heard_at") WHERE "media_upload"."status" in ('waiting', 'processing');--> statement-breakpoint
CREATE INDEX "lesson_file_stored" ON "lesson_file" USING btree ("stored_id");--> statement-breakpoint
CREATE INDEX "lesson_video_stored" ON "lesson_video" USING btree ("stored_id");--> statement-breakpoint
CREATE INDEX "stored_object_person" ON "stored_object" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "stored_object_age" ON "stored_object" USING btree ("created_at");