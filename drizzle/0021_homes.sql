CREATE TABLE "homes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"place" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"restored_from" timestamp with time zone
);
