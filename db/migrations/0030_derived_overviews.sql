-- What can be computed anew is apart from what is sealed (db/sealed-tables.ts); what was kept by other rules is of no use.
DROP TABLE `overviews`;
--> statement-breakpoint
DROP TABLE `overviews_kept`;
--> statement-breakpoint
CREATE TABLE `derived_overviews` (
	`application_id` text PRIMARY KEY NOT NULL,
	`overview` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `derived_overviews_head` (
	`rules` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`count` integer NOT NULL
);
