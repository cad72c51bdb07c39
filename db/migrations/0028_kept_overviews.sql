CREATE TABLE `overviews` (
	`application_id` text PRIMARY KEY NOT NULL,
	`overview` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `overviews_kept` (
	`id` integer PRIMARY KEY NOT NULL,
	`rules` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	CONSTRAINT "overviews_kept_is_one" CHECK("overviews_kept"."id" = 1)
);
