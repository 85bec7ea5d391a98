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
ALTER TABLE "invite" ADD CONSTRAINT "invite_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_code" ADD CONSTRAINT "invite_code_invite_id_invite_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."invite"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_use" ADD CONSTRAINT "invite_use_invite_id_invite_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."invite"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_use" ADD CONSTRAINT "invite_use_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invite_created" ON "invite" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "invite_code_invite" ON "invite_code" USING btree ("invite_id");--> statement-breakpoint
CREATE INDEX "invite_use_person" ON "invite_use" USING btree ("person_id");