CREATE TABLE "browser_session" (
	"hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"sign_in_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "password_reset" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"sent" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "password_reset_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text DEFAULT 'user' NOT NULL,
	"password_hash" text,
	"timezone" text DEFAULT 'UTC' NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"avatar_url" text,
	"subscription_tier" text DEFAULT 'free' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_role" CHECK ("person"."role" in ('user', 'member', 'tutor', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "refresh_token" (
	"hash" text PRIMARY KEY NOT NULL,
	"sign_in_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "service_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"prefix" text NOT NULL,
	"name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"owner_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "service_key_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"is_stolen" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel" (
	"name" text PRIMARY KEY NOT NULL,
	"room_id" integer NOT NULL,
	"owner_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_room_id_unique" UNIQUE("room_id")
);
--> statement-breakpoint
CREATE TABLE "classroom_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" integer NOT NULL,
	"owner_id" uuid NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"booking_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "classroom_session_room_id_unique" UNIQUE("room_id"),
	CONSTRAINT "classroom_session_times" CHECK ("classroom_session"."starts_at" is null or "classroom_session"."ends_at" is null or "classroom_session"."starts_at" < "classroom_session"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer,
	"answer" "bytea",
	"locked_until" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"held_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mail_dedupe_key_unique" UNIQUE("dedupe_key"),
	CONSTRAINT "mail_state" CHECK ("mail"."state" in ('sending', 'sent'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dispatched_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"dead_reason" text
);
--> statement-breakpoint
CREATE TABLE "node_lease" (
	"node_id" uuid PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_event" (
	"room_id" integer NOT NULL,
	"seq" bigint NOT NULL,
	"actor_id" uuid NOT NULL,
	"target" bigint,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"cid" text,
	"data" text NOT NULL,
	CONSTRAINT "room_event_room_id_seq_pk" PRIMARY KEY("room_id","seq")
);
--> statement-breakpoint
CREATE TABLE "room_head" (
	"room_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "room_head_room_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"title" text NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"flags" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_member" (
	"room_id" integer NOT NULL,
	"actor_id" uuid NOT NULL,
	"role" text NOT NULL,
	"rights" integer NOT NULL,
	"banned_until" timestamp with time zone,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_member_room_id_actor_id_pk" PRIMARY KEY("room_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "room_presence" (
	"room_id" integer NOT NULL,
	"actor_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	CONSTRAINT "room_presence_room_id_actor_id_node_id_pk" PRIMARY KEY("room_id","actor_id","node_id")
);
--> statement-breakpoint
CREATE TABLE "room_read" (
	"room_id" integer NOT NULL,
	"actor_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "room_read_room_id_actor_id_pk" PRIMARY KEY("room_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "room_state" (
	"room_id" integer NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"version" bigint NOT NULL,
	"data" text NOT NULL,
	CONSTRAINT "room_state_room_id_kind_actor_id_pk" PRIMARY KEY("room_id","kind","actor_id")
);
--> statement-breakpoint
CREATE TABLE "space" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "space_lesson" UNIQUE("owner_id","lesson_id")
);
--> statement-breakpoint
ALTER TABLE "browser_session" ADD CONSTRAINT "browser_session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "browser_session" ADD CONSTRAINT "browser_session_sign_in_id_sign_in_id_fk" FOREIGN KEY ("sign_in_id") REFERENCES "public"."sign_in"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_token" ADD CONSTRAINT "refresh_token_sign_in_id_sign_in_id_fk" FOREIGN KEY ("sign_in_id") REFERENCES "public"."sign_in"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_key" ADD CONSTRAINT "service_key_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_room_id_room_head_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room_head"("room_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classroom_session" ADD CONSTRAINT "classroom_session_room_id_room_head_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room_head"("room_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classroom_session" ADD CONSTRAINT "classroom_session_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_member" ADD CONSTRAINT "room_member_room_id_room_head_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room_head"("room_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_member" ADD CONSTRAINT "room_member_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space" ADD CONSTRAINT "space_session_id_classroom_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."classroom_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space" ADD CONSTRAINT "space_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "browser_session_person" ON "browser_session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "browser_session_sign_in" ON "browser_session" USING btree ("sign_in_id");--> statement-breakpoint
CREATE INDEX "browser_session_expires" ON "browser_session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "password_reset_person" ON "password_reset" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "refresh_token_sign_in" ON "refresh_token" USING btree ("sign_in_id");--> statement-breakpoint
CREATE INDEX "service_key_owner" ON "service_key" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "sign_in_person" ON "sign_in" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_expires" ON "sign_in" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "classroom_session_owner" ON "classroom_session" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "idempotency_expires" ON "idempotency" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mail_person" ON "mail" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("name","key");--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("dispatched_at") WHERE "outbox"."done_at" is null and "outbox"."dead_reason" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "room_event_cid" ON "room_event" USING btree ("room_id","actor_id","cid");--> statement-breakpoint
CREATE INDEX "room_event_hand" ON "room_event" USING btree ("room_id","actor_id","seq") WHERE "room_event"."kind" in ('hand.raised', 'hand.lowered');--> statement-breakpoint
CREATE INDEX "room_event_target" ON "room_event" USING btree ("room_id","target") WHERE "room_event"."target" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "room_head_key" ON "room_head" USING btree ("key");--> statement-breakpoint
CREATE INDEX "room_member_actor" ON "room_member" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "room_presence_node" ON "room_presence" USING btree ("node_id");