CREATE TABLE "turns" (
	"of" text PRIMARY KEY NOT NULL,
	"free" bigint[] DEFAULT '{}' NOT NULL,
	"not_before" double precision DEFAULT 0 NOT NULL
);
